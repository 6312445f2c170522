/** What the last inspection found, check item by check item. */
import { type Inspected, type LastInspection, lastInspectionOf } from '../../domain/inspection'
import type { HistoryEntry } from '../issues/queries'

/** With its findings, the inspection that counts as the last one; null when there was none, or it is not this person's to see. */
export const lastInspectionIn = (history: readonly HistoryEntry[], last: LastInspection | null): Inspected | null => {
  if (last === null) return null
  const inspections = history.flatMap((entry) =>
    entry.of !== 'issue' && entry.of !== 'register' && entry.event.name === 'inspect' ? [entry.event] : [],
  )
  const found = last.failedItems.join()
  return (
    inspections.findLast(({ form, ...one }) => {
      const { visitedOn, complete, failedItems } = lastInspectionOf(form, one)
      return visitedOn === last.visitedOn && complete === last.complete && failedItems.join() === found
    }) ?? null
  )
}
