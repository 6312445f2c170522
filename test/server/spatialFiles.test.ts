/** Map files as other software writes them, here GDAL; and as somebody would who means harm. Read as the sheet's thread reads them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal'
import { sheetRows } from '../../server/importing/sheetRows'
import { readSpatial } from '../../server/importing/spatial/readSpatial'

const folder = mkdtempSync(join(tmpdir(), 'xuncheng-spatial-'))
afterAll(() => rmSync(folder, { recursive: true }))

const position = [111.127407, 37.535807]
const collection = (features: readonly object[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const point = (coordinates: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
})
const sample = collection([
  point(position, { 名称: '凤山底社区', 点位类型: '社区', 序号: 1 }),
  point([111.136793, 37.549564, 912.5], { 名称: '𠮷祥里', 点位类型: '社区', 序号: 2 }),
])
writeFileSync(join(folder, 'sample.geojson'), sample)

let made = 0
/** The sample as GDAL writes it; a Shapefile comes as a zip of its parts. */
const byGdal = (format: string, ...options: string[]): Uint8Array => {
  made += 1
  const target = join(folder, String(made))
  const path = format === 'ESRI Shapefile' ? target : `${target}.out`
  execFileSync('ogr2ogr', ['-f', format, path, join(folder, 'sample.geojson'), ...options], { stdio: 'ignore' })
  if (format !== 'ESRI Shapefile') return new Uint8Array(readFileSync(path))
  return zipSync(
    Object.fromEntries(
      readdirSync(path).map((name) => [`data/${name}`, new Uint8Array(readFileSync(join(path, name)))]),
    ),
  )
}
const rowsOf = async (content: Uint8Array | string) => {
  const rows = await sheetRows(typeof content === 'string' ? strToU8(content) : content)
  if (isRefusal(rows)) throw new Error(rows.refused.zh)
  return rows
}
const sentenceOf = async (content: Uint8Array | string) => {
  const rows = await sheetRows(typeof content === 'string' ? strToU8(content) : content)
  return isRefusal(rows) ? rows.refused.zh : rows
}
const without = (zip: Uint8Array, ending: string): Uint8Array => zip && zipWithout(zip, ending)
const zipWithout = (zip: Uint8Array, ending: string): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(unzip(zip)).filter(([path]) => !path.endsWith(ending))))
const unzip = (zip: Uint8Array): Record<string, Uint8Array> => {
  const path = join(folder, 'to-unzip.zip')
  const into = mkdtempSync(join(folder, 'unzipped-'))
  writeFileSync(path, zip)
  execFileSync('python3', ['-m', 'zipfile', '-e', path, into])
  return Object.fromEntries(
    readdirSync(join(into, 'data')).map((name) => [
      `data/${name}`,
      new Uint8Array(readFileSync(join(into, 'data', name))),
    ]),
  )
}

describe('every form has the same points', () => {
  it.each<[string, () => Uint8Array | string]>([
    ['GeoJSON', () => sample],
    ['GeoJSON in GB18030', () => new Uint8Array(execFileSync('iconv', ['-t', 'GB18030'], { input: sample }))],
    ['KML', () => byGdal('KML')],
    ['KMZ', () => zipSync({ 'doc.kml': byGdal('KML') })],
    ['GeoPackage', () => byGdal('GPKG')],
    ['GeoPackage in Gauss–Krüger of three degrees', () => byGdal('GPKG', '-t_srs', 'EPSG:4546')],
    ['Shapefile with its encoding', () => byGdal('ESRI Shapefile', '-lco', 'ENCODING=UTF-8')],
    [
      'Shapefile in a zone of Gauss–Krüger',
      () => byGdal('ESRI Shapefile', '-t_srs', 'EPSG:4525', '-lco', 'ENCODING=UTF-8'),
    ],
    ['Shapefile in Web Mercator', () => byGdal('ESRI Shapefile', '-t_srs', 'EPSG:3857', '-lco', 'ENCODING=UTF-8')],
    ['Shapefile whose encoding nobody says', () => without(byGdal('ESRI Shapefile', '-lco', 'ENCODING=UTF-8'), '.cpg')],
  ])('%s', async (_, content) => {
    const [header = [], ...rows] = await rowsOf(content())
    const at = (name: string) => header.indexOf(name)
    expect(rows.map((row) => [row[at('名称')], row[at('序号')]])).toEqual([
      ['凤山底社区', '1'],
      ['𠮷祥里', '2'],
    ])
    const [lng, lat] = [Number(rows[0]?.[at('经度')]), Number(rows[0]?.[at('纬度')])]
    expect(lng).toBeCloseTo(111.127407, 6)
    expect(lat).toBeCloseTo(37.535807, 6)
  })
  it('Shapefile in GBK without a word of it, as Chinese Windows saves it', async () => {
    const zip = without(byGdal('ESRI Shapefile', '-lco', 'ENCODING=GBK', '-limit', '1'), '.cpg')
    const [header = [], row = []] = await rowsOf(zip)
    expect(row[header.indexOf('名称')]).toBe('凤山底社区')
  })
  it('metres without a .prj stay metres, for the check to find out', async () => {
    const zip = without(byGdal('ESRI Shapefile', '-t_srs', 'EPSG:4525', '-lco', 'ENCODING=UTF-8'), '.prj')
    const [, row = []] = await rowsOf(zip)
    expect(row.slice(0, 2).map((value) => Math.round(Number(value)))).toEqual([37_511_261, 4_155_984])
  })
  it('an old GeoJSON that names its system', async () => {
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4525' } } }
    const [, row = []] = await rowsOf(collection([point([37_511_261, 4_155_984])], crs))
    expect(Number(row[0])).toBeCloseTo(111.1274, 4)
  })
  it('what is no point is not taken for one', async () => {
    const [, row] = await rowsOf(
      collection([
        {
          type: 'Feature',
          properties: { name: 'x' },
          geometry: { type: 'LineString', coordinates: [position, position] },
        },
      ]),
    )
    expect(row).toEqual(['线', '', 'x'])
  })
})

describe('what cannot be read, or should not be', () => {
  const kml = (inner: string, before = '') =>
    `<?xml version="1.0" encoding="UTF-8"?>${before}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`
  const broken =
    '这个地图文件读不出来，没有核对。请用地图软件打开确认后，另存为 GeoJSON、KML、Shapefile（.zip）或 GeoPackage。'
  it.each<[string, () => Uint8Array | string, string | RegExp]>([
    [
      'a KML that reads another file (XXE)',
      () =>
        kml(
          '<Placemark><name>&secret;</name><Point><coordinates>111,37</coordinates></Point></Placemark>',
          '<!DOCTYPE kml [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        ),
      /^KML 文件开头有 DOCTYPE 声明/,
    ],
    [
      'a KML that grows a billion times',
      () => kml('&a;', '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "lol">]>'),
      /DOCTYPE/,
    ],
    ['a KML without end', () => kml('<Placemark>').slice(0, 120), /没有核对/],
    ['a KML nested 10,000 deep', () => kml('<Folder>'.repeat(10_000) + '</Folder>'.repeat(10_000)), broken],
    ['a KML without placemarks', () => kml(''), '文件里没有图形，没有核对。请检查是否选对了文件。'],
    ['GeoJSON cut off', () => sample.slice(0, -5), broken],
    ['GeoJSON that is none', () => '{"type":"Topology"}', broken],
    [
      'positions nested 10,000 deep',
      () => collection([point('deep')]).replace('"deep"', '['.repeat(10_000) + ']'.repeat(10_000)),
      broken,
    ],
    ['a text for a coordinate', () => collection([point(['111.1', '37.5'])]), broken],
    ['nothing in it', () => collection([]), /^文件里没有图形/],
    ['half a GeoPackage', () => byGdal('GPKG').slice(0, 30_000), broken],
    ['an SQLite that is no GeoPackage', () => strToU8(`SQLite format 3\0${'x'.repeat(2000)}`), broken],
    ['a Shapefile without its shapes', () => without(byGdal('ESRI Shapefile'), '.shp'), /没有核对/],
    [
      'a Shapefile that announces more than it has',
      () => {
        const parts = unzip(byGdal('ESRI Shapefile'))
        const dbf = Object.entries(parts).find(([path]) => path.endsWith('.dbf'))
        if (dbf) new DataView(dbf[1].buffer, dbf[1].byteOffset).setUint32(4, 4_000_000_000, true)
        return zipSync(parts)
      },
      broken,
    ],
    ['a Shapefile in Beijing 54', () => byGdal('ESRI Shapefile', '-t_srs', 'EPSG:2437'), /北京54或西安80/],
    [
      'a GeoPackage in a system of nowhere near',
      () => byGdal('GPKG', '-t_srs', 'EPSG:27700'),
      /坐标系“EPSG:27700”不认识/,
    ],
    [
      'two layers in one zip',
      () => {
        const parts = unzip(byGdal('ESRI Shapefile'))
        const again = Object.entries(parts).map(
          ([path, content]) => [path.replace('data/', 'data/b-'), content] as const,
        )
        return zipSync({ ...parts, ...Object.fromEntries(again) })
      },
      /^文件里有2个图层（.+、.+），分不清要哪一个。/,
    ],
    [
      'a zip that unpacks to 500 MB',
      () => zipSync({ 'a.shp': new Uint8Array(250_000_000), 'a.dbf': new Uint8Array(250_000_000) }, { level: 1 }),
      /^这个文件解开后太大/,
    ],
  ])('%s', async (_, content, sentence) => {
    expect(await sentenceOf(content())).toEqual(expect.stringMatching(sentence))
  })

  it('a path that leads out of the zip leads nowhere: its bytes are read in memory', async () => {
    const parts = unzip(byGdal('ESRI Shapefile', '-lco', 'ENCODING=UTF-8'))
    const slipped = Object.entries(parts).map(
      ([path, content]) => [`../../../../tmp/slipped/${path}`, content] as const,
    )
    const [, row = []] = await rowsOf(zipSync(Object.fromEntries(slipped)))
    expect(row).toContain('凤山底社区')
    expect(() => readFileSync('/tmp/slipped')).toThrow()
  })
  it('names are text, whatever they hold', async () => {
    const names = ['<script>alert(1)</script>', '=HYPERLINK("http://x","y")', '&lt;b&gt;', '𠮷']
    const rows = await rowsOf(
      kml(
        names
          .map(
            (name) =>
              `<Placemark><name><![CDATA[${name}]]></name><Point><coordinates>111.1,37.5</coordinates></Point></Placemark>`,
          )
          .join(''),
      ),
    )
    expect(rows.slice(1).map((row) => row[2])).toEqual(names)
  })
})

it('areas keep their holes, in every form', () => {
  const outer = [
    [111, 37],
    [112, 37],
    [112, 38],
    [111, 38],
    [111, 37],
  ]
  const hole = [
    [111.4, 37.4],
    [111.6, 37.4],
    [111.6, 37.6],
    [111.4, 37.6],
    [111.4, 37.4],
  ]
  writeFileSync(
    join(folder, 'sample.geojson'),
    collection([
      { type: 'Feature', properties: { name: '甲' }, geometry: { type: 'Polygon', coordinates: [outer, hole] } },
    ]),
  )
  for (const content of [byGdal('KML'), byGdal('GPKG'), byGdal('ESRI Shapefile')]) {
    const features = readSpatial(content)
    if (features === null || isRefusal(features)) throw new Error('not read')
    const [first] = features
    const geometry = first?.geometry
    if (geometry?.type !== 'Polygon') throw new Error(`read as ${geometry?.type}`)
    expect(geometry.coordinates.map((ring) => ring.length)).toEqual([5, 5])
    expect(Math.min(...(geometry.coordinates[1] ?? []).map(([lng = 0]) => lng))).toBeCloseTo(111.4, 6)
  }
})
