/** What the last inspection found, check item by check item, and which failed items nobody has opened an issue on yet. */
import type { Finding, InspectionForm, LastInspection } from '../../domain/inspection'
import { type Issue, isOpen } from '../../domain/issue'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
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

/** The issues of a point, told by its history alone. */
export const issuesIn = (history: readonly HistoryEntry[], pointId: number): Issue[] => {
  const events = new Map<string, IssueEvent[]>()
  for (const entry of history)
    if (entry.of === 'issue') events.set(entry.issueId, [...(events.get(entry.issueId) ?? []), entry.event])
  return [...events].map(([issueId, told]) => replay(issueId, { kind: 'point', pointId }, told))
}

type Followed = Pick<Issue, 'id' | 'stage' | 'checkItem' | 'foundOn' | 'closedOn' | 'mergedInto'>

/**
 * Failed items that nobody is after, as domain/pointStatus.ts counts them: an open issue on the item deals with it, so
 * does one closed since the visit, and a merged one lives on in the other.
 */
export const failedWithoutIssue = (inspection: LastInspection | null, issues: readonly Followed[]): string[] => {
  if (inspection === null) return []
  const { visitedOn } = inspection
  const livingIn = (issue: Followed): Followed => {
    const into = issues.find(({ id }) => id === issue.mergedInto)
    return into === undefined ? issue : livingIn(into)
  }
  const deals = (issue: Followed) =>
    isOpen(issue) ||
    (issue.stage === 'closed' && ((issue.foundOn ?? '') >= visitedOn || (issue.closedOn ?? '') > visitedOn))
  return inspection.failedItems.filter(
    (item) => !issues.some((issue) => issue.checkItem === item && deals(livingIn(issue))),
  )
}
