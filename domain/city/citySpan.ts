/** Of which days the city can tell: from the campaign's first to today. */
import { addDays, type LocalDate, monthOf } from '../calendar'
import { type Refusal, refuse } from '../refusal'

/** Undefined where the day can be told. */
export const dayCannotBeTold = (
  day: LocalDate,
  { startsOn, today }: { readonly startsOn: LocalDate; readonly today: LocalDate },
): Refusal | undefined =>
  day > today
    ? refuse(
        'invalid',
        `${day}还没有到，没有数据。请选择${today}或以前的日期。`,
        `${day} has not come yet; choose ${today} or an earlier day.`,
      )
    : day < startsOn
      ? refuse(
          'invalid',
          `创建活动自${startsOn}开始，此前没有数据。请选择以后的日期。`,
          `The campaign begins on ${startsOn}; choose that day or a later one.`,
        )
      : undefined

/** The calendar month of a day so far, and the day before it, against which movement is told. */
export const monthSoFar = (day: LocalDate): { readonly since: LocalDate; readonly before: LocalDate } => {
  const since = `${monthOf(day)}-01`
  return { since, before: addDays(since, -1) }
}
