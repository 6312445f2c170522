/** What of base maps the server serves: the offline one by pieces, and 天地图 without its key. The service itself is stood in for. */
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { FetchSource, PMTiles } from 'pmtiles'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { rangeOf } from '../../server/basemap/offlineBasemap'
import { writePmtiles } from '../../server/basemap/pmtilesWriter'
import { openTianditu, type TiandituLimits, type TilePlace } from '../../server/basemap/tianditu'
import { judgeAnswer } from '../../server/basemap/tileAnswer'
import { createTileCache } from '../../server/basemap/tileCache'
import { type Person, startTestServer, type TestServer } from '../testServer'
import { type Mood, startTianditu, type TiandituStandIn } from '../tiandituStandIn'

const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
let standIn: TiandituStandIn
let folder: string
beforeAll(async () => {
  standIn = await startTianditu()
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-tiles-'))
})
afterAll(async () => {
  await standIn.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  standIn.mood = 'well'
  standIn.asked.length = 0
})

const writeArchive = async (path: string, words: string) => {
  await rm(path, { force: true })
  await writePmtiles(path, [{ tileId: 0, bytes: gzipSync(words) }], {
    box: [110, 37, 112, 38],
    minZoom: 0,
    maxZoom: 0,
    metadata: { vector_layers: [{ id: 'roads' }] },
  })
}

describe('a server with an offline base map and a key', () => {
  let server: TestServer
  let office: Person
  let archive: string
  beforeAll(async () => {
    archive = join(folder, 'offline.pmtiles')
    await writeArchive(archive, 'the first')
    server = await startTestServer({ basemapPmtiles: archive, tianditu: { key, url: standIn.url } })
    office = await server.signIn('office')
  })
  afterAll(() => server.close())
  const offered = async () => (await office.client.campaign.overview.query()).basemaps
  const offlineUrl = async () => {
    const found = (await offered()).find(({ id }) => id === 'offline')
    return found && 'url' in found ? found.url : ''
  }

  it('offers both, and never says the key', async () => {
    expect(await offered()).toEqual([
      { id: 'offline', url: expect.stringMatching(/^\/api\/basemap\/offline\.pmtiles\?v=[\w-]+$/) },
      { id: 'tiandituVec' },
      { id: 'tiandituImg' },
      { id: 'tiandituTer' },
    ])
    expect(JSON.stringify(await office.client.campaign.overview.query())).not.toContain(key)
  })

  it('needs no wider policy for them', async () => {
    const policy = (await office.fetch('/healthz')).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self';")
    expect(policy).toContain("img-src 'self' data: blob:;")
  })

  it('gives pieces of the archive, and says 304 of what the browser has', async () => {
    const url = await offlineUrl()
    const bytes = await readFile(archive)
    const piece = await office.fetch(url, { headers: { range: 'bytes=0-126' } })
    expect(piece.status).toBe(206)
    expect(piece.headers.get('content-range')).toBe(`bytes 0-126/${bytes.length}`)
    expect(piece.headers.get('cache-control')).toContain('private')
    expect(Buffer.from(await piece.arrayBuffer()).equals(bytes.subarray(0, 127))).toBe(true)
    const etag = piece.headers.get('etag') ?? ''
    expect((await office.fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const beyond = await office.fetch(url, { headers: { range: `bytes=${bytes.length}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    expect((await server.nobody.fetch(url, { headers: { range: 'bytes=0-126' } })).status).toBe(401)
  })

  it('is read by the package that browsers use, and a replaced archive under a new address', async () => {
    const wordsAt = async (url: string) => {
      const source = new FetchSource(server.url + url, new Headers({ cookie: office.cookie }))
      const found = await new PMTiles(source).getZxy(0, 0, 0)
      return found && Buffer.from(found.data).toString()
    }
    const before = await offlineUrl()
    expect(await wordsAt(before)).toBe('the first')
    await writeArchive(archive, 'the second one')
    const after = await offlineUrl()
    expect(after).not.toBe(before)
    expect(await wordsAt(after)).toBe('the second one')
  })

  it('gives a tile of 天地图 with its type, once from there and then from disk', async () => {
    const path = '/api/basemap/tianditu/vec/12/3312/1586'
    const tile = await office.fetch(path)
    expect([tile.status, tile.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(tile.headers.get('cache-control')).toContain('private, max-age=')
    const again = await office.fetch(path, { headers: { 'if-none-match': tile.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect(standIn.asked).toEqual(['vec/12/3312/1586'])
    expect([...standIn.keys]).toEqual([key])
    expect(await readdir(join(server.dataDir, 'tianditu/vec/12'))).toEqual(['3312-1586'])
  })

  test.each([
    'vec/0/0/0',
    'vec/19/1/1',
    'ter/15/1/1',
    'vec/2/4/0',
    'vec/2/0/4',
    'xyz/3/1/1',
    'vec/3/1',
    'vec/3/1/1/1',
    'vec/3/-1/1',
    'vec/3/1.5/1',
    'vec/3/1/1?layer=http://example.cn',
    '../../healthz',
    'vec/%2e%2e/1/1',
    '//example.cn/3/1/1',
  ])('asks for nothing outside the table: %s', async (path) => {
    const { status } = await office.fetch(`/api/basemap/tianditu/${path}`)
    const isQuery = path.includes('?')
    expect(status).toBe(path === '../../healthz' ? 404 : isQuery ? 200 : 404)
    expect(standIn.asked).toEqual(isQuery ? ['vec/3/1/1'] : [])
  })

  it('lets nobody have tiles who is not signed in', async () => {
    expect((await server.nobody.fetch('/api/basemap/tianditu/vec/12/3312/1586')).status).toBe(401)
  })

  it('says in both languages that the key is not taken, and gives what it has kept', async () => {
    standIn.mood = 'refuses'
    const refused = await office.fetch('/api/basemap/tianditu/vec/12/3300/1500')
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('cache-control')]).toEqual([
      503,
      '60',
      'no-store',
    ])
    const said = await refused.json()
    expect(said.refused.zh).toBe('天地图不接受这个密钥，底图暂不显示，其他照常。请管理员检查密钥及其类型（服务器端）。')
    expect(JSON.stringify(said)).not.toContain(key)
    expect((await office.fetch('/api/basemap/tianditu/vec/12/3312/1586')).status).toBe(200)
  })
})

describe('a server with nothing configured', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('offers nothing, until an offline base map lies in its data folder', async () => {
    const office = await server.signIn('office')
    const offered = async () => (await office.client.campaign.overview.query()).basemaps.map(({ id }) => id)
    expect(await offered()).toEqual([])
    expect((await office.fetch('/api/basemap/offline.pmtiles')).status).toBe(404)
    expect((await office.fetch('/api/basemap/tianditu/vec/3/1/1')).status).toBe(404)
    await writeArchive(join(server.dataDir, 'basemap.pmtiles'), 'here')
    expect(await offered()).toEqual(['offline'])
  })
})

test('an own base map and a remote archive are offered with what was stated of them, and their origins allowed', async () => {
  const server = await startTestServer({
    basemapUrl: 'https://t{0-3}.tiles.example.cn/{z}/{x}/{y}.png',
    basemapDatum: 'CGCS2000',
    basemapAttribution: '某市自然资源局',
    basemapPmtiles: 'https://maps.example.cn/shanxi.pmtiles',
  })
  const office = await server.signIn('office')
  expect((await office.client.campaign.overview.query()).basemaps).toEqual([
    {
      id: 'own',
      url: 'https://t{0-3}.tiles.example.cn/{z}/{x}/{y}.png',
      datum: 'CGCS2000',
      attribution: '某市自然资源局',
    },
    { id: 'offline', url: 'https://maps.example.cn/shanxi.pmtiles' },
  ])
  const policy = (await office.fetch('/healthz')).headers.get('content-security-policy')
  expect(policy).toContain("connect-src 'self' https://*.tiles.example.cn https://maps.example.cn;")
  await server.close()
})

test.each([
  ['bytes=0-99', 1000, { start: 0, end: 99 }],
  ['bytes=990-2000', 1000, { start: 990, end: 999 }],
  ['bytes=500-', 1000, { start: 500, end: 999 }],
  ['bytes=-100', 1000, { start: 900, end: 999 }],
  ['bytes=1000-', 1000, null],
  ['bytes=9-3', 1000, null],
  ['bytes=-0', 1000, null],
  ['bytes=-', 1000, null],
  ['bytes=0-1,5-6', 1000, null],
  ['lines=0-1', 1000, null],
  ['bytes=0-1', 0, null],
])('Range: %s of %i bytes is %j', (header, size, range) => {
  expect(rangeOf(header, size)).toEqual(range)
})

describe('天地图', () => {
  let clock: number
  let faults: string[]
  let cacheFolder: string
  let count = 0
  beforeEach(() => {
    clock = 1_000
    faults = []
    count += 1
    cacheFolder = join(folder, `cache-${count}`)
  })
  const cache = (mostBytes = 10_000_000, nowMs = () => 0) =>
    createTileCache(cacheFolder, { mostBytes, oldAfterMs: 1_000, nowMs }, (fault) => faults.push(String(fault)))
  const open = (limits: Partial<TiandituLimits> = {}, kept = cache()) =>
    openTianditu({ key, url: standIn.url }, kept, ({ message }) => faults.push(message), {
      nowMs: () => clock,
      ...limits,
    })
  const place = (x: number, layer: TilePlace['layer'] = 'vec'): TilePlace => ({ layer, z: 14, x, y: 6345 })

  test.each<[Mood, string]>([
    ['refuses', 'keyRefused'],
    ['teapot', 'keyRefused'],
    ['quota', 'overQuota'],
    ['errorText', 'keyRefused'],
    ['page', 'noPicture'],
  ])('that %s is left alone for a while, then asked again', async (mood, fault) => {
    const tianditu = open()
    standIn.mood = mood
    expect(await tianditu.tile(place(1))).toEqual({ kind: 'fault', fault })
    expect(await tianditu.tile(place(2))).toEqual({ kind: 'fault', fault })
    expect(standIn.asked).toHaveLength(1)
    expect(faults).toHaveLength(1)
    expect(faults[0]).not.toContain(key)
    standIn.mood = 'well'
    expect(await tianditu.tile(place(2))).toEqual({ kind: 'fault', fault })
    clock += 60_000
    expect(await tianditu.tile(place(2))).toMatchObject({ kind: 'tile', type: 'image/png' })
    expect(await tianditu.tile(place(3))).toMatchObject({ kind: 'tile' })
  })

  it('is left alone longer each time that it still refuses', async () => {
    const tianditu = open()
    standIn.mood = 'refuses'
    await tianditu.tile(place(1))
    clock += 60_000
    await tianditu.tile(place(2))
    clock += 119_999
    await tianditu.tile(place(3))
    expect(standIn.asked).toHaveLength(2)
    clock += 1
    await tianditu.tile(place(4))
    expect(standIn.asked).toHaveLength(3)
  })

  test.each<Mood>(['broken', 'silent', 'redirects'])(
    'that is %s is left alone only after several tiles',
    async (mood) => {
      const tianditu = open({ timeoutMs: 50 })
      standIn.mood = mood
      const fault = mood === 'redirects' ? 'noPicture' : 'unreachable'
      expect(await tianditu.tile(place(1))).toEqual({ kind: 'fault', fault })
      await tianditu.tile(place(2))
      await tianditu.tile(place(3))
      await tianditu.tile(place(4))
      expect(standIn.asked).not.toContain('/elsewhere')
      expect(standIn.asked).toHaveLength(mood === 'redirects' ? 1 : 3)
    },
  )

  it('is known by its error picture, which stands for places that cannot be alike', async () => {
    const tianditu = open()
    standIn.mood = 'errorPicture'
    // One picture may be true.
    expect(await tianditu.tile(place(1))).toMatchObject({ kind: 'tile' })
    expect(await tianditu.tile(place(2))).toEqual({ kind: 'fault', fault: 'keyRefused' })
    expect(standIn.asked).toEqual(['vec/14/1/6345', 'vec/14/2/6345', 'vec/2/3/1', 'vec/2/2/1'])
    // What was kept of it is gone again.
    standIn.mood = 'well'
    clock += 60_000
    standIn.asked.length = 0
    expect(await tianditu.tile(place(1))).toMatchObject({ kind: 'tile' })
    expect(standIn.asked).toEqual(['vec/14/1/6345'])
  })

  it('may have the same empty picture in many places', async () => {
    const tianditu = open()
    for (const x of [1, 2, 3, 4]) expect(await tianditu.tile(place(x, 'cva'))).toMatchObject({ kind: 'tile' })
    // Judged once.
    expect(standIn.asked.filter((asked) => asked.startsWith('cva/2/'))).toHaveLength(2)
    expect(faults).toEqual([])
  })

  it('is asked for one tile once, and for few at a time', async () => {
    const other = await startTianditu()
    const tianditu = openTianditu({ key, url: other.url }, cache(), () => undefined, { atOnce: 2 })
    await Promise.all([1, 1, 2, 3, 4, 5, 6, 7].map((x) => tianditu.tile(place(x))))
    expect(other.asked).toHaveLength(7)
    expect(other.mostAtOnce()).toBe(2)
    await other.close()
  })

  it('with too much waiting says so for what comes on top, and is not blamed for it', async () => {
    const tianditu = open({ atOnce: 1, waiting: 1, timeoutMs: 50 })
    standIn.mood = 'silent'
    const answers = await Promise.all([1, 2, 3].map((x) => tianditu.tile(place(x))))
    expect(answers.map((answer) => answer.kind === 'fault' && answer.fault)).toEqual([
      'unreachable',
      'unreachable',
      'busy',
    ])
    expect(faults).toEqual([])
  })

  it('gives an old tile where a new one cannot be had', async () => {
    let now = 0
    const kept = cache(10_000_000, () => now)
    const tianditu = open({}, kept)
    const first = await tianditu.tile(place(1))
    now = 2_000
    standIn.mood = 'refuses'
    expect(await tianditu.tile(place(1))).toEqual(first)
    expect(standIn.asked).toHaveLength(2)
  })

  it('whose picture is larger than a tile can be is not believed', async () => {
    expect(await open({ mostBytes: 100 }).tile(place(1))).toEqual({ kind: 'fault', fault: 'noPicture' })
  })
})

describe('kept tiles', () => {
  let at: string
  beforeEach(async () => {
    at = await mkdtemp(join(folder, 'kept-'))
  })
  afterEach(() => rm(at, { recursive: true, force: true }))
  const bytes = (length: number) => new Uint8Array(length).fill(7)
  const names = async () =>
    (await readdir(at, { recursive: true, withFileTypes: true }))
      .flatMap((one) => (one.isFile() ? [one.name] : []))
      .sort()
  const quiet = () => undefined

  it('stay within their bound: what was not used for longest goes', async () => {
    const cache = createTileCache(at, { mostBytes: 1_000, oldAfterMs: 1_000 }, quiet)
    for (const name of ['a', 'b', 'c', 'd']) await cache.write(`vec/1/${name}`, bytes(250))
    await cache.read('vec/1/a')
    await cache.write('vec/1/e', bytes(250))
    expect(await names()).toEqual(['a', 'd', 'e'])
    expect(await cache.read('vec/1/b')).toBeNull()
  })

  it('are found again by the next run, the oldest first to go, and half-written ones thrown away', async () => {
    const first = createTileCache(at, { mostBytes: 1_000, oldAfterMs: 1_000 }, quiet)
    for (const name of ['a', 'b', 'c']) await first.write(`vec/1/${name}`, bytes(300))
    await utimes(join(at, 'vec/1/b'), 1, 1)
    await writeFile(join(at, 'vec/1/d.new'), 'half')
    const next = createTileCache(at, { mostBytes: 1_000, oldAfterMs: 1_000 }, quiet)
    expect((await next.read('vec/1/a'))?.bytes).toEqual(bytes(300))
    expect(await next.read('vec/1/b')).toMatchObject({ isOld: true })
    await utimes(join(at, 'vec/1/b'), 1, 1)
    const last = createTileCache(at, { mostBytes: 1_000, oldAfterMs: 1_000 }, quiet)
    await last.write('vec/1/e', bytes(300))
    expect(await names()).toEqual(['a', 'c', 'e'])
  })

  it('that cannot be kept are told of once, and nothing else happens', async () => {
    const faults: unknown[] = []
    await writeFile(join(at, 'file'), '')
    const cache = createTileCache(join(at, 'file'), { mostBytes: 1_000, oldAfterMs: 1_000 }, (fault) =>
      faults.push(fault),
    )
    await cache.write('vec/1/a', bytes(10))
    await cache.write('vec/1/b', bytes(10))
    expect(await cache.read('vec/1/a')).toBeNull()
    expect(faults).toHaveLength(1)
    expect((await stat(join(at, 'file'))).size).toBe(0)
  })
})

describe('an answer', () => {
  const text = (words: string) => new Uint8Array(Buffer.from(words))
  test.each([
    [404, '', { kind: 'noTile' }],
    [400, '<ExceptionReport><Exception exceptionCode="TileOutOfRange"/></ExceptionReport>', { kind: 'noTile' }],
    [401, '', { kind: 'fault', fault: 'keyRefused' }],
    [403, '{"msg":"非法Key","code":301001}', { kind: 'fault', fault: 'keyRefused' }],
    [403, '', { kind: 'fault', fault: 'keyRefused' }],
    [418, "I'm a teapot", { kind: 'fault', fault: 'keyRefused' }],
    [403, '您的访问次数已超出配额', { kind: 'fault', fault: 'overQuota' }],
    [429, '', { kind: 'fault', fault: 'overQuota' }],
    [200, '{"code":1,"msg":"密钥权限类型错误"}', { kind: 'fault', fault: 'keyRefused' }],
    [200, '<html>网关登录</html>', { kind: 'fault', fault: 'noPicture' }],
    [200, '', { kind: 'fault', fault: 'noPicture' }],
    [302, '', { kind: 'fault', fault: 'noPicture' }],
    [500, '\x89PNG\r\n\x1a\n', { kind: 'fault', fault: 'unreachable' }],
  ])('of %i with %j is %j', (status, words, judged) => {
    expect(judgeAnswer(status, text(words))).toEqual(judged)
  })

  test.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['image/webp', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50]],
    ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ])('with the first bytes of %s is that picture', (type, head) => {
    expect(judgeAnswer(200, new Uint8Array(head))).toMatchObject({ kind: 'tile', type })
  })
})
