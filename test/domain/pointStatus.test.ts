/** What a point shows: the worst thing that is true of it, with the reason in words. */
import { describe, expect, it } from 'vitest'
import type { LastInspection } from '../../domain/inspection'
import type { Issue } from '../../domain/issue'
import { applyEvent } from '../../domain/issueLifecycle'
import { pointStatuses, reasonForStatus, standingOfPlace, statusOn } from '../../domain/pointStatus'
import {
  busStation,
  captain1,
  claimed,
  closed,
  eventOf,
  found,
  issueAfter,
  notified,
  opened,
  otherIssueId,
  rectified,
  type Step,
  unopenedAt,
} from '../world'

const visit = (visitedOn: string, failedItems: string[] = [], complete = true): LastInspection => ({
  visitedOn,
  complete,
  failedItems,
})
const statusOf = (issues: Issue[], inspection: LastInspection | null, today = '2022-07-05') =>
  `${statusOn(standingOfPlace(issues, inspection), today)}: ${reasonForStatus(issues, inspection, today).zh}`

const atFound = found()
const atNotified = issueAfter(found(), notified)
const atClaimed = issueAfter(atNotified, claimed)
const atRectified = issueAfter(atClaimed, rectified)
const atClosed = issueAfter(atRectified, closed)
const atVoid = issueAfter(found(), ['2022-07-04', captain1, 'void'])

describe('each status with its reason', () => {
  it('uninspected: nobody came, or the visit was not complete', () => {
    expect(statusOf([], null)).toBe('uninspected: 还没有检查记录')
    expect(statusOf([], visit('2022-07-01', [], false))).toBe('uninspected: 2022-07-01的检查不完整')
  })
  it('of another kind since: all well counts no more, what failed and what is under way does', () => {
    const former = (failedItems: string[] = []) => ({ ...visit('2022-07-01', failedItems), formerKind: 'station' })
    expect(statusOf([], former())).toBe('uninspected: 2022-07-01检查后类型已变更，需重新检查')
    expect(statusOf([atClosed], { ...former(['cleanliness']), visitedOn: '2022-07-04' })).toBe(
      'uninspected: 2022-07-04检查后类型已变更，需重新检查',
    )
    expect(statusOf([], former(['order']))).toBe('open: 2022-07-01检查有不符合项，尚未立案')
    expect(statusOf([atClaimed], former())).toBe('rectifying: 1个问题整改中，均在期限内')
  })
  it('compliant: a complete inspection with nothing failed, or everything failed closed since', () => {
    expect(statusOf([], visit('2022-07-01'))).toBe('compliant: 2022-07-01检查全部符合')
    expect(statusOf([atClosed], visit('2022-07-04', ['cleanliness']))).toBe(
      'compliant: 2022-07-04检查发现的问题已全部销号',
    )
  })
  it('open: found or notified, or failed and nobody after it', () => {
    expect(statusOf([atFound], null)).toBe('open: 1个待交办')
    expect(statusOf([atNotified], null)).toBe('open: 1个待认领')
    expect(statusOf([atFound, atNotified, atNotified], null)).toBe('open: 1个待交办，2个待认领')
    expect(statusOf([], visit('2022-07-01', ['order']))).toBe('open: 2022-07-01检查有不符合项，尚未立案')
  })
  it('rectifying, awaiting re-check', () => {
    expect(statusOf([atClaimed], null)).toBe('rectifying: 1个问题整改中，均在期限内')
    expect(statusOf([atRectified], null)).toBe('awaitingRecheck: 1个问题已报整改，等待复查')
  })
  it('overdue: past its day, from the next one on', () => {
    expect(statusOf([atClaimed], null, '2022-07-18')).toBe('rectifying: 1个问题整改中，均在期限内')
    expect(statusOf([atClaimed], null, '2022-07-19')).toBe('overdue: 1个问题已超期，最早应于2022-07-18办结')
    expect(statusOf([atClaimed, atNotified], null, '2022-07-19')).toBe('overdue: 2个问题已超期，最早应于2022-07-06办结')
  })
})

it('the worst first: taking away the worst issue shows the next', () => {
  // On 7 July the notified one is past its claim-by date, the others are in time.
  const worstFirst = [atNotified, atFound, atClaimed, atRectified]
  const inspection = visit('2022-07-01')
  const shown = worstFirst.map((_, index) =>
    statusOn(standingOfPlace(worstFirst.slice(index), inspection), '2022-07-07'),
  )
  expect([
    ...shown,
    statusOn(standingOfPlace([], null), '2022-07-07'),
    statusOn(standingOfPlace([], inspection), '2022-07-07'),
  ]).toEqual(['overdue', 'open', 'rectifying', 'awaitingRecheck', 'uninspected', 'compliant'])
  expect(pointStatuses).toEqual(['overdue', 'open', 'rectifying', 'awaitingRecheck', 'uninspected', 'compliant'])
})

it('kept with the point: the status apart from lateness, the earliest due day, how many are open', () => {
  expect(standingOfPlace([atClaimed, atNotified, atClosed, atVoid], visit('2022-07-01'))).toEqual({
    status: 'open',
    dueOn: '2022-07-06',
    openIssues: 2,
  })
})

it('closed and void issues do not count', () => {
  expect(statusOf([atClosed, atVoid], visit('2022-07-20'), '2022-12-31')).toBe('compliant: 2022-07-20检查全部符合')
  expect(statusOf([atClosed, atVoid], null, '2022-12-31')).toBe('uninspected: 还没有检查记录')
})

describe('a failed item', () => {
  const failed = visit('2022-07-04', ['cleanliness'])

  it('is answered by its own issue only', () => {
    const onOrder = issueAfter(
      unopenedAt(busStation),
      ['2022-07-04', captain1, 'open', { checkItem: 'order' }],
      ['2022-07-04', captain1, 'fixOnSpot'],
    )
    expect(statusOf([onOrder], failed)).toMatch(/^open: /)
    expect(statusOf([onOrder, atClosed], failed)).toMatch(/^compliant: /)
  })
  it('is not answered by an issue closed before the visit, nor by a void one', () => {
    expect(statusOf([atClosed], visit('2022-07-20', ['cleanliness']))).toBe('open: 2022-07-20检查有不符合项，尚未立案')
    expect(statusOf([atVoid], failed)).toBe('open: 2022-07-04检查有不符合项，尚未立案')
  })
  it('is answered by an older issue that was still under way then and closed since', () => {
    // Found on the 4th, inspected again on the 10th, closed on the 15th.
    expect(statusOf([atClosed], visit('2022-07-10', ['cleanliness']))).toMatch(/^compliant: /)
  })
  it('is answered by a relapse of the old issue, closed again', () => {
    const seenAgain = visit('2022-08-08', ['cleanliness'])
    const relapsed = issueAfter(atClosed, ['2022-08-08', captain1, 'relapse'])
    expect(statusOf([atClosed], seenAgain)).toMatch(/^open: /)
    expect(statusOf([relapsed], seenAgain, '2022-08-08')).toBe('open: 1个待认领')
    const again: Step[] = [
      ['2022-08-09', claimed[1], 'claim', { deadline: '2022-08-22' }],
      ['2022-08-15', claimed[1], 'rectify'],
      ['2022-08-16', captain1, 'passRecheck'],
    ]
    expect(statusOf([issueAfter(relapsed, ...again)], seenAgain, '2022-08-16')).toMatch(/^compliant: /)
  })
  it('of a merged issue is answered where that one went', () => {
    const onOrder = {
      ...issueAfter(unopenedAt(busStation, otherIssueId), ['2022-07-04', captain1, 'open', { checkItem: 'order' }]),
    }
    const merged = applyEvent(atFound, eventOf(atFound, ['2022-07-04', captain1, 'merge'], { mergeTarget: onOrder }))
    const both = visit('2022-07-04', ['cleanliness', 'order'])
    expect(statusOf([merged, onOrder], both)).toBe('open: 1个待交办')
    expect(statusOf([merged, issueAfter(onOrder, ['2022-07-04', captain1, 'fixOnSpot'])], both)).toMatch(/^compliant: /)
  })
  it('that nobody is after keeps the point open beside issues that are nearly done', () => {
    const two = visit('2022-07-04', ['cleanliness', 'order'])
    expect(statusOf([atRectified], two, '2022-07-14')).toBe('open: 2022-07-04检查有不符合项，尚未立案')
  })
  it('closed in an incomplete inspection leaves the point uninspected', () => {
    expect(statusOf([atClosed], visit('2022-07-04', ['cleanliness'], false))).toBe(
      'uninspected: 2022-07-04的检查不完整',
    )
  })
})

it('an issue opened twice on one item: the open one counts', () => {
  const again = issueAfter(unopenedAt(busStation, otherIssueId), ['2022-07-20', opened[1], 'open'])
  expect(statusOf([atClosed, again], visit('2022-07-04', ['cleanliness']), '2022-07-20')).toBe('open: 1个待交办')
})
