/** A month's plan as a rule proposes it, from what is still due: units that no method has reached yet, overdue, hard and key points, days spread evenly. */
import type { Method, MethodDue } from './activity'
import type { UnitCoverage } from './activityDue'
import {
  firstDayOf,
  type LocalDate,
  lastDayOf,
  laterOf,
  type Month,
  type WorkingCalendar,
  workingDaysIn,
} from './calendar'
import type { PlanEntry } from './monthlyPlan'

export type ProposalPoint = {
  readonly pointId: number
  readonly unitIds: readonly string[]
  readonly isOverdue: boolean
  readonly isHard: boolean
  readonly isKey: boolean
}

export type ProposalFacts = {
  readonly month: Month
  readonly today: LocalDate
  readonly calendar: WorkingCalendar
  readonly due: readonly MethodDue[]
  readonly coverage: readonly UnitCoverage[]
  /** Of the squad's scopes. */
  readonly points: readonly ProposalPoint[]
  /** Feedback meetings that are planned already. */
  readonly meetings: readonly { readonly date: LocalDate; readonly unitIds: readonly string[] }[]
}

/** As the days of a month run: hear and read first, then go out, then follow up, and at the end talk it over. */
const order: readonly Method[] = ['hear', 'reviewRecords', 'observe', 'canvass', 'followUp', 'feedbackMeeting']
const unitsOfOne: Record<Method, number> = {
  hear: 1,
  reviewRecords: 2,
  observe: 0,
  canvass: 0,
  feedbackMeeting: 5,
  followUp: 3,
}
const pointsOfOne = 8

/** Those that a method has never reached first, then those that it reached least and longest ago. */
const leastReached = (coverage: readonly UnitCoverage[], method: Method): string[] =>
  [...coverage]
    .sort(
      ({ reach: { [method]: one } }, { reach: { [method]: other } }) =>
        one.inCampaign - other.inCampaign || ((one.lastOn ?? '') < (other.lastOn ?? '') ? -1 : 1),
    )
    .map(({ unitId }) => unitId)

const urgency = ({ isOverdue, isHard, isKey }: ProposalPoint): number =>
  (isOverdue ? 4 : 0) + (isHard ? 2 : 0) + (isKey ? 1 : 0)

/** Units by how many overdue points they answer for, most first; none that answers for none. */
const withOverdue = (points: readonly ProposalPoint[], own: readonly string[]): string[] => {
  const overdueOf = (unitId: string) =>
    points.filter(({ isOverdue, unitIds }) => isOverdue && unitIds.includes(unitId)).length
  return own.filter((unitId) => overdueOf(unitId) > 0).sort((one, other) => overdueOf(other) - overdueOf(one))
}

/** The nth of some, every time so many on, and round again from the start. */
const turn = <T>(all: readonly T[], count: number, nth: number): T[] =>
  all.length <= count
    ? [...all]
    : Array.from({ length: count }, (_, index) => all[(nth * count + index) % all.length] as T)

/** Nothing where the month has no working day left, or nothing is due and no point is overdue. In the order of days. */
export const proposePlan = (facts: ProposalFacts): PlanEntry[] => {
  const { month, today, calendar, due, coverage, points, meetings } = facts
  const first = firstDayOf(month)
  const days = workingDaysIn(laterOf(today, first), lastDayOf(month), calendar)
  if (days.length === 0) return []
  const own = coverage.map(({ unitId }) => unitId)
  const late = withOverdue(points, own)
  const urgent = [...points].filter((point) => urgency(point) > 0).sort((one, other) => urgency(other) - urgency(one))
  const missing = (method: Method): number =>
    method === 'followUp' ? Math.min(1, late.length) : (due.find((one) => one.method === method)?.missing ?? 0)
  const unitsFor = (method: Method, nth: number): string[] => {
    const count = unitsOfOne[method]
    if (count === 0) return []
    if (method === 'followUp') return late.slice(0, count)
    const wanted = leastReached(coverage, method)
    return turn(method === 'feedbackMeeting' ? [...new Set([...late, ...wanted])] : wanted, count, nth)
  }
  const notes: Record<Method, string> = {
    hear: '还没有听过汇报的单位优先',
    reviewRecords: '还没有查阅过资料的单位优先',
    observe: '先看超期的，再看难点、重点点位',
    canvass: '走访群众，发放调查问卷',
    followUp: '有超期点位的单位',
    feedbackMeeting: '有超期点位、还没有反馈过的单位优先',
  }
  const wanted = order.flatMap((method) => Array.from({ length: missing(method) }, (_, nth) => ({ method, nth })))
  return wanted
    .map(({ method, nth }, index): PlanEntry => {
      const spread = days[Math.floor(((index + 0.5) * days.length) / wanted.length)] as LocalDate
      const meeting = method === 'feedbackMeeting' ? meetings.filter(({ date }) => date >= today)[nth] : undefined
      return {
        id: `${method}-${nth + 1}`,
        method,
        date: meeting?.date ?? spread,
        unitIds: meeting?.unitIds.slice(0, 20) ?? unitsFor(method, nth),
        pointIds: method === 'observe' ? turn(urgent, pointsOfOne, nth).map(({ pointId }) => pointId) : [],
        note: meeting === undefined ? notes[method] : '已筹备的反馈会',
      }
    })
    .sort((one, other) => (one.date < other.date ? -1 : +(one.date > other.date)))
}
