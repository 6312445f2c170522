/** What an area drawn on the map adds to the chosen points. Pure. */
import { insideOf, type Ring } from '../../domain/area'
import { mostStops } from '../../domain/routePlan'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'

/** More at once than this are only added when somebody says so: a day does not hold them. */
export const askedAbove = 200

/** Ids of the points in an area that the filter shows and nobody has chosen yet, as many as a plan can take. */
export const pointsToAdd = (
  table: Pick<PointTable, 'at' | 'matching'>,
  filter: Filter,
  ring: Ring,
  chosen: readonly number[],
): readonly number[] => {
  const isInside = insideOf(ring)
  const isChosen = new Set(chosen)
  const found: number[] = []
  for (const index of table.matching(filter)) {
    const { id, position } = table.at(index)
    if (!isChosen.has(id) && isInside(position)) found.push(id)
  }
  return found.slice(0, Math.max(0, mostStops - chosen.length))
}
