/**
 * A road file: GeoJSON of lines, each with its class and whether it is one-way. Classes are OpenStreetMap's `highway`, under
 * the names that its exports use; positions [lng, lat] in WGS-84. Whatever cannot be read is told with its place in the file.
 */
import type { LngLat } from '../coordinates'
import { type Text, text } from '../text'
import type { Direction, Road } from './roadGraph'

/** Usual speeds with crossings and traffic, km/h; what is not named is driven at `usualKmPerHour`. */
export const kmPerHourOf: Readonly<Record<string, number>> = {
  motorway: 80,
  motorway_link: 45,
  trunk: 60,
  trunk_link: 40,
  primary: 45,
  primary_link: 35,
  secondary: 40,
  secondary_link: 30,
  tertiary: 35,
  tertiary_link: 30,
  unclassified: 30,
  residential: 25,
  living_street: 12,
  service: 15,
  track: 15,
}
export const usualKmPerHour = 25
/** No car goes there. */
const notForCars: ReadonlySet<string> = new Set([
  'footway',
  'path',
  'steps',
  'pedestrian',
  'cycleway',
  'bridleway',
  'corridor',
  'construction',
  'proposed',
])

const classNames = ['class', 'highway', 'fclass'] as const
const oneWayNames = ['oneway', 'one_way'] as const
/** As OpenStreetMap spells it, as its shapefiles do (B, F, T), and as a database does. */
const directionOf: Readonly<Record<string, Direction>> = {
  '': 'both',
  no: 'both',
  false: 'both',
  '0': 'both',
  b: 'both',
  reversible: 'both',
  alternating: 'both',
  yes: 'forward',
  true: 'forward',
  '1': 'forward',
  f: 'forward',
  '-1': 'backward',
  reverse: 'backward',
  t: 'backward',
}

/** More than a province needs, and as much as memory holds. */
export const mostVertices = 2_000_000

export type RoadFile = { readonly roads: Road[] } | { readonly fault: Text }

/** What a table says of a word of the file, which may be any. */
const said = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const first = (of: Record<string, unknown>, names: readonly string[]): unknown =>
  names.map((name) => of[name]).find((value) => value !== undefined && value !== null)

const noGeoJson = text(
  '不是 GeoJSON：应为 FeatureCollection，其中每条道路是一个 LineString',
  'it is no GeoJSON: a FeatureCollection of LineStrings, one for each road, is needed',
)
const noRoads = text('里面没有一条可以行车的道路', 'there is not one road in it that a car can drive on')
const tooMany = text(`顶点超过 ${mostVertices} 个`, `it has more than ${mostVertices} vertices`)

const isLng = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 180
const isLat = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 90

/** A line's positions; a fault in the words of its own place: `where` names the road. */
const lineOf = (coordinates: unknown, number: number): LngLat[] | { readonly fault: Text } => {
  const fault = (zh: string, en: string) => ({ fault: text(`第 ${number} 条道路${zh}`, `road ${number} ${en}`) })
  if (!Array.isArray(coordinates) || coordinates.length < 2) return fault('不足两个点', 'has fewer than two positions')
  const line: LngLat[] = []
  for (const position of coordinates as unknown[]) {
    const [lng, lat]: readonly unknown[] = Array.isArray(position) ? position : []
    if (isLng(lng) && isLat(lat)) line.push([lng, lat])
    else if (isLat(lng) && isLng(lat))
      return fault('的经纬度颠倒了：应先经度、后纬度', 'has latitude and longitude swapped: longitude comes first')
    else
      return fault(
        '有不是经纬度的坐标；坐标应为 WGS-84 的度数',
        'has coordinates that are no longitude and latitude; they have to be degrees in WGS-84',
      )
  }
  return line
}

type Feature = { readonly properties: Record<string, unknown>; readonly lines: readonly unknown[] }

/** The lines among the features; what is drawn as a point or an area is no road. */
const featureOf = (feature: unknown): Feature | null => {
  if (!isRecord(feature) || !isRecord(feature.geometry)) return null
  const { type, coordinates } = feature.geometry
  const properties = isRecord(feature.properties) ? feature.properties : {}
  if (type === 'LineString') return { properties, lines: [coordinates] }
  if (type === 'MultiLineString' && Array.isArray(coordinates)) return { properties, lines: coordinates }
  return null
}

/** `parsed`: the file as JSON. Roads are counted from 1 as they stand in the file. */
export const readRoadFile = (parsed: unknown): RoadFile => {
  if (!isRecord(parsed) || parsed.type !== 'FeatureCollection' || !Array.isArray(parsed.features))
    return { fault: noGeoJson }
  const roads: Road[] = []
  let vertices = 0
  for (const [index, entry] of (parsed.features as unknown[]).entries()) {
    const feature = featureOf(entry)
    if (feature === null) continue
    const { properties, lines } = feature
    const kind = String(first(properties, classNames) ?? '').toLowerCase()
    if (notForCars.has(kind)) continue
    const spelt = String(first(properties, oneWayNames) ?? '')
      .trim()
      .toLowerCase()
    const direction = said(directionOf, spelt)
    if (direction === undefined)
      return {
        fault: text(
          `第 ${index + 1} 条道路的 oneway 是“${spelt.slice(0, 20)}”，应为 yes、no 或 -1`,
          `oneway of road ${index + 1} is “${spelt.slice(0, 20)}”; it has to be yes, no or -1`,
        ),
      }
    for (const coordinates of lines) {
      const line = lineOf(coordinates, index + 1)
      if ('fault' in line) return line
      vertices += line.length
      if (vertices > mostVertices) return { fault: tooMany }
      roads.push({ line, kmPerHour: said(kmPerHourOf, kind) ?? usualKmPerHour, direction })
    }
  }
  return roads.length === 0 ? { fault: noRoads } : { roads }
}
