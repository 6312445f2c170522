/** Land that two areas share, where it is more than the thickness of two pens. */
import { area as areaSquareMetres, bbox, feature, featureCollection, intersect } from '@turf/turf'
import type { Feature } from 'geojson'
import type { Area } from './areaIndex'

/** Where areas overlap, or leave each other, by less than this, their borders were drawn twice. */
export const leastSquareMetres = 500

/** Null: none, or no more than that. */
export const overlapOf = (one: Area, other: Area): Feature<Area> | null => {
  const [a, b] = [bbox(one), bbox(other)]
  if (a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3]) return null
  const common = intersect(featureCollection([feature(one), feature(other)]))
  return common === null || areaSquareMetres(common) < leastSquareMetres ? null : common
}
