/** What the part on the phases says, and the months of a campaign. Pure. */
import { type LocalDate, type Month, monthOf } from '../../domain/calendar'
import { type Text, text } from '../../domain/text'

export const phaseWords = {
  title: text('阶段重点', 'Phase of the month'),
  none: text('方案没有为这个月安排阶段重点。', 'The plan names no phase for this month.'),
  present: text('本月', 'This month'),
  nothingMissing: text('没有遗漏。', 'Nothing is missing.'),
  goal: text('期限', 'Before'),
} as const satisfies Record<string, Text>

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '6月', 'Jun'. */
export const monthName = (month: Month): Text => {
  const number = Number(month.slice(5))
  return text(`${number}月`, english[number - 1] ?? month)
}

/** Every month from the first day's to the last day's. */
export const monthsOf = (from: LocalDate, until: LocalDate): Month[] => {
  const months: Month[] = []
  for (let month = monthOf(from); month <= monthOf(until); ) {
    months.push(month)
    const [year = 0, number = 0] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}
