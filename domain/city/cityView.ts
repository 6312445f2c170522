/** The city's numbers in one pass: in all, and by scope, squad, unit and kind; who found what with whom; which standard fails where. */
import type { LocalDate } from '../calendar'
import { pointStatuses } from '../pointStatus'
import { cityDay } from './cityDay'
import { type CityFacts, dayNumber } from './cityFacts'
import { issueMeasures } from './measures'
import { type CityPlan, issuesWhere, pointsWhere, squadsByScope, squadsByUnit } from './select'
import type { Where } from './selection'
import { statusCodesAt } from './statusCodes'

/** Points by status in the order of `pointStatuses`, those of the city among them, and issues by measure in the order of `issueMeasures`. */
export type CityCounts = { readonly points: number[]; readonly urban: number[]; readonly issues: number[] }

/** By id; '' stands for none: outside every scope, held by nobody yet. */
export type CountsById = Readonly<Record<string, CityCounts>>

export type CityView = {
  readonly day: LocalDate
  readonly since: LocalDate
  readonly all: CityCounts
  readonly by: {
    readonly scope: CountsById
    readonly squad: CountsById
    readonly unit: CountsById
    readonly kind: CountsById
  }
  /** Issues found in the period, by the squad that found them and the squad of the unit that holds them; '' the office, or no supervised unit. */
  readonly matrix: readonly { readonly foundBy: string; readonly unitSquad: string; readonly count: number }[]
  /** Issues found in the period by check item and scope. */
  readonly items: readonly { readonly checkItem: string; readonly scope: string; readonly count: number }[]
}

type Question = {
  readonly day: LocalDate
  /** The first day of what is counted as flow. */
  readonly since: LocalDate
  readonly where: Where
}

const statusCount = pointStatuses.length
/** Where in a tally the counts of one number begin: its points by status, those of the city among them, its issues by measure. */
const urbanAt = statusCount
const issuesAt = 2 * statusCount
const width = issuesAt + issueMeasures.length

/** The counts of every scope, say, side by side in memory: this is gone through for each point and each issue. */
type Tally = Int32Array
const tallyFor = (numbers: number): Tally => new Int32Array(numbers * width)

const countsAt = (tally: Tally, number: number): CityCounts => {
  const from = number * width
  const part = (start: number, end: number) => Array.from(tally.subarray(from + start, from + end))
  return { points: part(0, urbanAt), urban: part(urbanAt, issuesAt), issues: part(issuesAt, width) }
}

/** What there is any of, by its word. */
const named = (tally: Tally, wordOf: (number: number) => string | number | null): CountsById => {
  const counts: Record<string, CityCounts> = {}
  for (let number = 0; number * width < tally.length; number += 1)
    if (tally.subarray(number * width, (number + 1) * width).some((count) => count > 0))
      counts[String(wordOf(number) ?? '')] = countsAt(tally, number)
  return counts
}

const add = (counts: Int32Array, at: number, times = 1) => {
  counts[at] = (counts[at] as number) + times
}

/** `inCity`: 1 where it is. */
const addPoint = (tally: Tally, number: number, status: number, inCity: number) => {
  add(tally, number * width + status)
  add(tally, number * width + urbanAt + status, inCity)
}

/** How often two numbers met, in the order in which they first did. */
const pairs = (seconds: number) => {
  const counts = new Map<number, number>()
  return {
    add: (first: number, second: number) => {
      const pair = first * seconds + second
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    },
    told: <T>(tell: (first: number, second: number, count: number) => T): T[] =>
      [...counts].map(([pair, count]) => tell(Math.floor(pair / seconds), pair % seconds, count)),
  }
}

/** The selection knows no higher number of a squad. */
const squadNumbers = 100
const squadName = (squad: number): string => (squad === 0 ? '' : String(squad))

export const cityView = (facts: CityFacts, plan: CityPlan, { day, since, where }: Question): CityView => {
  const { points, issues } = facts
  const then = cityDay(facts, day, since)
  const squadOfScope = squadsByScope(facts, plan)
  const squadOfUnit = squadsByUnit(facts, plan)
  const all = tallyFor(1)
  const [byScope, bySquad] = [tallyFor(facts.scope.size()), tallyFor(squadNumbers)]
  const [byUnit, byKind] = [tallyFor(facts.unit.size()), tallyFor(facts.kind.size())]

  const isThere = pointsWhere(facts, plan, where, dayNumber(day))
  const askedUnit = where.unitId === undefined ? undefined : facts.unit.known(where.unitId)
  const codes = then.statusCodes()
  const pointScopes = points.column.scope.values()
  const pointKinds = points.column.kind.values()
  const urban = points.column.urban.values()
  for (let row = 0; row < codes.length; row += 1) {
    if (!isThere(row)) continue
    const scope = pointScopes[row] as number
    const status = codes[row] as number
    const inCity = urban[row] as number
    addPoint(all, 0, status, inCity)
    addPoint(byScope, scope, status, inCity)
    addPoint(bySquad, squadOfScope[scope] as number, status, inCity)
    addPoint(byKind, pointKinds[row] as number, status, inCity)
    // Asked about one unit, the others that share a point with it are not told of: it is not all of theirs.
    for (const unit of points.unitsAt(row))
      if (askedUnit === undefined || unit === askedUnit) addPoint(byUnit, unit, status, inCity)
  }

  const isIssueThere = issuesWhere(facts, plan, where)
  const matrix = pairs(squadNumbers)
  const items = pairs(facts.scope.size())
  const issueScopes = issues.column.scope.values()
  const issueKinds = issues.column.kind.values()
  const issuePoints = issues.column.point.values()
  const units = issues.days.column.unit.values()
  const squads = issues.days.column.squad.values()
  for (const [index, measure] of issueMeasures.entries()) {
    const at = issuesAt + index
    const rows = then.counted(measure)
    for (let next = 0; next < rows.length; next += 1) {
      const row = rows[next] as number
      const place = then.places[row] as number
      if (!isIssueThere(row, place)) continue
      const scope = issueScopes[row] as number
      const unit = units[place] as number
      add(all, at)
      add(byScope, scope * width + at)
      add(bySquad, (squads[place] as number) * width + at)
      add(byUnit, unit * width + at)
      if ((issuePoints[row] as number) > 0) add(byKind, (issueKinds[row] as number) * width + at)
      if (measure !== 'found') continue
      matrix.add(issues.foundByAt(row), squadOfUnit[unit] ?? 0)
      items.add(issues.itemAt(row), scope)
    }
  }

  return {
    day,
    since,
    all: countsAt(all, 0),
    by: {
      scope: named(byScope, facts.scope.wordOf),
      squad: named(bySquad, squadName),
      unit: named(byUnit, facts.unit.wordOf),
      kind: named(byKind, facts.kind.wordOf),
    },
    matrix: matrix.told((foundBy, unitSquad, count) => ({
      foundBy: squadName(foundBy),
      unitSquad: squadName(unitSquad),
      count,
    })),
    items: items.told((item, scope, count) => ({
      checkItem: facts.item.wordOf(item) ?? '',
      scope: facts.scope.wordOf(scope) ?? '',
      count,
    })),
  }
}

/** How many points there were and complied at the end of each day, both days included. */
export const complianceCurve = (
  facts: CityFacts,
  plan: CityPlan,
  { from, until, where }: { readonly from: LocalDate; readonly until: LocalDate; readonly where: Where },
): { readonly day: number; readonly of: number; readonly compliant: number; readonly overdue: number }[] => {
  const { points } = facts
  const first = dayNumber(from)
  // Points only ever go: those in use on the first day are all.
  const rows = Array.from({ length: points.count() }, (_, row) => row).filter(pointsWhere(facts, plan, where, first))
  const goneOn = points.column.until.values()
  const compliant = pointStatuses.indexOf('compliant')
  const overdue = pointStatuses.indexOf('overdue')
  return Array.from({ length: Math.max(0, dayNumber(until) - first + 1) }, (_, index) => {
    const day = first + index
    const codes = statusCodesAt(facts, day)
    let inUse = 0
    let complying = 0
    let late = 0
    for (const row of rows) {
      if ((goneOn[row] as number) <= day) continue
      inUse += 1
      if (codes[row] === compliant) complying += 1
      else if (codes[row] === overdue) late += 1
    }
    return { day, of: inUse, compliant: complying, overdue: late }
  })
}
