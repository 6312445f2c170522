/** Tables of points made from the live one: as it stood at the end of a past day, or with some of its points alone. */
import type { LocalDate } from '../../domain/calendar'
import { type PointHistory, standingsOn } from '../../domain/city/pointHistory'
import type { MapPoint, PointChange } from '../../domain/mapSnapshot'
import { createPointTable, type PointTable, type SquadOfScope } from '../pointTable'

const rowsOf = (table: PointTable): MapPoint[] => Array.from({ length: table.size }, (_, index) => table.at(index))

export type DayTable = {
  readonly table: PointTable
  /** Moves to the end of another day: as many rows change as points stood otherwise. */
  readonly goTo: (day: LocalDate) => void
}

export const createDayTable = (
  base: PointTable,
  history: PointHistory,
  day: LocalDate,
  squadOfScope: SquadOfScope,
): DayTable => {
  const known = new Map(standingsOn(history, day).map((standing) => [standing.id, standing]))
  const uninspected = { status: 'uninspected', dueOn: null, openIssues: 0 } as const
  const points = rowsOf(base).map((point) => ({ ...point, ...(known.get(point.id) ?? uninspected) }))
  const table = createPointTable({ position: history.position, today: day, points }, { squadOfScope })
  return {
    table,
    goTo: (next) => {
      const changes: PointChange[] = []
      for (const standing of standingsOn(history, next)) {
        const before = table.pointOf(standing.id)
        if (
          before !== undefined &&
          (before.status !== standing.status ||
            before.dueOn !== standing.dueOn ||
            before.openIssues !== standing.openIssues)
        )
          changes.push({ ...before, ...standing })
      }
      table.moveTo(next, changes)
    },
  }
}

/** Some of a table's points; follows what happens to them until it is let go. */
export const createPartTable = (
  base: PointTable,
  pointIds: readonly number[],
  squadOfScope: SquadOfScope,
): { readonly table: PointTable; readonly letGo: () => void } => {
  const wanted = new Set(pointIds)
  const points = rowsOf(base).filter(({ id }) => wanted.has(id))
  const table = createPointTable({ position: 0, today: base.today(), points }, { squadOfScope })
  const letGo = base.subscribe((changed) => {
    const changes = changed.map((index) => base.at(index)).filter(({ id }) => wanted.has(id))
    if (changes.length > 0) table.apply(changes)
    table.setToday(base.today())
  })
  return { table, letGo }
}
