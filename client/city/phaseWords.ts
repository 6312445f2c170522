/** What the part on the phases says. Pure. */
import type { Month } from '../../domain/calendar'
import { type Text, text } from '../../domain/text'
import { words } from '../words'

export const phaseWords = {
  title: text('阶段重点', 'Phase of the month'),
  none: text('方案没有为这个月安排阶段重点。', 'The plan names no phase for this month.'),
  present: text('本月', 'This month'),
  nothingMissing: text('没有遗漏。', 'Nothing is missing.'),
  goal: text('期限', 'Before'),
} as const satisfies Record<string, Text>

/** '6月', 'Jun'. */
export const monthName = (month: Month): Text => words.monthName(Number(month.slice(5)))
