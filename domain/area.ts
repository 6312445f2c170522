/** An area drawn on the map by hand, and what lies in it. */
import { booleanPointInPolygon, polygon } from '@turf/turf'
import type { LngLat } from './coordinates'

/** The corners of an area in order, without the first again at the end; it may cross itself, as a hand's line does. */
export type Ring = readonly LngLat[]

/** Whether a place lies in an area; on its edge counts. An area of fewer than three corners holds nothing. */
export const insideOf = (ring: Ring): ((at: LngLat) => boolean) => {
  const [first] = ring
  if (first === undefined || ring.length < 3) return () => false
  const area = polygon([[...ring, first].map(([lng, lat]) => [lng, lat])])
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  return (at) =>
    at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north && booleanPointInPolygon([...at], area)
}
