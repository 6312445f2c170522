/** Where a place lies: in one scope, in none, in several. Nothing is guessed. */
import type { Polygon } from 'geojson'
import { expect, it } from 'vitest'
import { scopesAt } from '../../domain/scope'

const square = (west: number, south: number): { id: string; geometry: Polygon } => ({
  id: `${west}`,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 2, south],
        [west + 2, south + 2],
        [west, south + 2],
        [west, south],
      ],
    ],
  },
})
const scopes = [square(0, 0), square(1, 0), square(10, 0)]
const idsAt = (lng: number, lat: number) => scopesAt([lng, lat], scopes).map(({ id }) => id)

it('a place in no scope belongs to no squad', () => {
  expect(idsAt(5, 1)).toEqual([])
})
it('a place in one scope belongs to it, in two to both until the office decides', () => {
  expect(idsAt(11, 1)).toEqual(['10'])
  expect(idsAt(1.5, 1)).toEqual(['0', '1'])
})
