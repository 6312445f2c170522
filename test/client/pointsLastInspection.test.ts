/** What a point's panel says of the last inspection. */
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../client/issues/queries'
import { lastInspectionIn } from '../../client/place/lastFindings'

describe('the last inspection', () => {
  const visit = (position: number, visitedOn: string, finding: 'pass' | 'fail') =>
    ({
      of: 'point',
      position,
      event: { name: 'inspect', form: { visitedOn, findings: { bins: finding } } },
    }) as unknown as HistoryEntry

  it('is the newest visit, also when an older one was recorded later', () => {
    const history = [visit(1, '2022-08-20', 'fail'), visit(2, '2022-08-10', 'pass')]
    expect(lastInspectionIn(history)?.form.visitedOn).toBe('2022-08-20')
  })

  it('is missing where there was none', () => {
    expect(lastInspectionIn([])).toBeNull()
  })
})
