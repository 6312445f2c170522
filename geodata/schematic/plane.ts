/**
 * A flat sheet of metres laid on the district, on which the diagram is drawn.
 * Lambert's cylindrical equal-area projection about the district's centre: an area on the sheet is the area on the
 * ground, and over 45 km lengths and angles are off by less than 0.4 %.
 */
import type { LngLat } from '../../domain/coordinates'

/** [east, north], metres from the sheet's centre. */
export type Xy = [east: number, north: number]

const centre: LngLat = [111.27, 37.54]
const earthRadiusMetres = 6_371_008.8
const radians = Math.PI / 180
const stretch = Math.cos(centre[1] * radians)

export const toPlane = ([lng, lat]: LngLat): Xy => [
  earthRadiusMetres * stretch * (lng - centre[0]) * radians,
  (earthRadiusMetres * (Math.sin(lat * radians) - Math.sin(centre[1] * radians))) / stretch,
]

/** Rounded to 6 decimals (0.1 m), as everything on file is. */
export const fromPlane = ([east, north]: Xy): LngLat =>
  rounded([
    centre[0] + east / (earthRadiusMetres * stretch * radians),
    Math.asin((north * stretch) / earthRadiusMetres + Math.sin(centre[1] * radians)) / radians,
  ])

export const rounded = ([lng, lat]: LngLat): LngLat => [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]

/** Square metres inside an open ring (last corner joined to the first); positive when counter-clockwise. */
export const areaOf = (ring: readonly Xy[]): number => {
  let doubled = 0
  for (const [index, [east, north]] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] as Xy
    doubled += east * next[1] - next[0] * north
  }
  return doubled / 2
}

export const squaredDistance = (one: Xy, other: Xy): number => (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
