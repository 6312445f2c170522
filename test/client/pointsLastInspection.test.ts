/** What a point's panel says of the last inspection. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../client/issues/queries'
import { lastInspectionIn } from '../../client/place/lastFindings'
import type { LastInspection } from '../../domain/inspection'

describe('the last inspection', () => {
  const visit = (position: number, visitedOn: string, finding: 'pass' | 'fail', complete = true) =>
    ({
      of: 'point',
      position,
      event: { name: 'inspect', complete, form: { visitedOn, findings: { bins: finding } } },
    }) as unknown as HistoryEntry
  const last = (visitedOn: string, failedItems: string[]): LastInspection => ({
    visitedOn,
    complete: true,
    failedItems,
  })

  it('is the newest visit, also when an older one was recorded later', () => {
    const history = [visit(1, '2022-08-20', 'fail'), visit(2, '2022-08-10', 'pass')]
    expect(lastInspectionIn(history, last('2022-08-20', ['bins']))?.form.findings).toEqual({ bins: 'fail' })
  })

  it('is the one that counts, also when another of the day came after it as the former kind', () => {
    const history = [visit(1, '2022-08-20', 'pass'), visit(2, '2022-08-20', 'fail', false)]
    expect(lastInspectionIn(history, last('2022-08-20', []))?.form.findings).toEqual({ bins: 'pass' })
  })

  it('is missing where there was none', () => {
    expect(lastInspectionIn([], null)).toBeNull()
  })
})
