/**
 * Which unit held which issue, from when, and what came of it: read off the days of issues, the one source of the city's
 * numbers too. A holding lasts from the day on which the unit was notified until the issue goes to another; what happens
 * within a day is told as it stood at its end. Void issues count for nobody.
 */
import { type CityFacts, never, stageCode } from '../city/cityFacts'

/** Days are numbers since 1970, as in the columns. */
export type Holding = {
  /** Row of `facts.issues`. */
  readonly row: number
  readonly unitId: string
  readonly notifiedOn: number
  /** Null: not claimed, or fixed on the spot without a claim. */
  claimedOn: number | null
  /** Null: not closed under this unit, or relapsed since. */
  closedOn: number | null
  /** Days on which it was overdue with this unit. */
  overdueDays: number
  sentBack: number
  relapses: number
  circulars: number
}

const counters = ['sentBack', 'relapses', 'circulars'] as const

/** Of one issue, in the order in which units held it; until the end of `today`. */
const holdingsOfIssue = ({ unit, issues }: CityFacts, row: number, today: number): Holding[] => {
  const { column, dayAt, placesOf } = issues.days
  const places = placesOf(row).filter((place) => dayAt(place) <= today)
  const last = places.at(-1)
  if (last === undefined || column.stage.at(last) === stageCode.void) return []
  const holdings: Holding[] = []
  let current: Holding | undefined
  let due = never
  let countedTo = 0
  const before = { sentBack: 0, relapses: 0, circulars: 0 }
  /** Overdue days up to and with `day` are those of whoever held it until then. */
  const liveTo = (day: number) => {
    const from = Math.max(due, countedTo)
    if (current === undefined || due === never || day <= from) return
    current.overdueDays += day - from
    countedTo = day
  }
  for (const place of places) {
    const day = dayAt(place)
    const stage = column.stage.at(place)
    const unitId = unit.wordOf(column.unit.at(place))
    liveTo(day)
    if (unitId !== null && unitId !== current?.unitId) {
      current = {
        row,
        unitId,
        notifiedOn: day,
        claimedOn: null,
        closedOn: null,
        overdueDays: 0,
        sentBack: 0,
        relapses: 0,
        circulars: 0,
      }
      holdings.push(current)
    }
    due = column.due.at(place)
    if (current === undefined) continue
    const isFirst = current.notifiedOn === day
    const isClosed = stage === stageCode.closed
    if (stage === stageCode.claimed || stage === stageCode.rectified || (isClosed && !isFirst))
      current.claimedOn ??= day
    current.closedOn = isClosed ? (current.closedOn ?? day) : null
    for (const name of counters) {
      const now = column[name].at(place)
      current[name] += now - before[name]
      before[name] = now
    }
  }
  liveTo(today)
  return holdings
}

/** Of every issue, by unit. */
export const holdingsByUnit = (facts: CityFacts, today: number): ReadonlyMap<string, readonly Holding[]> => {
  const byUnit = new Map<string, Holding[]>()
  for (let row = 0; row < facts.issues.count(); row += 1)
    for (const holding of holdingsOfIssue(facts, row, today)) {
      const own = byUnit.get(holding.unitId)
      if (own) own.push(holding)
      else byUnit.set(holding.unitId, [holding])
    }
  return byUnit
}
