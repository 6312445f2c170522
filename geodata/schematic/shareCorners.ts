/**
 * Gives neighbours the same corners: where one area has a corner on another's side, the other gets it too.
 * Cutting and rounding to 0.1 m leave such corners a few centimetres off the side, which would open slivers between areas.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import { toPlane, type Xy } from './plane'

const offSideMetres = 0.3

type Corner = { readonly lngLat: Position; readonly at: Xy }

/** The same areas in the same order. */
export const shareCorners = <G extends Polygon | MultiPolygon>(areas: readonly G[]): G[] => {
  const corners = cornersOf(areas)
  const withShared = (ring: Position[]): Position[] =>
    ring.flatMap((from, index) => {
      const to = ring[index + 1]
      return to === undefined ? [from] : [from, ...between(from, to, corners)]
    })
  return areas.map((area) =>
    area.type === 'Polygon'
      ? { ...area, coordinates: area.coordinates.map(withShared) }
      : { ...area, coordinates: area.coordinates.map((rings) => rings.map(withShared)) },
  )
}

/** Every corner once, from west to east. */
const cornersOf = (areas: readonly (Polygon | MultiPolygon)[]): Corner[] => {
  const rings = areas.flatMap((area) => (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()))
  const byName = new Map(rings.flat().map((lngLat) => [lngLat.join(), lngLat]))
  return [...byName.values()]
    .map((lngLat) => ({ lngLat, at: toPlane(lngLat as LngLat) }))
    .sort((one, other) => one.at[0] - other.at[0])
}

const between = (from: Position, to: Position, corners: readonly Corner[]): Position[] => {
  const [start, end] = [toPlane(from as LngLat), toPlane(to as LngLat)]
  const along = [end[0] - start[0], end[1] - start[1]] as const
  const squaredLength = along[0] ** 2 + along[1] ** 2
  const found: { lngLat: Position; share: number }[] = []
  for (const { lngLat, at } of corners) {
    if (at[0] < Math.min(start[0], end[0]) - offSideMetres) continue
    if (at[0] > Math.max(start[0], end[0]) + offSideMetres) break
    const share = ((at[0] - start[0]) * along[0] + (at[1] - start[1]) * along[1]) / squaredLength
    if (share <= 0 || share >= 1 || lngLat.join() === from.join() || lngLat.join() === to.join()) continue
    const aside = Math.hypot(at[0] - start[0] - share * along[0], at[1] - start[1] - share * along[1])
    if (aside < offSideMetres) found.push({ lngLat, share })
  }
  return found.sort((one, other) => one.share - other.share).map(({ lngLat }) => lngLat)
}
