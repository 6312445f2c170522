/**
 * Makes the sample's points and road sections, after build.ts: `npx tsx geodata/buildSample.ts [folder]`.
 * Reads scopes, gaps and sample/point_kinds.json; writes points.csv and road_sections.geojson into
 * sample/, or into the folder. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bbox } from '@turf/turf'
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson'
import type { LngLat } from '../domain/coordinates'
import { placeNames } from './places'
import { type Draft, draftPoints } from './sampling/drafts'
import { findPlace, type Land, type Wish } from './sampling/placing'
import { type Road, roads, runOf } from './sampling/roads'
import { chance } from './schematic/chance'
import { fromPlane, toPlane, type Xy } from './schematic/plane'
import { readFacts, readVillages } from './sources'

type Place = Feature<Polygon | MultiPolygon, { id: string; areaKm2: number; seat?: LngLat; extent?: string }>
type PointKinds = { kinds: { key: string; urban: boolean }[] }

const folder = process.argv[2] ?? join(import.meta.dirname, 'sample')
const facts = readFacts()
const places = [...readPlaces('scopes'), ...readPlaces('gaps')]
const sections = roads.map((road) => ({ road, run: runOf(road, landOf(road.scope)) }))

writeSections()
writePoints()

function writeSections(): void {
  const features = sections.map(
    ({ road: { code, scope, name, sponsor, responsibleUnit }, run }): Feature<LineString> => {
      const geometry: LineString = { type: 'LineString', coordinates: run.map(fromPlane) }
      return {
        type: 'Feature',
        bbox: bbox(geometry) as [number, number, number, number],
        properties: { code, name, sponsor, responsibleUnit, scope, lengthMetres: lengthOf(run), sample: true },
        geometry,
      }
    },
  )
  const lines = features.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(join(folder, 'road_sections.geojson'), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`)
}

function writePoints(): void {
  const offices = Object.entries(placeNames).map(([code, { id }]) => ({
    id,
    code,
    name: facts.townships.find((one) => one.code === code)?.name ?? '',
  }))
  const { kinds }: PointKinds = JSON.parse(readText('sample/point_kinds.json'))
  const urbanKinds = new Set(kinds.filter(({ urban }) => urban).map(({ key }) => key))
  const drafts = draftPoints(offices, readVillages(), urbanKinds)
  const taken: Xy[] = []
  const rows = drafts.map((draft, index) => {
    const at = findPlace(wishOf(draft), taken)
    taken.push(at)
    return rowOf(draft, index, fromPlane(at))
  })
  const head = 'code,name,kind,lng,lat,address,urban,responsible_units,lead_unit,sample_note'
  writeFileSync(join(folder, 'points.csv'), `${[head, ...rows].join('\n')}\n`)
}

function rowOf({ name, kind, address, urban, units, lead, note }: Draft, index: number, [lng, lat]: LngLat): string {
  const code = `D${String(index + 1).padStart(4, '0')}`
  return [
    code,
    name,
    kind,
    lng.toFixed(6),
    lat.toFixed(6),
    address,
    urban ? 1 : 0,
    units.join('；'),
    lead ?? '',
    note,
  ].join(',')
}

function wishOf({ name, area, placing }: Draft): Wish {
  const place = placeOf(area)
  const town = place.properties.extent === 'built_up'
  const seat = toPlane(place.properties.seat ?? facts.airport.lngLat)
  const wish: Wish = {
    name,
    land: landOf(area),
    near: null,
    looseMetres: 0,
    borderMetres: [70, Infinity],
    apartMetres: town ? 170 : 1300,
  }
  switch (placing) {
    case 'spread':
      if (town) return wish
      if (area === 'airport' || area.endsWith('-outside'))
        return { ...wish, borderMetres: [150, Infinity], apartMetres: 500 }
      // Villages lie thicker round the township's seat, and off its ridges, which are its borders.
      return {
        ...wish,
        near: seat,
        looseMetres: 0.3 * Math.sqrt(place.properties.areaKm2) * 1000,
        borderMetres: [350, Infinity],
      }
    case 'border':
      return { ...wish, near: seat, looseMetres: 900, borderMetres: [15, 45], apartMetres: 120 }
    case 'road':
      return { ...wish, near: alongRoad(area, name), looseMetres: 15, apartMetres: 120 }
    case 'station':
      return { ...wish, near: toPlane(facts.station.lngLat), looseMetres: 10 }
    case 'runway':
      return { ...wish, near: [seat[0] + 420, seat[1] - 150], looseMetres: 10, apartMetres: 150 }
    case 'centre':
      if (area === 'airport')
        return { ...wish, near: [seat[0] + 700, seat[1] - 500], looseMetres: 450, apartMetres: 200 }
      return { ...wish, near: seat, looseMetres: town ? 650 : 320, apartMetres: town ? 130 : 160 }
  }
}

/** Somewhere on one of the scope's road sections. */
function alongRoad(area: string, name: string): Xy {
  const own = sections.filter(({ road }) => road.scope === area)
  const next = chance(`${name} on its road`)
  const { run } = own[Math.floor(next() * own.length)] as { road: Road; run: Xy[] }
  return run[Math.floor(next() * run.length)] as Xy
}

function placeOf(id: string): Place {
  const place = places.find(({ properties }) => properties.id === id)
  if (place === undefined) throw new Error(`no scope or gap ${id}`)
  return place
}

function landOf(id: string): Land {
  const { geometry } = placeOf(id)
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  return { rings: rings.map((ring) => ring.map((at) => toPlane(at as LngLat))) }
}

function lengthOf(run: readonly Xy[]): number {
  const legs = run.slice(1).map((to, index) => Math.hypot(to[0] - (run[index] as Xy)[0], to[1] - (run[index] as Xy)[1]))
  return Math.round(legs.reduce((sum, leg) => sum + leg, 0))
}

function readPlaces(name: string): Place[] {
  const collection: FeatureCollection = JSON.parse(readText(`${name}.geojson`))
  return collection.features as Place[]
}

function readText(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
