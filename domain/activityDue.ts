/** By when a month's minima are due, and how far round its units a squad has come. */
import { type Activity, type Method, methods, notCountedBecause } from './activity'
import {
  type LocalDate,
  lastDayOf,
  laterOf,
  type Month,
  monthOf,
  type WorkingCalendar,
  workingDaysIn,
} from './calendar'

/** `ahead`: the month has not begun, so nothing of it is missing yet; `over`: what is missing can no longer be made up. */
export type MonthStanding = 'ahead' | 'running' | 'over'

export type MonthTerm = {
  readonly standing: MonthStanding
  /** The last day that counts for the month. */
  readonly dueBy: LocalDate
  /** From today, or from the month's first day where it lies ahead, until `dueBy`, both included. */
  readonly workingDaysLeft: number
}

export const termOf = (month: Month, today: LocalDate, calendar: WorkingCalendar): MonthTerm => {
  const dueBy = lastDayOf(month)
  const first = `${month}-01`
  const standing = today < first ? 'ahead' : today > dueBy ? 'over' : 'running'
  return { standing, dueBy, workingDaysLeft: workingDaysIn(laterOf(today, first), dueBy, calendar).length }
}

/** A squad was at one of a unit's points or road sections. */
export type UnitVisit = { readonly unitId: string; readonly date: LocalDate }

/** How often a method has reached a unit: in the month, in the campaign so far, and when last; null: never. */
export type Reach = { readonly inMonth: number; readonly inCampaign: number; readonly lastOn: LocalDate | null }
export type UnitCoverage = { readonly unitId: string; readonly reach: Readonly<Record<Method, Reach>> }

/**
 * A squad's units, each with what has reached it: the counted activities that name it, and of 看 also the days on which
 * places that it answers for were inspected.
 */
export const coverageOf = (
  activities: readonly Activity[],
  visits: readonly UnitVisit[],
  unitIds: readonly string[],
  month: Month,
): UnitCoverage[] => {
  const days = new Map<string, Set<LocalDate>>()
  const add = (unitId: string, method: Method, date: LocalDate) => {
    const key = `${unitId} ${method}`
    days.set(key, (days.get(key) ?? new Set()).add(date))
  }
  for (const activity of activities)
    if (notCountedBecause(activity) === null)
      for (const unitId of activity.unitIds) add(unitId, activity.method, activity.date)
  for (const { unitId, date } of visits) add(unitId, 'observe', date)
  const reachOf = (unitId: string, method: Method): Reach => {
    const own = [...(days.get(`${unitId} ${method}`) ?? [])].sort()
    return {
      inMonth: own.filter((date) => monthOf(date) === month).length,
      inCampaign: own.length,
      lastOn: own.at(-1) ?? null,
    }
  }
  return unitIds.map((unitId) => ({
    unitId,
    reach: Object.fromEntries(methods.map((method) => [method, reachOf(unitId, method)])) as Record<Method, Reach>,
  }))
}
