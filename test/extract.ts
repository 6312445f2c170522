/**
 * A small OpenStreetMap extract of our own making, in the middle of the district: streets with Chinese names, a river and a
 * lake, a park, a school, houses, a railway, an expressway, a boundary and places. Nothing in it is real but the names.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findOsmium } from '../scripts/osmium.mjs'

type At = readonly [lng: number, lat: number]
type Tags = Readonly<Record<string, string>>

/** The middle of the extract. */
export const extractCentre: At = [111.134, 37.524]

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
const tagsXml = (tags: Tags) =>
  Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${escaped(value)}"/>`)
    .join('')

/** OpenStreetMap XML of ways and named nodes around a centre; offsets are in thousandths of a degree. */
export const extractXml = ([centreLng, centreLat]: At = extractCentre): string => {
  const nodes: string[] = []
  const ways: string[] = []
  const at = ([east, north]: At): At => [centreLng + east / 1000, centreLat + north / 1000]
  const node = (place: At, tags: Tags = {}): number => {
    const [lng, lat] = at(place)
    const id = nodes.length + 1
    nodes.push(`<node id="${id}" version="1" lon="${lng.toFixed(6)}" lat="${lat.toFixed(6)}">${tagsXml(tags)}</node>`)
    return id
  }
  const way = (places: readonly At[], tags: Tags, isClosed = false): void => {
    const ids = places.map((place) => node(place))
    const refs = [...ids, ...(isClosed ? ids.slice(0, 1) : [])].map((id) => `<nd ref="${id}"/>`).join('')
    ways.push(`<way id="${ways.length + 1}" version="1">${refs}${tagsXml(tags)}</way>`)
  }
  const area = (places: readonly At[], tags: Tags) => way(places, tags, true)
  const box = ([west, south]: At, width: number, height: number): At[] => [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
  ]

  const eastward = ['滨河北路', '永宁路', '北川街', '龙凤北大街', '兴南路', '后瓦窑坡路', '凤山路']
  const northward = ['久安路', '交口街', '石州路', '昌盛路', '丽景路', '滨河东路', '呈祥路']
  eastward.forEach((name, row) => {
    const north = -24 + row * 8
    const highway = row === 3 ? 'primary' : row % 2 === 1 ? 'secondary' : 'residential'
    const line = [-40, -20, 0, 20, 40].map((east): At => [east, north])
    way(line, { highway, name, ...(row === 0 && { 'name:zh': '滨河北路', 'name:en': 'Binhe North Road' }) })
  })
  northward.forEach((name, column) => {
    const east = -36 + column * 12
    const highway = column === 3 ? 'trunk' : column % 2 === 1 ? 'tertiary' : 'residential'
    way(
      [-24, 0, 24].map((north): At => [east, north]),
      { highway, name },
    )
  })
  way(
    [-60, -30, 0, 30, 60].map((east): At => [east, 34 + east / 12]),
    { highway: 'motorway', name: '青银高速', ref: 'G20', oneway: 'yes' },
  )
  way(
    [
      [20, 30],
      [24, 33],
      [28, 36],
    ],
    { highway: 'motorway_link', oneway: 'yes' },
  )
  way(
    [
      [-60, -32],
      [0, -30],
      [60, -33],
    ],
    { railway: 'rail', name: '太中银铁路' },
  )
  way(
    [
      [-10, -4],
      [-6, 2],
    ],
    { highway: 'footway', bridge: 'yes', name: '人行天桥' },
  )
  way(
    [
      [30, -24],
      [31, -32],
    ],
    { highway: 'residential', tunnel: 'yes', name: '铁路下穿道' },
  )

  way(
    [
      [4, 60],
      [2, 30],
      [-3, 5],
      [-2, -20],
      [-10, -45],
    ],
    { waterway: 'river', name: '北川河', 'name:en': 'Beichuan River' },
  )
  area(
    [
      [1, 20],
      [3, 20],
      [1, 4],
      [0, -18],
      [-3, -18],
      [-3, 4],
    ],
    { natural: 'water', water: 'river' },
  )
  area(box([26, 10], 9, 5), { natural: 'water', water: 'lake', name: '世纪湖' })
  area(box([14, 2], 9, 5), { leisure: 'park', name: '世纪广场公园' })
  area(box([-34, 10], 9, 5), { amenity: 'school', name: '离石区第一中学' })
  area(box([-22, 10], 7, 5), { amenity: 'hospital', name: '吕梁市人民医院' })
  area(box([36, -22], 16, 12), { landuse: 'industrial' })
  area(box([-64, 20], 22, 26), { natural: 'wood', name: '凤山' })
  for (let column = 0; column < 8; column += 1)
    for (let row = 0; row < 5; row += 1) area(box([-34 + column * 2, -23 + row * 1.4], 1.2, 0.7), { building: 'yes' })
  way(
    [
      [-64, 48],
      [0, 50],
      [64, 44],
    ],
    { boundary: 'administrative', admin_level: '6' },
  )

  node([0, 0], { place: 'city', name: '离石', 'name:zh': '离石区', 'name:en': 'Lishi', population: '320142' })
  node([-30, -14], { place: 'suburb', name: '莲花池' })
  node([32, 22], { place: 'village', name: '上水西村' })
  node([-18, -6], { amenity: 'townhall', name: '离石区人民政府' })
  node([8, -27], { railway: 'station', name: '吕梁站' })
  // Not of the map: without a name, or nobody's business here.
  node([10, 10], { amenity: 'bench' })
  node([11, 11], { shop: 'supermarket', name: '某超市' })

  const body = [...nodes, ...ways].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${body}\n</osm>\n`
}

/** Writes an .osm.pbf into a folder and says where it is. `xml` defaults to the extract above. */
export const writeExtract = (folder: string, name = 'extract', xml = extractXml()): string => {
  const osmium = findOsmium()
  if (osmium === undefined) throw new Error('The tests of base maps need osmium-tool: install it, or set OSMIUM.')
  const source = join(folder, `${name}.osm`)
  const target = join(folder, `${name}.osm.pbf`)
  writeFileSync(source, xml)
  execFileSync(osmium, ['cat', source, '-o', target, '--overwrite'], { stdio: 'pipe' })
  return target
}
