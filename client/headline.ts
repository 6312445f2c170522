/** The campaign's numbers of the top line, moved along with each change of the point table instead of counted anew. */
import { useMemo, useSyncExternalStore } from 'react'
import type { PointTable } from './pointTable'

export type Headline = {
  /** The denominator of compliance: the goal of the plan is about urban points alone. */
  readonly urban: number
  readonly urbanCompliant: number
  /** Urban or not. */
  readonly overdue: number
}

export type HeadlineSource = {
  readonly now: () => Headline
  readonly subscribe: (listener: () => void) => () => void
}

export const createHeadline = (table: PointTable): HeadlineSource => {
  const isUrban = (index: number) => table.at(index).urban && table.isInUse(index)
  const isCompliant = (index: number) => isUrban(index) && table.statusAt(index) === 'compliant'
  const isOverdue = (index: number) => table.statusAt(index) === 'overdue' && table.isInUse(index)
  let urban = 0
  let urbanCompliant = 0
  let overdue = 0
  const compliantRows = new Uint8Array(table.size)
  const overdueRows = new Uint8Array(table.size)
  const count = (index: number) => {
    const compliant = isCompliant(index) ? 1 : 0
    const late = isOverdue(index) ? 1 : 0
    urbanCompliant += compliant - (compliantRows[index] ?? 0)
    overdue += late - (overdueRows[index] ?? 0)
    compliantRows[index] = compliant
    overdueRows[index] = late
  }
  for (let index = 0; index < table.size; index += 1) if (isUrban(index)) urban += 1
  let version = -1
  let headline: Headline = { urban, urbanCompliant, overdue }
  const take = (changed: Iterable<number>) => {
    for (const index of changed) count(index)
    version = table.version()
    headline = { urban, urbanCompliant, overdue }
  }
  take(Array(table.size).keys())
  return {
    now: () => headline,
    subscribe: (listener) => {
      // What changed between the first count and now was told to nobody.
      if (version !== table.version()) take(Array(table.size).keys())
      return table.subscribe((changed) => {
        take(changed)
        listener()
      })
    },
  }
}

export const useHeadline = (table: PointTable): Headline => {
  const source = useMemo(() => createHeadline(table), [table])
  return useSyncExternalStore(source.subscribe, source.now)
}
