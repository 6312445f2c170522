/** What of the monthly reports waits for somebody, and which are late: one rule for desks, lists and the office's overview. */
import { daysBetween, type LocalDate, localDateOf, type WorkingCalendar } from '../calendar'
import type { Viewer } from '../people'
import { type Period, reminderOn } from './period'
import { kindOf, type Report } from './report'
import { availableReportActions, type ReportActionName, type ReportFacts } from './reportActions'

/** Not yet asked for; to be handed in by its day; past it; in time; handed in after it. `none`: the city's has no day of its own. */
export type Timeliness = 'notYet' | 'due' | 'overdue' | 'inTime' | 'late' | 'none'

export const timelinessOf = (
  report: Pick<Report, 'submitted' | 'stage' | 'squad'>,
  period: Period,
  today: LocalDate,
): { readonly is: Timeliness; readonly days: number } => {
  if (report.squad === null) return { is: 'none', days: 0 }
  const isOut = report.stage !== 'undrafted' && report.stage !== 'drafted'
  if (isOut && report.submitted !== null) {
    const on = localDateOf(new Date(report.submitted.at))
    const days = daysBetween(period.dueOn, on)
    return days > 0 ? { is: 'late', days } : { is: 'inTime', days: 0 }
  }
  const days = daysBetween(period.dueOn, today)
  if (days > 0) return { is: 'overdue', days }
  return period.flows.from <= today ? { is: 'due', days: Math.abs(days) } : { is: 'notYet', days: Math.abs(days) }
}

/** What a report asks of a person, the nearest step first. */
export const reportTasks = [
  'sign',
  'accept',
  'read',
  'sendUp',
  'submit',
  'draft',
] as const satisfies readonly ReportActionName[]
export type ReportTask = (typeof reportTasks)[number]

/** A report is asked for from the day of its reminder on; what was sent back is asked for at once. */
export const reportTaskOf = (
  report: Report,
  viewer: Viewer,
  {
    period,
    today,
    calendar,
    facts,
  }: {
    readonly period: Period
    readonly today: LocalDate
    readonly calendar: WorkingCalendar
    readonly facts: ReportFacts
  },
): ReportTask | null => {
  const available = availableReportActions(report, viewer, facts)
  const isAsked = today >= reminderOn(period, calendar) || report.returned !== null
  // The city's is made of the squads', which come first.
  const isDue = kindOf(report) === 'squad' ? isAsked : today >= period.dueOn
  return (
    reportTasks.find((task) => {
      if (!available.includes(task)) return false
      if (task === 'submit' || task === 'draft') return isDue || report.returned !== null
      return task !== 'read' || report.stage === 'submitted'
    }) ?? null
  )
}
