/**
 * The clocks of an issue: computed, never stored, in Shanghai days.
 * A unit's clock runs from the notice until it reports the issue rectified; then the squad's re-check clock runs.
 */
import { addDays, addWorkingDays, daysBetween, type LocalDate, type WorkingCalendar } from './calendar'
import type { Issue, Terms } from './issue'

/** The last day on which the holding unit is still in time; null while no unit's clock runs. */
export const dueOn = (issue: Pick<Issue, 'stage' | 'claimBy' | 'rectifyBy'>): LocalDate | null => {
  if (issue.stage === 'claimed') return issue.rectifyBy
  if (issue.stage !== 'notified') return null
  return issue.claimBy !== null && issue.rectifyBy !== null && issue.rectifyBy < issue.claimBy
    ? issue.rectifyBy
    : (issue.claimBy ?? issue.rectifyBy)
}

/** Overdue from 00:00 of the day after the due day. */
export const isOverdue = (issue: Pick<Issue, 'stage' | 'claimBy' | 'rectifyBy'>, today: LocalDate): boolean => {
  const due = dueOn(issue)
  return due !== null && due < today
}

export type Clock = {
  readonly whose: 'unit' | 'squad'
  readonly for: 'notify' | 'claim' | 'rectify' | 'recheck'
  readonly dueOn: LocalDate
  /** Negative when past. */
  readonly daysLeft: number
}

/** The clock that runs now, and for whom; null when none does. */
export const runningClock = (issue: Issue, today: LocalDate, terms: Terms, calendar: WorkingCalendar): Clock | null => {
  const clock = (whose: Clock['whose'], what: Clock['for'], day: LocalDate): Clock => ({
    whose,
    for: what,
    dueOn: day,
    daysLeft: daysBetween(today, day),
  })
  if (issue.stage === 'found' && issue.foundOn)
    return clock('squad', 'notify', addWorkingDays(issue.foundOn, terms.notify, calendar))
  if (issue.stage === 'rectified' && issue.rectification)
    return clock('squad', 'recheck', addWorkingDays(issue.rectification.on, terms.recheck, calendar))
  const due = dueOn(issue)
  if (due === null) return null
  return clock('unit', issue.stage === 'notified' && due === issue.claimBy ? 'claim' : 'rectify', due)
}

/** Adds the overdue days of the present holder up to and including `day`; days already counted are not counted twice. */
export const countOverdue = (issue: Issue, day: LocalDate): Issue['overdue'] => {
  const due = dueOn(issue)
  if (due === null || issue.unitId === null || due >= day) return issue.overdue
  const from = issue.overdue.countedTo !== null && issue.overdue.countedTo > due ? issue.overdue.countedTo : due
  const days = daysBetween(from, day)
  if (days <= 0) return issue.overdue
  const before = issue.overdue.daysByUnit[issue.unitId] ?? 0
  return {
    firstOn: issue.overdue.firstOn ?? addDays(due, 1),
    countedTo: day,
    daysByUnit: { ...issue.overdue.daysByUnit, [issue.unitId]: before + days },
  }
}

/** Overdue days so far, by the unit that held the issue on each of them. */
export const overdueDaysByUnit = (issue: Issue, today: LocalDate): Readonly<Record<string, number>> =>
  countOverdue(issue, today).daysByUnit

/** Overdue on a day, today or earlier, or at any time before it. */
export const wasEverOverdue = (issue: Issue, day: LocalDate): boolean => {
  const { firstOn } = countOverdue(issue, day)
  return firstOn !== null && firstOn <= day
}
