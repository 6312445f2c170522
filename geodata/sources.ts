/** The borrowed files in source/, in the shapes that the builders use. */
import { readFileSync } from 'node:fs'
import type { FeatureCollection, Polygon } from 'geojson'
import type { LngLat } from '../domain/coordinates'
import type { Extent, ScopeKind } from '../domain/scope'

const read = (name: string): string => readFileSync(new URL(`source/${name}`, import.meta.url), 'utf8')

export type Facts = {
  townships: {
    code: string
    name: string
    seat_wgs84: LngLat
    confidence: string
    area_target_km2: number
    area_kind: string
  }[]
  airport: { name: string; lngLat: LngLat; runway: string }
  station: { name: string; lngLat: LngLat }
}

export type Plan = {
  squads: {
    number: number
    scopes: { name: string; kind: ScopeKind; code: string | null; extent: Extent }[]
    supervisedUnits: string[]
  }[]
}

export const readFacts = (): Facts => JSON.parse(read('facts.json'))
export const readPlan = (): Plan => JSON.parse(read('plan.json'))

/** The district's ring as published: GCJ-02, clockwise, some corners twice. */
export const readPublishedOutline = (): LngLat[] => {
  const file: FeatureCollection<Polygon> = JSON.parse(read('lishi-outline.gcj02.geojson'))
  return (file.features[0]?.geometry.coordinates[0] ?? []) as LngLat[]
}

/** Villages and communities, 12-digit code and name; the first 9 digits are the township's. */
export const readVillages = (): { code: string; name: string }[] =>
  read('villages.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', name = ''] = line.split(',')
      return { code, name: name.replaceAll('"', '') }
    })
