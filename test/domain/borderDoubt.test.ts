/** Whom a place may belong to, near borders whose uncertainty is stated. */
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { createClaims, type Doubt, doubtText, type Land } from '../../domain/boundaries/borderDoubt'
import { handOverOf } from '../../domain/boundaries/handOver'
import type { LngLat } from '../../domain/coordinates'

/** On the equator a degree is the same both ways: so many metres east and north of [111, 0]. */
const degrees = 1 / 111_195
const at = (east: number, north: number): LngLat => [111 + east * degrees, north * degrees]
const land = (
  id: string,
  [west, south, east, north]: readonly [number, number, number, number],
  squad: number,
  uncertaintyMetres: number,
): Land => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
  },
  squad,
  uncertaintyMetres,
})

/**
 * Three fields of a kilometre in a row, the first two of squad 1, the third of squad 2:
 *   a (1) | b (1) | c (2)
 */
const row = (a: number, b: number, c: number): Land[] => [
  land('a', [0, 0, 1000, 1000], 1, a),
  land('b', [1000, 0, 2000, 1000], 1, b),
  land('c', [2000, 0, 3000, 1000], 2, c),
]
const near = (metres: number, uncertaintyMetres: number): Doubt => ({ why: 'near', metres, uncertaintyMetres })

describe('who may have a place', () => {
  it.each<[string, Land[], LngLat, string[], Doubt | null]>([
    ['no uncertainty, on a border', row(0, 0, 0), at(1999.9, 500), ['b'], null],
    ['in the middle', row(30, 30, 30), at(500, 500), ['a'], null],
    ['12 m inside of the border to another squad', row(30, 30, 30), at(1988, 500), ['b', 'c'], near(12, 30)],
    ['12 m beyond it', row(30, 30, 30), at(2012, 500), ['b', 'c'], near(12, 30)],
    ['30 m from it', row(30, 30, 30), at(1970.1, 500), ['b', 'c'], near(30, 30)],
    ['31 m from it', row(30, 30, 30), at(1969, 500), ['b'], null],
    ['at the border between two scopes of one squad', row(30, 30, 30), at(1001, 500), ['b'], null],
    ['within the outer edge', row(30, 30, 30), at(8, 500), ['a'], near(8, 30)],
    ['outside of the outer edge', row(30, 30, 30), at(-8, 500), ['a'], near(8, 30)],
    ['outside and far', row(30, 30, 30), at(-31, 500), [], null],
    ['at a corner of the outer edge', row(50, 50, 50), at(-29.9, -39.9), ['a'], near(50, 50)],
    ['beyond a corner, as the crow flies', row(50, 50, 50), at(-36, -40), [], null],
    ['where three meet, both borders within reach', row(30, 30, 30), at(1990, 980), ['b', 'c'], near(10, 30)],
    ['the less sure of two sides counts', row(0, 30, 0), at(2020, 500), ['b', 'c'], near(20, 30)],
    ['the sure side of a sure border', row(30, 0, 0), at(1999, 500), ['b'], null],
    ['at 500 m', row(500, 500, 500), at(1600, 500), ['b', 'c'], near(400, 500)],
    ['at 1 m', row(1, 1, 1), at(1999.4, 500), ['b', 'c'], near(1, 1)],
  ])('%s', (_, lands, position, scopeIds, doubt) => {
    expect(createClaims(lands)(position)).toEqual({ scopeIds, doubt })
  })
  it('in two at once goes before near a border', () => {
    const lands = [...row(30, 30, 30), land('d', [1900, 0, 2100, 1000], 3, 30)]
    expect(createClaims(lands)(at(1990, 500))).toEqual({ scopeIds: ['b', 'c', 'd'], doubt: { why: 'several' } })
  })
  it('a neighbour whose border has other vertices is found along the whole of it', () => {
    const lands = [land('a', [0, 0, 1000, 1000], 1, 20), land('b', [1000, 300, 2000, 700], 2, 20)]
    const claims = createClaims(lands)
    expect(claims(at(995, 500))).toEqual({ scopeIds: ['a', 'b'], doubt: near(5, 20) })
    expect(claims(at(995, 200))).toEqual({ scopeIds: ['a'], doubt: near(5, 20) })
  })
})

describe('what waits', () => {
  const placed = (points: readonly [number, LngLat, string | null][], decided = new Map<number, string>()) => ({
    points: points.map(([id, position, scopeId]) => ({ id, position, scopeId })),
    sections: [],
    decided,
  })
  it('keeps its present scope, and belongs to nobody where it has none of them', () => {
    const points: [number, LngLat, string | null][] = [
      [1, at(1990, 500), 'b'],
      [2, at(2010, 500), 'b'],
      [3, at(2010, 500), null],
      [4, at(2010, 500), 'a'],
      [5, at(2500, 500), 'b'],
    ]
    expect(handOverOf(placed(points), row(30, 30, 30))).toEqual({
      changes: [
        { pointId: 4, from: 'a', to: null },
        { pointId: 5, from: 'b', to: 'c' },
      ],
      sections: [],
      contested: [1, 2, 3, 4].map((pointId) => ({ pointId, scopeIds: ['b', 'c'], doubt: near(10, 30) })),
    })
  })
  it('waits no more once the office has said whose it is', () => {
    expect(handOverOf(placed([[1, at(1990, 500), 'b']], new Map([[1, 'c']])), row(30, 30, 30))).toEqual({
      changes: [{ pointId: 1, from: 'b', to: 'c' }],
      sections: [],
      contested: [],
    })
  })
  it('is found among 100,000 in a moment', () => {
    const round = (east: number): Position[] =>
      Array.from({ length: 2001 }, (_, index) => {
        const turn = ((index % 2000) / 2000) * 2 * Math.PI
        return at(east + 10_000 * Math.cos(turn), 10_000 * Math.sin(turn))
      })
    const lands = Array.from(
      { length: 12 },
      (_, index): Land => ({
        id: String(index),
        geometry: { type: 'Polygon', coordinates: [round(index * 20_500)] },
        squad: index,
        uncertaintyMetres: 100,
      }),
    )
    const points = Array.from({ length: 100_000 }, (_, id) => ({
      id,
      position: at(((id * 7919) % 245_000) - 10_000, ((id * 104_729) % 20_000) - 10_000),
      scopeId: null,
    }))
    const begun = performance.now()
    const { contested } = handOverOf({ points, sections: [], decided: new Map() }, lands)
    expect(performance.now() - begun).toBeLessThan(20_000)
    // A ring of 200 m around each circle, of the whole: 2 * 3.14 * 10 km * 0.2 km * 12 of 245 km * 20 km.
    expect(contested.length / points.length).toBeCloseTo(0.0308, 2)
  })
})

it('is said with its metres', () => {
  expect(doubtText(near(12, 30))).toEqual({
    zh: '距边界12米，边界误差±30米',
    en: '12 m from a border that is sure to ±30 m',
  })
})
