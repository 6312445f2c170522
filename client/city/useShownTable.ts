/** The points on the screen: all of today, or as they stood at the end of a past day, or the rows of a number alone. */
import { useEffect, useMemo, useRef } from 'react'
import type { Plan } from '../campaignOverview'
import type { PointTable } from '../pointTable'
import { useTableVersion } from '../usePointTable'
import type { View } from '../view'
import { createDayTable, createPartTable } from './dayTable'
import { useCityRows, usePointHistory } from './queries'

export type ShownTable = {
  readonly table: PointTable
  readonly version: number
  /** Of the day that is shown, all points: the numbers of the top line. */
  readonly whole: PointTable
}

const squadsOf = (plan: Plan) => new Map(plan.scopes.map(({ id, squad }) => [id, squad]))

const noPoints: readonly number[] = []

/** The live table for now; until the past is read, and where it cannot be, none of its points rather than today's. */
const useDayTable = (plan: Plan, base: PointTable, day: View['day']): PointTable => {
  const { data: history } = usePointHistory(plan.today, day !== null)
  const isPast = day !== null
  const first = useRef(day)
  first.current = day
  const made = useMemo(() => {
    if (!isPast) return null
    if (history !== undefined) return createDayTable(base, history, first.current ?? plan.today, squadsOf(plan))
    return { table: createPartTable(base, noPoints, squadsOf(plan)).table, goTo: () => {} }
  }, [isPast, history, base, plan])
  useEffect(() => {
    if (day !== null) made?.goTo(day)
  }, [made, day])
  return made?.table ?? base
}

export const useShownTable = (plan: Plan, base: PointTable, { rows, day: asked }: View): ShownTable => {
  // Today goes on; a day that has not come has no map, and its numbers are refused.
  const day = asked !== null && asked < plan.today ? asked : null
  const whole = useDayTable(plan, base, day)
  const { data } = useCityRows(rows, day)
  const pointIds = rows === null ? null : (data?.pointIds ?? noPoints)
  const part = useMemo(
    () => (pointIds === null ? null : createPartTable(whole, pointIds, squadsOf(plan))),
    [whole, pointIds, plan],
  )
  useEffect(() => part?.letGo, [part])
  const table = part?.table ?? whole
  return { table, version: useTableVersion(table), whole }
}
