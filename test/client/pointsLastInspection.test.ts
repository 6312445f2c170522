/** What a point's panel says of the last inspection, and for which failed items it offers an issue. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../client/issues/queries'
import { failedWithoutIssue, lastInspectionIn } from '../../client/points/lastFindings'

describe('the last inspection', () => {
  const visit = (position: number, visitedOn: string, finding: 'pass' | 'fail') =>
    ({
      of: 'point',
      position,
      event: { name: 'inspect', form: { visitedOn, findings: { bins: finding } } },
    }) as unknown as HistoryEntry

  it('is the newest visit, also when an older one was recorded later', () => {
    const history = [visit(1, '2022-08-20', 'fail'), visit(2, '2022-08-10', 'pass')]
    expect(lastInspectionIn(history)?.visitedOn).toBe('2022-08-20')
  })

  it('is missing where there was none', () => {
    expect(lastInspectionIn([])).toBeNull()
  })

  const failed = { visitedOn: '2022-08-20', complete: true, failedItems: ['bins'] }
  const onBins = { id: 'one', checkItem: 'bins', foundOn: '2022-08-01', closedOn: null, mergedInto: null }

  it('asks for an issue on a failed item that has none', () => {
    expect(failedWithoutIssue(failed, [])).toEqual(['bins'])
    expect(failedWithoutIssue(failed, [{ ...onBins, stage: 'void' }])).toEqual(['bins'])
    expect(failedWithoutIssue(failed, [{ ...onBins, stage: 'closed', closedOn: '2022-08-19' }])).toEqual(['bins'])
  })

  it('is content with an open issue on the item, or one closed since the visit', () => {
    expect(failedWithoutIssue(failed, [{ ...onBins, stage: 'claimed' }])).toEqual([])
    expect(failedWithoutIssue(failed, [{ ...onBins, stage: 'closed', closedOn: '2022-08-21' }])).toEqual([])
    const sameDay = { ...onBins, stage: 'closed' as const, foundOn: '2022-08-20', closedOn: '2022-08-20' }
    expect(failedWithoutIssue(failed, [sameDay])).toEqual([])
  })

  it('follows a merged issue into the one in which it lives on', () => {
    const merged = { ...onBins, stage: 'void' as const, mergedInto: 'other' }
    const other = { ...onBins, id: 'other', checkItem: 'lights', stage: 'claimed' as const }
    expect(failedWithoutIssue(failed, [merged, other])).toEqual([])
    expect(failedWithoutIssue(failed, [merged, { ...other, stage: 'void' }])).toEqual(['bins'])
  })
})
