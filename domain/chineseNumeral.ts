/** Numbers and days as official documents write them: 一、二、十一 before headings, 2022年9月15日 below a paper. */
import type { LocalDate } from './calendar'

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 → 一, 10 → 十, 21 → 二十一. Whole numbers from 1 to 99, which is further than any paper's headings go. */
export const chineseNumeral = (value: number): string => {
  if (!Number.isInteger(value) || value < 1 || value > 99) return String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}

/** '2022-09-05' → 2022年9月5日: no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export const officialDate = (day: LocalDate): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** '2022-09-05' → 2022.9.5, for a table's narrow column. */
export const shortDate = (day: LocalDate): string => day.split('-').map(Number).join('.')

/** 一 → 1, 十一 → 11, 二十 → 20; digits too. Null: no number from 1 to 99. */
export const numberOfNumeral = (said: string): number | null => {
  const plain = said.normalize('NFKC')
  if (/^\d{1,2}$/.test(plain)) return Number(plain) || null
  for (let value = 1; value <= 99; value += 1) if (chineseNumeral(value) === plain) return value
  return null
}
