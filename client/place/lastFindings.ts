/** What the last inspection found, check item by check item. */
import type { Finding, Inspected } from '../../domain/inspection'
import type { HistoryEntry } from '../issues/queries'

/** Null when there was none. A visit recorded late does not hide a newer one. */
export const lastInspectionIn = (history: readonly HistoryEntry[]): Inspected | null => {
  let last: Inspected | null = null
  for (const entry of history) {
    if (entry.of === 'issue' || entry.of === 'register' || entry.event.name !== 'inspect') continue
    const { event } = entry
    if (last === null || event.form.visitedOn >= last.form.visitedOn) last = event
  }
  return last
}

export const findingsIn = (history: readonly HistoryEntry[]): Readonly<Record<string, Finding>> =>
  lastInspectionIn(history)?.form.findings ?? {}
