/** The places on the map: sound shapes, the plan's 12 scopes, and a district without overlap or hole. */
import {
  area,
  bbox,
  booleanClockwise,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  kinks,
  pointToLineDistance,
  polygonToLine,
} from '@turf/turf'
import type { Feature, LineString, MultiLineString, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../domain/coordinates'
import { toWgs84 } from '../../domain/datum'
import { type Area, gaps, offices, outline, ringsOf, scopes } from './read'

const everyPlace: Feature<Area>[] = [outline, ...offices, ...scopes, ...gaps]
const inDistrict = scopes.filter(({ properties }) => properties.extent !== 'surroundings')
const airport = scopes.find(({ properties }) => properties.extent === 'surroundings') as (typeof scopes)[number]

const overlapSquareMetres = (one: Feature<Area>, other: Feature<Area>): number => {
  const both = intersect(featureCollection([one, other]))
  return both === null ? 0 : area(both)
}

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]))

/** Every side of every ring, in its own direction. */
const sidesOf = (places: readonly Feature<Area>[]): string[] =>
  places.flatMap(ringsOf).flatMap((ring) => ring.slice(1).map((to, index) => `${ring[index]} ${to}`))

const reversed = (side: string): string => side.split(' ').reverse().join(' ')

describe('every shape', () => {
  test.each(everyPlace.map((place) => [place.properties?.name.zh as string, place] as const))(
    '%s has closed, simple rings',
    (_, place) => {
      for (const ring of ringsOf(place)) {
        expect(ring.length).toBeGreaterThanOrEqual(4)
        expect(ring.at(-1)).toEqual(ring[0])
        expect(new Set(ring.map(String)).size).toBe(ring.length - 1)
      }
      expect(kinks(place as Parameters<typeof kinks>[0]).features).toEqual([])
    },
  )

  test('winds as RFC 7946 asks: exteriors counter-clockwise, holes clockwise', () => {
    for (const { geometry } of everyPlace) {
      for (const rings of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
        expect(rings.map((ring) => booleanClockwise(ring))).toEqual(rings.map((_, index) => index > 0))
      }
    }
  })

  test('has 6 decimals at most and the bbox of its corners', () => {
    for (const place of everyPlace) {
      for (const degrees of ringsOf(place).flat(2)) expect(Math.round(degrees * 1e6) / 1e6).toBe(degrees)
      expect(place.bbox).toEqual(bbox(place.geometry))
    }
  })

  test('states the area it has', () => {
    for (const place of everyPlace) expect(place.properties?.areaKm2).toBeCloseTo(area(place) / 1e6, 3)
  })
})

describe('the scopes', () => {
  test('are the 12 of the plan, in its order', () => {
    expect(
      scopes.map(({ properties: { id, code, name, kind, extent, squad } }) => [id, code, name.zh, kind, extent, squad]),
    ).toEqual([
      ['fengshan', '141102002', '凤山街道', 'street_office', 'built_up', 1],
      ['binhe', '141102001', '滨河街道', 'street_office', 'built_up', 2],
      ['tianjiahui', '141102005', '田家会街道', 'street_office', 'jurisdiction', 3],
      ['xinyi', '141102101', '信义镇', 'township', 'jurisdiction', 3],
      ['wucheng', '141102100', '吴城镇', 'township', 'jurisdiction', 3],
      ['lianhuachi', '141102003', '莲花池街道', 'street_office', 'built_up', 4],
      ['chengbei', '141102004', '城北街道', 'street_office', 'built_up', 5],
      ['xishuba', '141102007', '西属巴街道', 'street_office', 'built_up', 5],
      ['airport', null, '机场周边', 'airport_area', 'surroundings', 5],
      ['jiaokou', '141102006', '交口街道', 'street_office', 'jurisdiction', 6],
      ['zaolin', '141102201', '枣林乡', 'township', 'jurisdiction', 6],
      ['pingtou', '141102202', '坪头乡', 'township', 'jurisdiction', 6],
    ])
  })

  test('say that they are schematic, and where from', () => {
    for (const { properties } of [...scopes, ...offices, ...gaps]) {
      expect(properties.schematic).toBe(true)
      expect(properties.source).toMatch(/^示意/)
    }
  })

  test('do not overlap one another', () => {
    for (const [one, other] of pairsOf(scopes)) expect(overlapSquareMetres(one, other)).toBeLessThan(1)
  })

  test('lie in the district, the airport’s surroundings apart, which lie outside it', () => {
    for (const scope of inDistrict) {
      expect(area(scope) - overlapSquareMetres(scope, outline)).toBeLessThan(1)
    }
    expect(overlapSquareMetres(airport, outline)).toBe(0)
    expect(booleanPointInPolygon(airport.properties.seat, outline)).toBe(false)
  })

  test('together with the gaps are the district: every side is its neighbour’s, or the district’s own', () => {
    const sides = sidesOf([...inDistrict, ...gaps])
    const once = new Set(sides)
    expect(once.size).toBe(sides.length)
    const outer = sides.filter((side) => !once.has(reversed(side)))
    expect(outer.sort()).toEqual(sidesOf([outline]).sort())
  })

  test('of a built-up extent are one part of their office, the gap its other part', () => {
    for (const gap of gaps) {
      const { code } = gap.properties
      const office = offices.find(({ properties }) => properties.code === code) as Feature<Area>
      const scope = scopes.find(({ properties }) => properties.code === code) as (typeof scopes)[number]
      expect(scope.properties.extent).toBe('built_up')
      expect(overlapSquareMetres(scope, office)).toBeCloseTo(area(scope), 0)
      expect(area(scope) + area(gap)).toBeCloseTo(area(office), 0)
    }
    expect(gaps.map(({ properties }) => properties.name.zh)).toEqual([
      '凤山街道建成区以外',
      '滨河街道建成区以外',
      '莲花池街道建成区以外',
      '城北街道建成区以外',
      '西属巴街道建成区以外',
    ])
  })

  test('hold their seats, 200 m or more from the border', () => {
    for (const scope of scopes) {
      const { seat } = scope.properties
      expect(booleanPointInPolygon(seat, scope)).toBe(true)
      const border = polygonToLine(scope.geometry as Exclude<Area, { type: 'MultiPolygon' }>) as Feature<
        LineString | MultiLineString
      >
      expect(pointToLineDistance(seat, border as Feature<LineString>, { units: 'meters' })).toBeGreaterThan(200)
    }
  })

  test('are light: less than 150 kB together', () => {
    expect(Buffer.byteLength(JSON.stringify(scopes))).toBeLessThan(150_000)
  })
})

describe('the offices', () => {
  test('are 11 and share the district out', () => {
    expect(offices).toHaveLength(11)
    const whole = offices.reduce((sum, office) => sum + area(office), 0)
    expect(whole).toBeCloseTo(area(outline), 0)
    for (const [one, other] of pairsOf(offices)) expect(overlapSquareMetres(one, other)).toBeLessThan(1)
  })

  test('aim at 1,315 km² and state how far each is from its share', () => {
    const targets = offices.map(({ properties }) => properties.areaTargetKm2)
    expect(targets.reduce((sum, target) => sum + target, 0)).toBeCloseTo(1315, 1)
    for (const { properties } of offices) {
      expect(properties.areaDeviation).toBeCloseTo(properties.areaKm2 / properties.areaTargetKm2 - 1, 3)
    }
  })

  test('come near their share, except four whose seats stand too close to their neighbours’', () => {
    const far = offices.filter(({ properties }) => Math.abs(properties.areaDeviation) > 0.1)
    expect(far.map(({ properties }) => properties.name.zh)).toEqual(['滨河街道', '莲花池街道', '枣林乡', '坪头乡'])
    for (const { properties } of far) expect(Math.abs(properties.areaDeviation)).toBeLessThan(0.55)
  })
})

describe('the outline', () => {
  test('is the published ring brought from GCJ-02 to WGS-84, about 550 m away from where it was printed', () => {
    const published: LngLat = [111.5751953125, 37.375]
    const moved = toWgs84(published, 'GCJ-02')
    const corner: Position = moved.map((degrees) => Math.round(degrees * 1e6) / 1e6)
    expect(ringsOf(outline).flat().map(String)).toContain(String(corner))
    expect(corner).toEqual([111.568953, 37.374566])
  })

  test('holds 1,314 km²', () => {
    expect(outline.properties?.areaKm2).toBeCloseTo(1313.9, 1)
  })
})
