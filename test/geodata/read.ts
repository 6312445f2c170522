/** The committed geodata, as the tests read it: from the files, so that replaced ones are held to the same rules. */
import { readFileSync } from 'node:fs'
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import type { Extent, ScopeKind } from '../../domain/scope'
import type { Text } from '../../domain/text'

export type Area = Polygon | MultiPolygon
export type Place = Feature<
  Area,
  { id: string; code: string | null; name: Text; areaKm2: number; schematic: boolean; source: string }
>
export type Office = Feature<Area, Place['properties'] & { seat: LngLat; areaTargetKm2: number; areaDeviation: number }>
export type ScopePlace = Feature<
  Area,
  Place['properties'] & { kind: ScopeKind; extent: Extent; squad: number; seat: LngLat; officeAreaKm2: number | null }
>
export type Section = Feature<
  LineString,
  { code: string; name: Text; sponsor: Text; responsibleUnit: string; scope: string; lengthMetres: number }
>

const readText = (name: string): string => readFileSync(new URL(`../../geodata/${name}`, import.meta.url), 'utf8')
const readFeatures = <F extends Feature>(name: string): F[] =>
  (JSON.parse(readText(`${name}.geojson`)) as FeatureCollection).features as F[]

export const outline = readFeatures<Feature<Area>>('outline')[0] as Feature<Area>
export const offices = readFeatures<Office>('offices')
export const scopes = readFeatures<ScopePlace>('scopes')
export const gaps = readFeatures<Place>('gaps')
export const sections = readFeatures<Section>('sample/road_sections')

export const ringsOf = ({ geometry }: Feature<Area>): Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** Rows of a file without quotes, by column. */
const readRows = <Column extends string>(name: string): Record<Column, string>[] => {
  const [head = '', ...lines] = readText(name).trimEnd().split('\n')
  const columns = head.split(',') as Column[]
  return lines.map((line) => {
    const fields = line.split(',')
    if (fields.length !== columns.length)
      throw new Error(`${fields.length} fields instead of ${columns.length}: ${line}`)
    return Object.fromEntries(columns.map((column, index) => [column, fields[index]])) as Record<Column, string>
  })
}

export type SamplePoint = Readonly<{
  code: string
  name: string
  kind: string
  at: LngLat
  address: string
  urban: boolean
  units: string[]
  lead: string | null
  note: string
}>

export const points: SamplePoint[] = readRows<
  'code' | 'name' | 'kind' | 'lng' | 'lat' | 'address' | 'urban' | 'responsible_units' | 'lead_unit' | 'sample_note'
>('sample/points.csv').map((row) => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  at: [Number(row.lng), Number(row.lat)],
  address: row.address,
  urban: row.urban === '1',
  units: row.responsible_units.split('；'),
  lead: row.lead_unit || null,
  note: row.sample_note,
}))

export const otherUnits = readRows<'code' | 'name_zh' | 'name_en' | 'superior'>('sample/units.csv')

export const supervisedUnits: { code: string; zh: string; en: string }[] = JSON.parse(
  readText('sample/supervised_units.en.json'),
)

export const pointKinds: {
  source: string
  version: string
  note: Text
  kinds: {
    key: string
    zh: string
    en: string
    serviceMinutes: number
    urban: boolean
    checkItems: { key: string; zh: string; en: string; weight?: number }[]
  }[]
} = JSON.parse(readText('sample/point_kinds.json'))
