import { expect, it } from 'vitest'
import { boxOfTile, contains, overlaps } from '../../domain/box'

it('a tile of Web Mercator has its box', () => {
  expect(boxOfTile(0, 0, 0).map((degrees) => Number(degrees.toFixed(4)))).toEqual([-180, -85.0511, 180, 85.0511])
  // 13248 / 2¹⁴ · 360 − 180, and atan(sinh(π (1 − 2 · 6345 / 2¹⁴))).
  expect(boxOfTile(14, 13248, 6344).map((degrees) => Number(degrees.toFixed(5)))).toEqual([
    111.09375, 37.562, 111.11572, 37.57941,
  ])
})

it('boxes overlap and contain as they lie', () => {
  const district = [110.9, 37.3, 111.6, 37.8] as const
  expect(overlaps(district, [111.5, 37.7, 112, 38])).toBe(true)
  expect(overlaps(district, [111.6, 37.3, 112, 38])).toBe(false)
  expect(contains([110, 37, 112, 38], district)).toBe(true)
  expect(contains([111, 37, 112, 38], district)).toBe(false)
})
