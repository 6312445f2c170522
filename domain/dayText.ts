/** A day in words, as officials write it: 7月15日 / 15 Jul. The campaign lasts less than a year, so the year is left out. */
import type { LocalDate } from './calendar'
import { type Text, text } from './text'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const dayText = (day: LocalDate): Text => {
  const [, month = 0, date = 0] = day.split('-').map(Number)
  return text(`${month}月${date}日`, `${date} ${months[month - 1] ?? ''}`)
}
