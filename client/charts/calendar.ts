/** A time as a calendar of weeks: one column a week, Monday at the top. Pure. */
import { addDays, daysBetween, endOfWeek, type LocalDate } from '../../domain/calendar'

export type CalendarCell = {
  readonly day: LocalDate
  /** From 0, the week of the first day. */
  readonly week: number
  /** From 0, Monday. */
  readonly weekday: number
}

export const calendarCells = (from: LocalDate, until: LocalDate): CalendarCell[] => {
  const monday = addDays(endOfWeek(from), -6)
  return Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, index) => {
    const day = addDays(from, index)
    const since = daysBetween(monday, day)
    return { day, week: Math.floor(since / 7), weekday: since % 7 }
  })
}

export const heatSteps = 4

/** 0 for nothing, else 1 to 4 in equal parts of the most. */
export const heatStep = (count: number, most: number): number =>
  count <= 0 || most <= 0 ? 0 : Math.min(heatSteps, Math.ceil((count / most) * heatSteps))

/** The counts that each step stands for, the fewest first; steps for which there is no whole number are left out. */
export const heatRanges = (most: number): { readonly step: number; readonly from: number; readonly until: number }[] =>
  Array.from({ length: heatSteps }, (_, index) => ({
    step: index + 1,
    from: Math.floor((index / heatSteps) * most) + 1,
    until: Math.floor(((index + 1) / heatSteps) * most),
  })).filter(({ from, until }) => from <= until)
