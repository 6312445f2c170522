/** What the last inspection found, check item by check item, and which failed items nobody has opened an issue on yet. */
import type { Finding, InspectionForm, LastInspection } from '../../domain/inspection'
import { type Issue, isOpen } from '../../domain/issue'
import type { HistoryEntry } from '../issues/queries'

/** Null when there was none. A visit recorded late does not hide a newer one. */
export const lastInspectionIn = (history: readonly HistoryEntry[]): InspectionForm | null => {
  let last: InspectionForm | null = null
  for (const entry of history) {
    if (entry.of !== 'point' || entry.event.name !== 'inspect') continue
    const { form } = entry.event
    if (last === null || form.visitedOn >= last.visitedOn) last = form
  }
  return last
}

export const findingsIn = (history: readonly HistoryEntry[]): Readonly<Record<string, Finding>> =>
  lastInspectionIn(history)?.findings ?? {}

/** An open issue on the item deals with it, and so does one opened since the visit and closed. */
export const failedWithoutIssue = (
  inspection: LastInspection | null,
  issues: readonly Pick<Issue, 'stage' | 'checkItem' | 'foundOn'>[],
): string[] =>
  inspection === null
    ? []
    : inspection.failedItems.filter(
        (item) =>
          !issues.some(
            (issue) =>
              issue.checkItem === item &&
              (isOpen(issue) || (issue.stage === 'closed' && (issue.foundOn ?? '') >= inspection.visitedOn)),
          ),
      )
