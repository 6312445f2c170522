/** Whose clock runs, until when, and to whom overdue days belong. All days are Shanghai's. */
import { describe, expect, it } from 'vitest'
import { holidays2022, type LocalDate, localDateOf, workingCalendar } from '../../domain/calendar'
import { dueOn, isOverdue, overdueDaysByUnit, runningClock, wasEverOverdue } from '../../domain/clocks'
import { defaultTerms, type Issue } from '../../domain/issue'
import {
  captain1,
  cityManagement,
  claimed,
  closed,
  found,
  issueAfter,
  notified,
  rectified,
  type Step,
  transport,
} from '../world'

/** One line: whose clock, for what, until when, days left. */
const clockOn = (issue: Issue, today: LocalDate): string => {
  const clock = runningClock(issue, today, defaultTerms, workingCalendar(holidays2022))
  return clock === null ? 'none' : `${clock.whose} ${clock.for} by ${clock.dueOn}, ${clock.daysLeft} left`
}

it('overdue begins at 00:00 in Shanghai of the day after', () => {
  const issue = issueAfter(found(), notified)
  // Claim by 6 July. The last second of the day is in time, the next one is not: 16:00 UTC is midnight in Shanghai.
  expect(isOverdue(issue, localDateOf(new Date('2022-07-06T15:59:59.999Z')))).toBe(false)
  expect(isOverdue(issue, localDateOf(new Date('2022-07-06T16:00:00.000Z')))).toBe(true)
})

describe('a unit is late', () => {
  it('past claim-by while the issue is not claimed', () => {
    expect(dueOn(issueAfter(found(), notified))).toBe('2022-07-06')
  })
  it('past rectify-by once it is claimed, however late the claim', () => {
    const claimedLate = issueAfter(found(), notified, ['2022-07-08', transport, 'claim'])
    expect(dueOn(claimedLate)).toBe('2022-07-18')
    expect(isOverdue(claimedLate, '2022-07-08')).toBe(false)
    expect(wasEverOverdue(claimedLate, '2022-07-08')).toBe(true)
  })
  it('past rectify-by as well where nobody ever claimed', () => {
    const sameDay = issueAfter(found(), [
      '2022-07-04',
      captain1,
      'notify',
      { claimBy: '2022-07-05', rectifyBy: '2022-07-05' },
    ])
    expect(dueOn(sameDay)).toBe('2022-07-05')
    expect(dueOn({ stage: 'notified', claimBy: '2022-07-09', rectifyBy: '2022-07-05' })).toBe('2022-07-05')
  })
  it('never before it is notified, nor once it has reported, nor afterwards', () => {
    expect(dueOn(found())).toBeNull()
    expect(dueOn(issueAfter(found(), notified, claimed, rectified))).toBeNull()
    expect(isOverdue(issueAfter(found(), notified, claimed, rectified), '2022-12-31')).toBe(false)
    expect(isOverdue(issueAfter(found(), notified, claimed, rectified, closed), '2022-12-31')).toBe(false)
  })
})

describe('the clock that runs', () => {
  it('is the squad’s until it notifies: three working days', () => {
    expect(clockOn(found(), '2022-07-05')).toBe('squad notify by 2022-07-07, 2 left')
    expect(clockOn(found(), '2022-07-08')).toBe('squad notify by 2022-07-07, -1 left')
  })
  it('is the unit’s until it has reported', () => {
    expect(clockOn(issueAfter(found(), notified), '2022-07-05')).toBe('unit claim by 2022-07-06, 1 left')
    expect(clockOn(issueAfter(found(), notified, claimed), '2022-07-05')).toBe('unit rectify by 2022-07-18, 13 left')
  })
  it('is the squad’s again for five working days of re-check, and nobody’s once closed', () => {
    const issue = issueAfter(found(), notified, claimed, rectified)
    // Thursday 14 July: 15, 18, 19, 20, 21.
    expect(clockOn(issue, '2022-07-14')).toBe('squad recheck by 2022-07-21, 7 left')
    expect(clockOn(issueAfter(issue, closed), '2022-07-15')).toBe('none')
  })
  it('counts over mid-autumn, 10 to 12 September', () => {
    const friday: Step[] = [notified, claimed, ['2022-09-09', transport, 'rectify']]
    // 13, 14, 15, 16, and Monday 19.
    expect(clockOn(issueAfter(found(), ...friday), '2022-09-09')).toBe('squad recheck by 2022-09-19, 10 left')
  })
})

describe('overdue days', () => {
  it('grow by one each midnight while the issue is late', () => {
    const issue = issueAfter(found(), notified, claimed)
    expect(overdueDaysByUnit(issue, '2022-07-18')).toEqual({})
    expect(overdueDaysByUnit(issue, '2022-07-19')).toEqual({ transport: 1 })
    expect(overdueDaysByUnit(issue, '2022-07-29')).toEqual({ transport: 11 })
  })

  it('stop when the unit reports, and go on from there when it is sent back and late again', () => {
    const reportedLate = issueAfter(found(), notified, claimed, ['2022-07-21', transport, 'rectify'])
    expect(overdueDaysByUnit(reportedLate, '2022-07-28')).toEqual({ transport: 3 })
    const sentBack = issueAfter(reportedLate, ['2022-07-28', captain1, 'failRecheck', { newDate: '2022-07-29' }])
    expect(overdueDaysByUnit(sentBack, '2022-07-29')).toEqual({ transport: 3 })
    expect(overdueDaysByUnit(sentBack, '2022-08-01')).toEqual({ transport: 6 })
  })

  it('are not counted twice when an extension is asked, granted and missed', () => {
    const extended = issueAfter(
      found(),
      notified,
      claimed,
      ['2022-07-20', transport, 'ask'],
      ['2022-07-21', captain1, 'answer', { newDate: '2022-07-25' }],
    )
    // 19, 20 and 21 were late; from 26 on it is late again.
    expect(overdueDaysByUnit(extended, '2022-07-25')).toEqual({ transport: 3 })
    expect(overdueDaysByUnit(extended, '2022-07-27')).toEqual({ transport: 5 })
  })

  it('of a late claim and a late rectification are counted once a day', () => {
    const issue = issueAfter(
      found(),
      ['2022-07-04', captain1, 'notify', { claimBy: '2022-07-05', rectifyBy: '2022-07-07' }],
      ['2022-07-08', transport, 'claim', { deadline: '2022-07-08' }],
    )
    // 6, 7, 8 for the claim; the 8th is late for both and counts once.
    expect(overdueDaysByUnit(issue, '2022-07-08')).toEqual({ transport: 3 })
    expect(overdueDaysByUnit(issue, '2022-07-09')).toEqual({ transport: 4 })
  })

  it('stay with the unit that held the issue on those days', () => {
    const moved = issueAfter(found(), notified, claimed, ['2022-07-20', captain1, 'reassign'])
    expect(moved.unitId).toBe('cityManagement')
    expect(overdueDaysByUnit(moved, '2022-07-20')).toEqual({ transport: 2 })
    // City management has until the 20th to claim.
    expect(overdueDaysByUnit(moved, '2022-07-23')).toEqual({ transport: 2, cityManagement: 3 })
    const claimedByIt = issueAfter(moved, ['2022-07-23', cityManagement, 'claim', { deadline: '2022-07-29' }])
    expect(overdueDaysByUnit(claimedByIt, '2022-07-28')).toEqual({ transport: 2, cityManagement: 3 })
  })
})

it('whether it was ever late can be asked of a day in the past', () => {
  const closedLate = issueAfter(found(), notified, claimed, ['2022-07-21', transport, 'rectify'])
  expect(wasEverOverdue(closedLate, '2022-07-18')).toBe(false)
  expect(wasEverOverdue(closedLate, '2022-07-19')).toBe(true)
  expect(wasEverOverdue(closedLate, '2022-12-31')).toBe(true)
  expect(wasEverOverdue(issueAfter(found(), notified, claimed, rectified), '2022-12-31')).toBe(false)
})
