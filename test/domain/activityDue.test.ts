/** By when a month's minima are due, and which units each method has reached. */
import { describe, expect, it } from 'vitest'
import { type Activity, type Method, unrecorded } from '../../domain/activity'
import { coverageOf, termOf } from '../../domain/activityDue'
import { holidays2022, lastDayOf, workingCalendar, workingDaysIn } from '../../domain/calendar'

const calendar = workingCalendar(holidays2022)

it('a month ends on its last day', () => {
  expect(['2022-02', '2024-02', '2022-06', '2022-12'].map(lastDayOf)).toEqual([
    '2022-02-28',
    '2024-02-29',
    '2022-06-30',
    '2022-12-31',
  ])
})

it('working days leave out weekends and holidays, and a span that ends before it begins has none', () => {
  expect(workingDaysIn('2022-09-08', '2022-09-14', calendar)).toEqual([
    '2022-09-08',
    '2022-09-09',
    '2022-09-13',
    '2022-09-14',
  ])
  expect(workingDaysIn('2022-09-14', '2022-09-08', calendar)).toEqual([])
})

it.each([
  ['2022-08', { standing: 'over', dueBy: '2022-08-31', workingDaysLeft: 0 }],
  ['2022-09', { standing: 'running', dueBy: '2022-09-30', workingDaysLeft: 12 }],
  ['2022-10', { standing: 'ahead', dueBy: '2022-10-31', workingDaysLeft: 18 }],
] as const)('seen on 15 September, %s', (month, term) => {
  expect(termOf(month, '2022-09-15', calendar)).toEqual(term)
})

it('on its last day a month is still running', () => {
  expect(termOf('2022-09', '2022-09-30', calendar)).toEqual({
    standing: 'running',
    dueBy: '2022-09-30',
    workingDaysLeft: 1,
  })
})

describe('coverage', () => {
  const held = (method: Method, date: string, unitIds: readonly string[]): Activity => ({
    ...unrecorded(`${method} ${date}`),
    state: 'held',
    method,
    date,
    month: date.slice(0, 7),
    principalReported: 'yes',
    squads: [5],
    unitIds,
  })
  const [transport, market] = coverageOf(
    [
      held('hear', '2022-07-04', ['transport']),
      held('hear', '2022-08-02', ['transport', 'market']),
      { ...held('hear', '2022-08-05', ['market']), principalReported: 'deputy' },
      held('observe', '2022-08-09', ['market']),
    ],
    [
      { unitId: 'market', date: '2022-08-09' },
      { unitId: 'market', date: '2022-08-10' },
      { unitId: 'transport', date: '2022-07-01' },
    ],
    ['transport', 'market'],
    '2022-08',
  )
  it('is told of the month and of the campaign, with the last day', () => {
    expect(transport?.reach.hear).toEqual({ inMonth: 1, inCampaign: 2, lastOn: '2022-08-02' })
  })
  it('leaves out what does not count', () => {
    expect(market?.reach.hear).toEqual({ inMonth: 1, inCampaign: 1, lastOn: '2022-08-02' })
  })
  it('counts a day of inspections and of a recorded 看 once', () => {
    expect(market?.reach.observe).toEqual({ inMonth: 2, inCampaign: 2, lastOn: '2022-08-10' })
    expect(transport?.reach.observe).toEqual({ inMonth: 0, inCampaign: 1, lastOn: '2022-07-01' })
  })
  it('a unit that nothing has reached is listed, with nothing', () => {
    expect(transport?.reach.canvass).toEqual({ inMonth: 0, inCampaign: 0, lastOn: null })
  })
})
