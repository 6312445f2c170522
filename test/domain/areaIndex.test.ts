/** Which area holds a place: as turf says it, and on a shared border exactly one. */
import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { createAreaIndex } from '../../domain/boundaries/areaIndex'

/** A round area of so many corners with an uneven edge, about a centre. */
const round = (lng: number, lat: number, corners: number, seed = 1): Polygon => {
  const ring = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI
    const reach = 0.05 + 0.02 * Math.sin(angle * 7 + seed)
    return [lng + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as number[]]] }
}

describe('a place and the areas that hold it', () => {
  const square: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
      [
        [1, 1],
        [1, 3],
        [3, 3],
        [3, 1],
        [1, 1],
      ],
    ],
  }
  it.each<[string, [number, number], number[]]>([
    ['inside', [0.5, 0.5], [0]],
    ['in a hole', [2, 2], []],
    ['outside', [9, 9], []],
    ['nowhere', [Number.NaN, 1], []],
    ['in two', [3.5, 3.5], [0, 1]],
  ])('%s', (_, position, expected) => {
    const second: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [3.2, 3.2],
          [6, 3.2],
          [6, 6],
          [3.2, 6],
          [3.2, 3.2],
        ],
      ],
    }
    const index = createAreaIndex([square, second])
    expect(index.at(position)).toEqual(expected)
    expect(index.firstAt(...position)).toBe(expected[0] ?? -1)
  })
  it('several parts are one area', () => {
    const apart = {
      type: 'MultiPolygon' as const,
      coordinates: [round(0, 0, 40).coordinates, round(1, 1, 40).coordinates],
    }
    expect([createAreaIndex([apart]).at([0, 0]), createAreaIndex([apart]).at([1, 1])]).toEqual([[0], [0]])
    expect(createAreaIndex([apart]).at([0.5, 0.5])).toEqual([])
  })
})

it('says what turf says, off the edge itself', () => {
  const areas = [round(111, 37, 500), round(111.07, 37.02, 300, 2), round(111.02, 37.06, 7, 3)]
  const index = createAreaIndex(areas)
  fc.assert(
    fc.property(
      fc.double({ min: 110.9, max: 111.2, noNaN: true }),
      fc.double({ min: 36.9, max: 37.2, noNaN: true }),
      (lng, lat) => {
        const expected = areas.flatMap((area, at) => (booleanPointInPolygon([lng, lat], area) ? [at] : []))
        return JSON.stringify(index.at([lng, lat])) === JSON.stringify(expected)
      },
    ),
    { numRuns: 3_000 },
  )
})

it('of neighbours that share a border, exactly one holds each place on it, whichever way they go round', () => {
  const border = Array.from({ length: 60 }, (_, index) => [111 + 0.003 * Math.sin(index), 37 + index * 0.001])
  const west = [...border, [110.9, 37.059], [110.9, 37], border[0] as number[]]
  const east = [...[...border].reverse(), [111.1, 37], [111.1, 37.059], border.at(-1) as number[]]
  const index = createAreaIndex([
    { type: 'Polygon', coordinates: [west] },
    { type: 'Polygon', coordinates: [east] },
  ])
  for (let at = 0; at < border.length - 1; at += 1)
    for (const share of [0, 0.1, 0.25, 0.5, 0.77, 0.999]) {
      const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [border[at] as number[], border[at + 1] as number[]]
      const held = index.at([x0 + share * (x1 - x0), y0 + share * (y1 - y0)])
      expect(held.length).toBe(1)
    }
})
