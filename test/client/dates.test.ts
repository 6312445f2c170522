import { expect, test } from 'vitest'
import { daysLeftText, formatDay, formatFullDay, formatInstant, formatTime } from '../../client/dates'

test('a day is said without its year', () => {
  expect(formatDay('2022-07-15', 'zh')).toBe('7月15日')
  expect(formatDay('2022-07-15', 'en')).toBe('15 Jul')
  expect(formatDay('2022-10-01', 'zh')).toBe('10月1日')
})

test('a full day is said with its year', () => {
  expect(formatFullDay('2022-06-01', 'zh')).toBe('2022年6月1日')
  expect(formatFullDay('2022-12-31', 'en')).toBe('31 Dec 2022')
})

test('an instant is said in Shanghai, where it may be the next day already', () => {
  expect(formatInstant('2022-09-15T01:00:00.000Z', 'zh')).toBe('9月15日 09:00')
  expect(formatInstant('2022-09-30T16:05:00.000Z', 'zh')).toBe('10月1日 00:05')
  expect(formatInstant('2022-09-30T16:05:00.000Z', 'en')).toBe('1 Oct 00:05')
})

test('an instant with another offset is the same instant', () => {
  expect(formatTime('2022-09-15T09:00:00+08:00')).toBe('09:00')
})

test.each([
  [3, '还剩3天', '3 days left'],
  [1, '还剩1天', '1 day left'],
  [0, '今天到期', 'Due today'],
  [-1, '逾期1天', '1 day overdue'],
  [-62, '逾期62天', '62 days overdue'],
])('%d days to go are said as a deadline', (daysLeft, zh, en) => {
  expect(daysLeftText(daysLeft)).toEqual({ zh, en })
})
