/** The sample points, kinds, units and road sections: enough of each, each where it should be, every name known. */
import { lineString, pointToLineDistance } from '@turf/turf'
import type { Feature } from 'geojson'
import { describe, expect, test } from 'vitest'
import { distanceMetres, type LngLat } from '../../domain/coordinates'
import { scopesAt } from '../../domain/scope'
import {
  type Area,
  gaps,
  offices,
  otherUnits,
  pointKinds,
  points,
  ringsOf,
  type SamplePoint,
  scopes,
  sections,
  supervisedUnits,
} from './read'

const places = scopes.map(({ properties, geometry }) => ({ ...properties, geometry }))
const scopeIdsAt = (at: LngLat): string[] => scopesAt(at, places).map(({ id }) => id)
const gapAt = (at: LngLat) => gaps.find(({ geometry }) => scopesAt(at, [{ geometry }]).length > 0)

/** Within 200 m or so of the place's box: the others cannot have a border near. */
const isAbout = ([lng, lat]: LngLat, { bbox }: Feature<Area>): boolean => {
  const [west = 0, south = 0, east = 0, north = 0] = bbox ?? []
  return lng > west - 0.002 && lng < east + 0.002 && lat > south - 0.002 && lat < north + 0.002
}

const metresToBorder = (at: LngLat, place: Feature<Area>): number =>
  Math.min(...ringsOf(place).map((ring) => pointToLineDistance(at, lineString(ring), { units: 'meters' })))

const knownUnits = new Set([...supervisedUnits.map(({ zh }) => zh), ...otherUnits.map(({ name_zh }) => name_zh)])
const shared = points.filter(({ units }) => units.length > 1)

describe('the sample points', () => {
  test('are 347, numbered D0001 on, each under its own name', () => {
    expect(points.map(({ code }) => code)).toEqual(
      Array.from({ length: 347 }, (_, index) => `D${String(index + 1).padStart(4, '0')}`),
    )
    expect(new Set(points.map(({ name }) => name)).size).toBe(347)
  })

  test('are of 28 kinds, every kind met', () => {
    expect(pointKinds.kinds).toHaveLength(28)
    expect(new Set(points.map(({ kind }) => kind))).toEqual(new Set(pointKinds.kinds.map(({ key }) => key)))
  })

  test('are spread over all scopes, thickest in the built-up ones', () => {
    const counts: Record<string, number> = {}
    for (const { at } of points) for (const id of scopeIdsAt(at)) counts[id] = (counts[id] ?? 0) + 1
    expect(counts).toEqual({
      fengshan: 50,
      binhe: 52,
      lianhuachi: 52,
      chengbei: 43,
      xishuba: 28,
      airport: 9,
      tianjiahui: 21,
      xinyi: 16,
      wucheng: 16,
      jiaokou: 16,
      zaolin: 13,
      pingtou: 12,
    })
  })

  test('stand in one scope each, or in none but then in the named part of an office outside its built-up area', () => {
    const outside = points.filter(({ at }) => scopeIdsAt(at).length === 0)
    expect(points.filter(({ at }) => scopeIdsAt(at).length > 1)).toEqual([])
    expect(outside).toHaveLength(19)
    for (const { at, note } of outside) {
      expect(gapAt(at)?.properties.name.zh).toMatch(/建成区以外$/)
      expect(note).toBe('示例数据，在建成区以外，不属任何分队')
    }
  })

  test('keep 60 m from every border, except four that lie close to one on purpose', () => {
    const close = points.filter(({ at }) =>
      [...scopes, ...gaps].some((place) => isAbout(at, place) && metresToBorder(at, place) < 60),
    )
    expect(close.map(({ name }) => name)).toEqual(['上水西后街', '城内老旧小区', '东关河沿巷', '盛地公交站'])
    for (const { note } of close) expect(note).toBe('示例数据，靠近督导范围边界')
  })

  test('stand 40 m apart or more', () => {
    for (const [index, one] of points.entries()) {
      for (const other of points.slice(index + 1)) expect(distanceMetres(one.at, other.at)).toBeGreaterThan(40)
    }
  })

  test('have the railway station where 吕梁站 is, and the terminal at the airport', () => {
    const at = (name: string) => (points.find((point) => point.name === name) as SamplePoint).at
    expect(distanceMetres(at('吕梁火车站'), [111.142, 37.563])).toBeLessThan(100)
    expect(distanceMetres(at('大武机场航站楼'), [111.142778, 37.683333])).toBeLessThan(600)
  })

  test('are urban or not, and say that they are samples', () => {
    expect(points.filter(({ urban }) => urban)).toHaveLength(243)
    for (const { note } of points) expect(note).toMatch(/^示例数据/)
  })
})

describe('whose a point is', () => {
  test('is told by units that are all known', () => {
    for (const { units, lead } of points) {
      expect(units.length).toBeGreaterThan(0)
      expect(new Set(units).size).toBe(units.length)
      expect(units.filter((unit) => !knownUnits.has(unit))).toEqual([])
      if (lead !== null) expect(units).toContain(lead)
    }
  })

  test('is one unit’s, or several units’ with a lead, or, in 14 cases to be refused, several without', () => {
    expect(points.filter(({ units, lead }) => units.length === 1 && lead !== null)).toEqual([])
    expect(shared.filter(({ lead }) => lead !== null)).toHaveLength(112)
    expect(shared.filter(({ lead }) => lead === null)).toHaveLength(14)
  })

  test('mixes the 64 supervised units and others', () => {
    const supervised = new Set(supervisedUnits.map(({ zh }) => zh))
    const named = new Set(points.flatMap(({ units }) => units))
    expect([...named].filter((unit) => supervised.has(unit))).toHaveLength(45)
    expect([...named].filter((unit) => !supervised.has(unit))).toHaveLength(37)
  })
})

describe('the units', () => {
  test('outside the 64 each stand under one of the 64 or of their own list', () => {
    expect(otherUnits).toHaveLength(43)
    expect(new Set(otherUnits.map(({ code }) => code)).size).toBe(43)
    for (const { name_zh, name_en, superior } of otherUnits) {
      expect(knownUnits).toContain(superior)
      expect(superior).not.toBe(name_zh)
      expect(name_en).not.toBe('')
    }
  })

  test('of the plan have their English names in the plan’s order', () => {
    expect(supervisedUnits).toHaveLength(64)
    expect(supervisedUnits[0]).toEqual({
      code: 'unit01',
      zh: '市政府办公室',
      en: 'General Office of the Municipal Government',
    })
    expect(supervisedUnits[31]).toEqual({ code: 'unit32', zh: '离石区', en: 'Lishi District' })
    expect(supervisedUnits[50]).toEqual({ code: 'unit51', zh: '大武机场', en: 'Dawu Airport' })
  })

  test('bear no name twice', () => {
    expect(knownUnits.size).toBe(64 + 43)
  })
})

describe('the kinds', () => {
  test('have five to nine check items each, in both languages, and a time to inspect them', () => {
    for (const { key, zh, en, serviceMinutes, checkItems } of pointKinds.kinds) {
      expect(key).toMatch(/^[a-z_]+$/)
      expect([zh, en]).not.toContain('')
      expect(serviceMinutes).toBeGreaterThanOrEqual(10)
      expect(checkItems.length).toBeGreaterThanOrEqual(5)
      expect(checkItems.length).toBeLessThanOrEqual(9)
      expect(new Set(checkItems.map((item) => item.key)).size).toBe(checkItems.length)
      for (const item of checkItems) expect([item.zh, item.en]).not.toContain('')
    }
  })

  test('say that they are an example set, with source and version', () => {
    expect(pointKinds.source).toMatch(/^示例/)
    expect(pointKinds.version).toBe('example-1')
    expect(pointKinds.note.zh).toContain('未取得')
  })
})

describe('the road sections', () => {
  test('are ten lines of 4 to 20 corners within their built-up scopes', () => {
    expect(sections.map(({ properties }) => properties.code)).toEqual([
      'L01',
      'L02',
      'L03',
      'L04',
      'L05',
      'L06',
      'L07',
      'L08',
      'L09',
      'L10',
    ])
    for (const { properties, geometry } of sections) {
      expect(geometry.coordinates.length).toBeGreaterThanOrEqual(4)
      expect(geometry.coordinates.length).toBeLessThanOrEqual(20)
      for (const at of geometry.coordinates) expect(scopeIdsAt(at as LngLat)).toEqual([properties.scope])
    }
  })

  test('have a sponsor of the standing committee by office, and a supervised unit', () => {
    for (const { properties } of sections) {
      expect(properties.sponsor.zh).toMatch(/^市委(常委|副书记)/)
      expect(supervisedUnits.map(({ zh }) => zh)).toContain(properties.responsibleUnit)
    }
  })
})

test('every office has points or is part of a scope that has', () => {
  const met = new Set(
    points.map(({ at }) => offices.find(({ geometry }) => scopesAt(at, [{ geometry }]).length > 0)?.properties.code),
  )
  expect(offices.filter(({ properties }) => !met.has(properties.code))).toEqual([])
})
