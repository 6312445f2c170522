/** The parameter `datetime`: a day, an instant, or a span of them with open ends. What it selects is dated by days. */
import { type LocalDate, localDateOf, localDateSchema } from '../../domain/calendar'
import { refuse } from '../../domain/refusal'

/** Both included; null: open. */
export type Days = { readonly from: LocalDate | null; readonly until: LocalDate | null }

export const wrongDays = refuse(
  'invalid',
  'datetime 应为日期（2022-09-15）、时刻（2022-09-15T09:00:00Z），或“起/止”的区间，开口处写“..”，起不晚于止。请改正。',
  'datetime takes a day (2022-09-15), an instant (2022-09-15T09:00:00Z), or a span "from/until" in which ".." leaves an end open, from no later than until. Correct it.',
)

const instant = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/

/** A day as the campaign counts days, in Shanghai; an instant is of the day on which it falls there. */
const dayOf = (written: string): LocalDate | undefined => {
  // GDAL 3.6 writes a day with the T of a time and without the time.
  const text = written.replace(/^(\d{4}-\d{2}-\d{2})T$/, '$1')
  if (localDateSchema.safeParse(text).success) return text
  if (!instant.test(text) || !localDateSchema.safeParse(text.slice(0, 10)).success) return undefined
  const at = new Date(text.toUpperCase())
  return Number.isNaN(at.getTime()) ? undefined : localDateOf(at)
}

/** Undefined: it is none. */
export const daysOf = (text: string): Days | undefined => {
  const ends = text.split('/')
  if (ends.length === 1) {
    const day = dayOf(text)
    return day === undefined ? undefined : { from: day, until: day }
  }
  const [from, until] = ends.map((end) => (end === '..' || end === '' ? null : dayOf(end)))
  if (ends.length !== 2 || from === undefined || until === undefined) return undefined
  if (from === null && until === null) return undefined
  return from !== null && until !== null && from > until ? undefined : { from, until }
}
