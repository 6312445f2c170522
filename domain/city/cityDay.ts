/**
 * The city at the end of a day, wherever one looks: the status of every point, and for each measure the issues that it
 * counts. Counts and rows of any place are taken from these, so that they cannot differ. Worked out when first asked for,
 * and kept until the next change.
 */
import type { LocalDate } from '../calendar'
import { keepAtMost } from '../keepAtMost'
import { type CityFacts, dayNumber } from './cityFacts'
import { monthSoFar } from './citySpan'
import { type IssueMeasure, isSettled, issueMeasure, issuesThen } from './measures'
import { statusCodesAt } from './statusCodes'

export type CityDay = {
  /** By row of the points. */
  readonly statusCodes: () => Uint8Array
  /** By row of the issues: its place in the columns of days, -1 before it was opened. */
  readonly places: Int32Array
  /** Rows of issues; one to which a thing happened twice is in it twice. */
  readonly counted: (measure: IssueMeasure) => Int32Array
}

const make = (facts: CityFacts, day: number, since: number): CityDay => {
  let codes: Uint8Array | null = null
  const then = issuesThen(facts, day, since)
  let unsettled: Int32Array | null = null
  const findUnsettled = (): Int32Array => {
    const rows = new Int32Array(then.now.length)
    let found = 0
    for (let row = 0; row < rows.length; row += 1)
      if ((then.now[row] as number) >= 0 && !isSettled(then, row)) {
        rows[found] = row
        found += 1
      }
    return rows.slice(0, found)
  }
  const counted = new Map<IssueMeasure, Int32Array>()
  const count = (measure: IssueMeasure): Int32Array => {
    unsettled ??= findUnsettled()
    const { times } = issueMeasure(measure)
    const rows: number[] = []
    for (let index = 0; index < unsettled.length; index += 1) {
      const row = unsettled[index] as number
      for (let left = times(then, row); left > 0; left -= 1) rows.push(row)
    }
    return Int32Array.from(rows)
  }
  return {
    places: then.now,
    statusCodes: () => {
      codes ??= statusCodesAt(facts, day)
      return codes
    },
    counted: (measure) => {
      const rows = counted.get(measure) ?? count(measure)
      counted.set(measure, rows)
      return rows
    },
  }
}

/** Today and the end of last month, and a few days that somebody looks back to: two megabytes each in a big city. */
const mostKept = 6
type Kept = { readonly revision: number; readonly days: Map<string, CityDay> }
const kept = new WeakMap<CityFacts, Kept>()

/** `since`: the first day of what is counted as flow. What is no flow is the same from any; the month so far is at hand already. */
export const cityDay = (facts: CityFacts, day: LocalDate, since: LocalDate = monthSoFar(day).since): CityDay => {
  const revision = facts.revision()
  const known = kept.get(facts)
  const days = known?.revision === revision ? known.days : new Map<string, CityDay>()
  kept.set(facts, { revision, days })
  const key = `${day} ${since}`
  const made = days.get(key) ?? make(facts, dayNumber(day), dayNumber(since))
  // The one asked for last goes last.
  days.delete(key)
  days.set(key, made)
  keepAtMost(days, mostKept)
  return made
}
