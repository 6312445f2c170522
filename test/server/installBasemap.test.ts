/** `npm run basemap`: a downloaded file becomes the offline base map, or one sentence says why it cannot. Cut by the real tilemaker. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { ensureTilemaker } from '../../scripts/tilemaker.mjs'
import { type Installed, installBasemap, warningOf } from '../../server/basemap/installBasemap'
import { withArchive } from '../../server/basemap/pmtilesFile'
import { writePmtiles } from '../../server/basemap/pmtilesWriter'
import { repositoryRoot } from '../../server/repositoryRoot'
import { extractXml, writeExtract } from '../extract'

let folder: string
let extract: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-basemap-'))
  extract = writeExtract(folder)
  ensureTilemaker()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const dataDirs: string[] = []
const newDataDir = async () => {
  const made = join(folder, `data-${dataDirs.length}`)
  dataDirs.push(made)
  return made
}
const install = async (path: string, dataDir: string, findTilemaker: () => string | undefined = ensureTilemaker) =>
  installBasemap(path, { dataDir, geodataFolder: join(repositoryRoot, 'geodata'), findTilemaker })
const installed = async (path: string, dataDir: string): Promise<Installed> => {
  const answer = await install(path, dataDir)
  if (isRefusal(answer)) throw new Error(answer.refused.en)
  return answer
}

/** All features of a tile, by layer. */
const featuresAt = (path: string, z: number, x: number, y: number) =>
  withArchive(path, async (archive) => {
    const found = await archive.getZxy(z, x, y)
    if (!found) return {}
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(found.data)))
    return Object.fromEntries(
      Object.entries(layers).map(([name, layer]) => [
        name,
        Array.from({ length: layer.length }, (_, at) => layer.feature(at).properties),
      ]),
    )
  })

describe('an extract of OpenStreetMap', () => {
  let made: Installed
  beforeAll(async () => {
    made = await installed(extract, await newDataDir())
  })

  it('becomes an archive in the data folder, and leaves nothing else there', async () => {
    expect(made.path).toMatch(/data-\d+\/basemap\.pmtiles$/)
    expect(await readdir(join(made.path, '..'))).toEqual(['basemap.pmtiles'])
    expect(made.bytes).toBe((await stat(made.path)).size)
    expect(made.tiles).toBeGreaterThan(30)
  })

  it('has the layers and kinds of the Protomaps basemap, with Chinese names', async () => {
    // The two tiles of zoom 12 in the middle of the extract.
    const [north, south] = await Promise.all([1586, 1587].map((y) => featuresAt(made.path, 12, 3312, y)))
    const of = (layer: string) => [...(north?.[layer] ?? []), ...(south?.[layer] ?? [])]
    expect(of('roads')).toContainEqual(
      expect.objectContaining({ kind: 'major_road', kind_detail: 'trunk', name: '昌盛路', min_zoom: 6 }),
    )
    expect(of('roads')).toContainEqual(
      expect.objectContaining({
        kind: 'minor_road',
        kind_detail: 'residential',
        name: '滨河北路',
        'name:en': 'Binhe North Road',
      }),
    )
    expect(of('roads')).toContainEqual(expect.objectContaining({ kind: 'highway', name: '青银高速' }))
    expect(of('roads')).toContainEqual(expect.objectContaining({ kind: 'rail', name: '太中银铁路' }))
    expect(of('water')).toContainEqual(expect.objectContaining({ kind: 'river', name: '北川河' }))
    expect(of('water')).toContainEqual(expect.objectContaining({ kind: 'lake', name: '世纪湖' }))
    expect(of('landuse')).toContainEqual(expect.objectContaining({ kind: 'park' }))
    expect(of('landuse')).toContainEqual(expect.objectContaining({ kind: 'school' }))
    expect(of('places')).toContainEqual(
      expect.objectContaining({
        kind: 'locality',
        kind_detail: 'city',
        name: '离石',
        'name:zh': '离石区',
        population_rank: 10,
      }),
    )
  })

  it('has houses, bridges and public places where one is near enough to see them', async () => {
    const all = await Promise.all(
      [13247, 13248, 13249, 13250].flatMap((x) => [6345, 6346, 6347, 6348].map((y) => featuresAt(made.path, 14, x, y))),
    )
    const of = (layer: string) => all.flatMap((features) => features[layer] ?? [])
    expect(of('buildings').length).toBeGreaterThan(10)
    expect(of('roads')).toContainEqual(expect.objectContaining({ name: '人行天桥', kind: 'path', is_bridge: true }))
    expect(of('pois')).toContainEqual(expect.objectContaining({ kind: 'townhall', name: '离石区人民政府' }))
    expect(of('pois')).toContainEqual(expect.objectContaining({ kind: 'school', name: '离石区第一中学' }))
    expect(of('pois').map(({ name }) => name)).not.toContain('某超市')
  })

  it('that covers the district in part is said to, with both boxes', () => {
    expect(made.warning?.zh).toMatch(
      /^底图只盖住本区的一部分。文件范围 111\.\d{3}, 37\.\d{3}, .*；本区范围 110\.939, 37\.342, 111\.599, 37\.737/,
    )
  })

  it('of another place is taken and said to lie elsewhere, with both boxes', async () => {
    const beijing = writeExtract(folder, 'beijing', extractXml([116.4, 39.9]))
    const { warning, box } = await installed(beijing, await newDataDir())
    expect(box[0]).toBeGreaterThan(116)
    expect(warning?.zh).toMatch(/^底图不在本区范围内，地图上看不到它。文件范围 116\./)
    expect(warning?.en).toMatch(/lies elsewhere.*The file has 116\..*the district is 110\.939/)
  })

  it('whole, or more than the district, needs no warning', () => {
    expect(warningOf([110, 37, 112, 38], [110.9, 37.3, 111.6, 37.8])).toBeNull()
  })

  it('made anew takes the place of the one before at once', async () => {
    const before = await stat(made.path)
    const again = await installed(extract, join(made.path, '..'))
    expect(again).toMatchObject({ path: made.path, tiles: made.tiles })
    expect((await stat(made.path)).ino).not.toBe(before.ino)
    expect(await readdir(join(made.path, '..'))).toEqual(['basemap.pmtiles'])
  })
})

describe('an archive of Protomaps', () => {
  it('is taken as it is', async () => {
    const made = await installed(extract, await newDataDir())
    const again = await installed(made.path, await newDataDir())
    expect(again).toMatchObject({ tiles: made.tiles, bytes: made.bytes, box: made.box })
  })
})

describe('what cannot be used', () => {
  const file = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  const archive = async (name: string, change: (bytes: Buffer) => void, layer = 'roads') => {
    const path = join(folder, name)
    await rm(path, { force: true })
    await writePmtiles(path, [{ tileId: 0, bytes: new Uint8Array([0x1f, 0x8b]) }], {
      box: [110, 37, 112, 38],
      minZoom: 0,
      maxZoom: 0,
      metadata: { vector_layers: [{ id: layer }] },
    })
    const bytes = await readFile(path)
    change(bytes)
    await writeFile(path, bytes)
    return path
  }
  const cut = async (name: string, from: string, bytes: number) => {
    const path = await file(name, await readFile(from))
    await truncate(path, bytes)
    return path
  }

  test.each<[string, () => Promise<string>, RegExp]>([
    ['no such file', async () => join(folder, 'nothing.osm.pbf'), /^找不到文件 .*nothing\.osm\.pbf/],
    ['a folder', async () => folder, /^找不到文件/],
    ['another kind of file', () => file('map.osm', '<osm/>'), /^只接受 \.osm\.pbf 或 \.pmtiles/],
    ['an empty file', () => file('empty.osm.pbf', ''), /不是 OpenStreetMap 的 \.osm\.pbf/],
    ['a page instead of the download', () => file('page.osm.pbf', '<!doctype html>'.repeat(100)), /不是 OpenStreetMap/],
    ['a download that broke off', async () => cut('half.osm.pbf', extract, (await stat(extract)).size - 40), /不完整/],
    ['one that broke off in its first block', () => cut('head.osm.pbf', extract, 12), /不是 OpenStreetMap/],
    [
      'an extract without anything in it',
      async () => writeExtract(folder, 'void', '<?xml version="1.0"?><osm version="0.6"></osm>'),
      /没有任何数据/,
    ],
    [
      'an extract with nothing to draw',
      async () =>
        writeExtract(folder, 'bench', '<osm version="0.6"><node id="1" version="1" lon="111" lat="37.5"/></osm>'),
      /没有可画的道路、水系或地名/,
    ],
    ['no archive', () => file('page.pmtiles', '<!doctype html>'), /不是 PMTiles 底图/],
    ['an archive of version 2', () => archive('two.pmtiles', (bytes) => bytes.writeUInt8(2, 7)), /不是第 3 版/],
    ['an archive of pictures', () => archive('png.pmtiles', (bytes) => bytes.writeUInt8(2, 99)), /不是矢量瓦片/],
    ['an archive in Brotli', () => archive('br.pmtiles', (bytes) => bytes.writeUInt8(3, 98)), /压缩方式/],
    [
      'an archive in another schema',
      () => archive('omt.pmtiles', () => {}, 'transportation'),
      /图层（transportation）不是/,
    ],
    [
      'an archive that broke off',
      async () => cut('half.pmtiles', await archive('whole.pmtiles', () => {}), 16_384),
      /PMTiles 文件不完整/,
    ],
  ])('%s is told in one sentence, and the old base map stays', async (_, make, words) => {
    const dataDir = await newDataDir()
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'basemap.pmtiles'), 'the old one')
    const answer = await install(await make(), dataDir)
    if (!isRefusal(answer)) throw new Error('it was taken')
    expect(answer.refused.zh).toMatch(words)
    expect(answer.refused.zh).toContain('请')
    expect(await readdir(dataDir)).toEqual(['basemap.pmtiles'])
    expect(await readFile(join(dataDir, 'basemap.pmtiles'), 'utf8')).toBe('the old one')
  })

  it('without tilemaker it is said how to get it', async () => {
    const answer = await install(extract, await newDataDir(), () => undefined)
    expect(isRefusal(answer) && answer.refused.zh).toContain('apt-get install tilemaker')
  })

  it('a tilemaker that fails is told with its last words', async () => {
    const answer = await install(extract, await newDataDir(), () => '/bin/false')
    expect(isRefusal(answer) && answer.refused.zh).toMatch(/^tilemaker 没有完成，底图没有生成（1）/)
  })
})

/** What tilemaker leaves on a full disk: it ends well, and a file is half there. */
const onFullDisk = async (name: string, writes: string) => {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\nmkdir -p "$4/14/13249"\n${writes}\n`, { mode: 0o755 })
  return path
}
test.each([
  ['tile', `printf broken > "$4/14/13249/6346.pbf"; echo '{"vector_layers":[]}' > "$4/metadata.json"`],
  ['list of layers', `echo whole | gzip > "$4/14/13249/6346.pbf"; printf '{"vector' > "$4/metadata.json"`],
])('a half-written %s is told as a full disk, and nothing is left', async (name, writes) => {
  const program = await onFullDisk(`tilemaker-${name}`, writes)
  const dataDir = await newDataDir()
  const answer = await install(extract, dataDir, () => program)
  expect(isRefusal(answer) && answer.refused.zh).toMatch(/^磁盘空间不足，底图没有生成。请清理/)
  expect(await readdir(dataDir)).toEqual([])
})

const run = (words: readonly string[], dataDir: string) =>
  new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    const child = spawn(process.execPath, [join(repositoryRoot, 'scripts/basemap.mjs'), ...words], {
      cwd: repositoryRoot,
      env: { ...process.env, DATA_DIR: dataDir },
    })
    let out = ''
    let errors = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.once('close', (code) => resolve({ code, out, errors }))
  })

test('the command says what it has done in both languages, and ends with 0', async () => {
  const dataDir = await newDataDir()
  const { code, out, errors } = await run([extract], dataDir)
  expect(code).toBe(0)
  expect(out).toMatch(/^离线底图已就绪：.*basemap\.pmtiles（\d+ 个瓦片，\d+ kB）/m)
  expect(out).toMatch(/^The offline base map is in place: /m)
  expect(errors).toContain('底图只盖住本区的一部分')
})

test('the command ends with 1 and says how it is used', async () => {
  expect(await run([], await newDataDir())).toMatchObject({
    code: 1,
    out: '',
    errors: expect.stringMatching(/^用法：npm run basemap/),
  })
  expect(await run(['/nowhere.pmtiles'], await newDataDir())).toMatchObject({
    code: 1,
    errors: expect.stringContaining('找不到文件'),
  })
})
