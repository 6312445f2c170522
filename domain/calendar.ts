/**
 * Days as the plan counts them: calendar days in Shanghai, whatever the server's time zone.
 * China has had one time zone without summer time since 1991, so a fixed +08:00 is exact for every date of a campaign.
 */
import { z } from 'zod'

/** A day in Shanghai, 'YYYY-MM-DD'; compares correctly as a string. */
export type LocalDate = string
/** A calendar month in Shanghai, 'YYYY-MM'. */
export type Month = string

const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

export const localDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => {
    const instant = new Date(`${value}T00:00:00Z`)
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
  })

/** The day in Shanghai on which an instant falls. */
export const localDateOf = (instant: Date): LocalDate =>
  new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)

export const monthOf = (date: LocalDate): Month => date.slice(0, 7)

/** Of two days. */
export const laterOf = (one: LocalDate, other: LocalDate): LocalDate => [one, other].sort()[1] ?? one
export const earlierOf = (one: LocalDate, other: LocalDate): LocalDate => [one, other].sort()[0] ?? one

/** So many months later; earlier where negative. */
export const monthBeside = (month: Month, by: number): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + (number - 1) + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Every month from the first day's to the last day's. */
export const monthsOf = (from: LocalDate, until: LocalDate): Month[] => {
  const months: Month[] = []
  for (let month = monthOf(from); month <= monthOf(until); month = monthBeside(month, 1)) months.push(month)
  return months
}

/** A stretch of days, both included. */
export type Span = { readonly from: LocalDate; readonly until: LocalDate }

export const firstDayOf = (month: Month): LocalDate => `${month}-01`

/** 28 to 31. */
export const lastDayOf = (month: Month): LocalDate => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The instant at which a Shanghai day begins. */
export const startOfDay = (date: LocalDate): Date => new Date(`${date}T00:00:00+08:00`)

/** An instant of a Shanghai day at a clock time such as '09:30'. */
export const instantAt = (date: LocalDate, time: string): Date => new Date(`${date}T${time}:00+08:00`)

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** Milliseconds until the next midnight in Shanghai; 1 to 86,400,000. */
export const msUntilNextDay = (now: Date): number => startOfDay(addDays(localDateOf(now), 1)).getTime() - now.getTime()

/** The Sunday of this week: weeks run from Monday. 1970-01-05 was a Monday. */
export const endOfWeek = (today: LocalDate): LocalDate => addDays(today, 6 - (daysBetween('1970-01-05', today) % 7))

/** A day that differs from its weekday's rule: 放假 (a weekday off) or 调休上班 (a weekend day worked). */
export type CalendarException = { readonly date: LocalDate; readonly works: boolean; readonly name: string }
/** By date; whatever is not in it follows the week: Monday to Friday are worked. */
export type WorkingCalendar = ReadonlyMap<LocalDate, CalendarException>

export const workingCalendar = (exceptions: readonly CalendarException[]): WorkingCalendar =>
  new Map(exceptions.map((exception) => [exception.date, exception]))

export const isWorkingDay = (date: LocalDate, calendar: WorkingCalendar): boolean => {
  const exception = calendar.get(date)
  if (exception) return exception.works
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The working days of a span, both ends included; none where it ends before it begins. */
export const workingDaysIn = (from: LocalDate, to: LocalDate, calendar: WorkingCalendar): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index)).filter((date) =>
    isWorkingDay(date, calendar),
  )

/** The day on which a term of so many working days ends; the first day counted is the next one. */
export const addWorkingDays = (date: LocalDate, workingDays: number, calendar: WorkingCalendar): LocalDate => {
  let day = date
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

const range = (from: LocalDate, to: LocalDate, works: boolean, name: string): CalendarException[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => ({ date: addDays(from, index), works, name }))

/** 2022's holidays and worked weekends. Source: 国办发明电〔2021〕11号. The office edits the kept copy. */
export const holidays2022: readonly CalendarException[] = [
  ...range('2022-01-01', '2022-01-03', false, '元旦'),
  ...range('2022-01-29', '2022-01-30', true, '春节调休'),
  ...range('2022-01-31', '2022-02-06', false, '春节'),
  ...range('2022-04-02', '2022-04-02', true, '清明节调休'),
  ...range('2022-04-03', '2022-04-05', false, '清明节'),
  ...range('2022-04-24', '2022-04-24', true, '劳动节调休'),
  ...range('2022-04-30', '2022-05-04', false, '劳动节'),
  ...range('2022-05-07', '2022-05-07', true, '劳动节调休'),
  ...range('2022-06-03', '2022-06-05', false, '端午节'),
  ...range('2022-09-10', '2022-09-12', false, '中秋节'),
  ...range('2022-10-01', '2022-10-07', false, '国庆节'),
  ...range('2022-10-08', '2022-10-09', true, '国庆节调休'),
]
