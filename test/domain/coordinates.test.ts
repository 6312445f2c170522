/** The datums: how far Chinese maps are off in Lüliang, and that a position survives the way there and back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceMetres, type LngLat, lngLatSchema } from '../../domain/coordinates'
import { fromWgs84, toWgs84 } from '../../domain/datum'

/** A box round Lishi district and the airport. */
const inLuliang: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: 110.9, max: 111.6, noNaN: true }),
  fc.double({ min: 37.3, max: 37.8, noNaN: true }),
)
const town: LngLat = [111.15, 37.52]

describe('GCJ-02 in Lüliang', () => {
  it('lies 504 to 592 metres from WGS-84', () => {
    fc.assert(
      fc.property(inLuliang, (position) => {
        const metres = distanceMetres(position, fromWgs84(position, 'GCJ-02'))
        expect(metres).toBeGreaterThan(504)
        expect(metres).toBeLessThan(592)
      }),
      { seed: 2022, numRuns: 300 },
    )
  })
  it('comes back to within 2 cm', () => {
    fc.assert(
      fc.property(inLuliang, (position) => {
        expect(distanceMetres(position, toWgs84(fromWgs84(position, 'GCJ-02'), 'GCJ-02'))).toBeLessThanOrEqual(0.02)
      }),
      { seed: 2022, numRuns: 300 },
    )
  })
  it('shifts the town to the east and the north', () => {
    const [lng, lat] = fromWgs84(town, 'GCJ-02')
    expect(lng).toBeCloseTo(111.156, 2)
    expect(lat).toBeCloseTo(37.5206, 3)
    expect(lng).toBeGreaterThan(town[0])
    expect(lat).toBeGreaterThan(town[1])
  })
})

it('BD-09 is farther off and comes back as well', () => {
  expect(distanceMetres(town, fromWgs84(town, 'BD-09'))).toBeGreaterThan(900)
  expect(distanceMetres(town, toWgs84(fromWgs84(town, 'BD-09'), 'BD-09'))).toBeLessThan(1)
})

it('WGS-84 is left as it is', () => {
  expect(fromWgs84(town, 'WGS-84')).toEqual(town)
  expect(toWgs84(town, 'WGS-84')).toEqual(town)
})

it('a thousandth of a degree is 111 metres to the north and 88 to the east', () => {
  expect(distanceMetres(town, [111.15, 37.521])).toBeCloseTo(111.2, 1)
  expect(distanceMetres(town, [111.151, 37.52])).toBeCloseTo(88.2, 1)
})

it('longitude comes first, and what cannot be a position is none', () => {
  const isPosition = (value: unknown) => lngLatSchema.safeParse(value).success
  expect(isPosition([111.15, 37.52])).toBe(true)
  expect([[37.52, 111.15], [111.15], [181, 0], [Number.NaN, 0], ['111', '37']].map(isPosition)).toEqual(
    Array(5).fill(false),
  )
})
