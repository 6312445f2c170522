/** Days and instants in words, as officials write them: 7月15日, 逾期3天, 还剩2天. Always in Shanghai, whatever the browser's zone. */
import { type LocalDate, localDateOf } from '../domain/calendar'
import { dayText } from '../domain/dayText'
import { type Language, type Text, text } from '../domain/text'

/** 7月15日 / 15 Jul. The campaign lasts less than a year, so the year is left out. */
export const formatDay = (day: LocalDate, language: Language): string => dayText(day)[language]

/** 2022年7月15日 / 15 Jul 2022. */
export const formatFullDay = (day: LocalDate, language: Language): string => {
  const year = day.slice(0, 4)
  return language === 'zh' ? `${year}年${formatDay(day, language)}` : `${formatDay(day, language)} ${year}`
}

/** 14:05, in Shanghai. */
export const formatTime = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16)

/** 7月15日 14:05 / 15 Jul 14:05. `iso` is any ISO 8601 instant. */
export const formatInstant = (iso: string, language: Language): string =>
  `${formatDay(localDateOf(new Date(iso)), language)} ${formatTime(iso)}`

/** How a running clock stands: `daysLeft` counts from today to the due day and is negative once it is past. */
export const daysLeftText = (daysLeft: number): Text => {
  if (daysLeft === 0) return text('今天到期', 'Due today')
  const days = Math.abs(daysLeft)
  const inEnglish = days === 1 ? '1 day' : `${days} days`
  return daysLeft < 0 ? text(`逾期${days}天`, `${inEnglish} overdue`) : text(`还剩${days}天`, `${inEnglish} left`)
}
