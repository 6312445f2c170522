/** What the last inspection found, check item by check item. */
import type { Finding, InspectionForm } from '../../domain/inspection'
import type { HistoryEntry } from '../issues/queries'

/** Null when there was none. A visit recorded late does not hide a newer one. */
export const lastInspectionIn = (history: readonly HistoryEntry[]): InspectionForm | null => {
  let last: InspectionForm | null = null
  for (const entry of history) {
    if (entry.of === 'issue' || entry.of === 'register' || entry.event.name !== 'inspect') continue
    const { form } = entry.event
    if (last === null || form.visitedOn >= last.visitedOn) last = form
  }
  return last
}

export const findingsIn = (history: readonly HistoryEntry[]): Readonly<Record<string, Finding>> =>
  lastInspectionIn(history)?.findings ?? {}
