/** Days in Shanghai, and the working days of 2022 by the State Council's notice 国办发明电〔2021〕11号. */
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  daysBetween,
  holidays2022,
  instantAt,
  isWorkingDay,
  localDateOf,
  localDateSchema,
  monthOf,
  msUntilNextDay,
  startOfDay,
  workingCalendar,
} from '../../domain/calendar'

const calendar2022 = workingCalendar(holidays2022)
const daysOf2022 = Array.from({ length: 365 }, (_, index) => addDays('2022-01-01', index))
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

describe('a day is Shanghai’s', () => {
  it('and begins eight hours before UTC’s', () => {
    expect(localDateOf(new Date('2022-09-14T15:59:59.999Z'))).toBe('2022-09-14')
    expect(localDateOf(new Date('2022-09-14T16:00:00.000Z'))).toBe('2022-09-15')
    expect(startOfDay('2022-09-15').toISOString()).toBe('2022-09-14T16:00:00.000Z')
    expect(instantAt('2022-09-15', '09:00').toISOString()).toBe('2022-09-15T01:00:00.000Z')
  })

  it('so that New Year comes at 16:00 UTC of 31 December', () => {
    expect(localDateOf(new Date('2022-12-31T16:00:00Z'))).toBe('2023-01-01')
    expect(monthOf('2022-12-31')).toBe('2022-12')
  })

  it('and the next midnight is between one millisecond and a day away', () => {
    expect(msUntilNextDay(new Date('2022-09-14T15:59:59.999Z'))).toBe(1)
    expect(msUntilNextDay(new Date('2022-09-14T16:00:00.000Z'))).toBe(86_400_000)
    expect(msUntilNextDay(instantAt('2022-09-15', '09:00'))).toBe(15 * 3_600_000)
  })
})

it('days are added and counted over the ends of months and years', () => {
  expect(addDays('2022-12-31', 1)).toBe('2023-01-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2022-03-01', -1)).toBe('2022-02-28')
  expect(daysBetween('2022-12-30', '2023-01-02')).toBe(3)
  expect(daysBetween('2022-07-05', '2022-07-04')).toBe(-1)
})

it('a date that does not exist is no date', () => {
  const isDate = (value: string) => localDateSchema.safeParse(value).success
  expect(['2022-06-30', '2024-02-29'].map(isDate)).toEqual([true, true])
  expect(
    ['2022-06-31', '2022-02-29', '2022-13-01', '2022-6-1', '20220601', '2022-06-01T00:00:00Z', ''].map(isDate),
  ).toEqual(Array(7).fill(false))
})

describe('the working days of 2022', () => {
  it('weekdays off', () => {
    expect(daysOf2022.filter((date) => !isWeekend(date) && !isWorkingDay(date, calendar2022))).toEqual([
      '2022-01-03',
      '2022-01-31',
      '2022-02-01',
      '2022-02-02',
      '2022-02-03',
      '2022-02-04',
      '2022-04-04',
      '2022-04-05',
      '2022-05-02',
      '2022-05-03',
      '2022-05-04',
      '2022-06-03',
      '2022-09-12',
      '2022-10-03',
      '2022-10-04',
      '2022-10-05',
      '2022-10-06',
      '2022-10-07',
    ])
  })

  it('weekend days worked', () => {
    expect(daysOf2022.filter((date) => isWeekend(date) && isWorkingDay(date, calendar2022))).toEqual([
      '2022-01-29',
      '2022-01-30',
      '2022-04-02',
      '2022-04-24',
      '2022-05-07',
      '2022-10-08',
      '2022-10-09',
    ])
  })

  it('are 249', () => {
    expect(daysOf2022.filter((date) => isWorkingDay(date, calendar2022))).toHaveLength(249)
  })
})

describe('a term in working days', () => {
  it('begins on the next day', () => {
    expect(addWorkingDays('2022-07-04', 1, calendar2022)).toBe('2022-07-05')
    expect(addWorkingDays('2022-07-04', 0, calendar2022)).toBe('2022-07-04')
  })
  it('passes over weekends, mid-autumn and the National Day, whose weekend is worked', () => {
    expect(addWorkingDays('2022-07-08', 1, calendar2022)).toBe('2022-07-11')
    expect(addWorkingDays('2022-09-09', 5, calendar2022)).toBe('2022-09-19')
    expect(addWorkingDays('2022-09-30', 3, calendar2022)).toBe('2022-10-10')
  })
  it('follows the week where a year has no table yet', () => {
    expect(addWorkingDays('2022-12-30', 1, calendar2022)).toBe('2023-01-02')
    expect(addWorkingDays('2022-12-30', 1, workingCalendar([{ date: '2023-01-02', works: false, name: '元旦' }]))).toBe(
      '2023-01-03',
    )
  })
})
