/** The points that the keyboard goes through: those in view, the worst first, then from the middle outwards. Pure. */
import { pointStatuses } from '../../domain/pointStatus'
import type { PointTable } from '../pointTable'
import type { Bounds } from './clusters'

export const listedAtMost = 60

/** Indices of the table, at most `limit`. */
export const pointsInView = (
  table: PointTable,
  indices: Int32Array,
  [west, south, east, north]: Bounds,
  limit = listedAtMost,
): number[] => {
  const middle = [(west + east) / 2, (south + north) / 2] as const
  const narrowing = Math.cos((middle[1] * Math.PI) / 180)
  const byStatus: { index: number; distance: number }[][] = pointStatuses.map(() => [])
  for (const index of indices) {
    const [lng, lat] = table.at(index).position
    if (lng < west || lng > east || lat < south || lat > north) continue
    const distance = ((lng - middle[0]) * narrowing) ** 2 + (lat - middle[1]) ** 2
    byStatus[pointStatuses.indexOf(table.statusAt(index))]?.push({ index, distance })
  }
  const listed: number[] = []
  for (const points of byStatus) {
    if (listed.length >= limit) break
    points.sort((one, other) => one.distance - other.distance)
    listed.push(...points.slice(0, limit - listed.length).map(({ index }) => index))
  }
  return listed
}
