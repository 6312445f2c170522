/** What an area drawn on the map adds to the chosen points. Pure. */
import { insideOf, type Ring } from '../../domain/area'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'

/** Ids of the points in an area that the filter shows and nobody has chosen yet, as many as there is room for. */
export const pointsToAdd = (
  table: Pick<PointTable, 'at' | 'matching'>,
  filter: Filter,
  ring: Ring,
  chosen: readonly number[],
  most: number,
): readonly number[] => {
  const isInside = insideOf(ring)
  const isChosen = new Set(chosen)
  const found: number[] = []
  for (const index of table.matching(filter)) {
    const { id, position } = table.at(index)
    if (!isChosen.has(id) && isInside(position)) found.push(id)
  }
  return found.slice(0, Math.max(0, most - chosen.length))
}

/** Ids of all the points that the filter shows and nobody has chosen yet, as many as there is room for. */
export const pointsOfFilter = (
  table: Pick<PointTable, 'at' | 'matching'>,
  filter: Filter,
  chosen: readonly number[],
  most: number,
): readonly number[] => {
  const isChosen = new Set(chosen)
  const found = [...table.matching(filter)].map((index) => table.at(index).id).filter((id) => !isChosen.has(id))
  return found.slice(0, Math.max(0, most - chosen.length))
}
