/** The city's numbers in one pass: in all, and by scope, squad, unit and kind; who found what with whom; which standard fails where. */
import type { LocalDate } from '../calendar'
import { pointStatuses } from '../pointStatus'
import { type CityFacts, dayNumber } from './cityFacts'
import { type IssueMeasure, isSettled, issueMeasure, issueMeasures, issuesThen } from './measures'
import { type CityPlan, issuesWhere, pointsWhere, squadsByScope, squadsByUnit, statusCodesAt } from './select'
import type { Where } from './selection'

/** Points by status in the order of `pointStatuses`, those of the city among them, and issues by measure in the order of `issueMeasures`. */
export type CityCounts = { readonly points: number[]; readonly urban: number[]; readonly issues: number[] }

const noCounts = (): CityCounts => ({
  points: pointStatuses.map(() => 0),
  urban: pointStatuses.map(() => 0),
  issues: issueMeasures.map(() => 0),
})

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

/** One set of counts for each number that has come up. */
const tallies = () => {
  const counts: (CityCounts | undefined)[] = []
  return {
    of: (number: number): CityCounts => {
      counts[number] ??= noCounts()
      return counts[number]
    },
    named: (wordOf: (number: number) => string | number | null): CountsById =>
      Object.fromEntries(
        counts.flatMap((count, number) => (count === undefined ? [] : [[String(wordOf(number) ?? ''), count]])),
      ),
  }
}
const squadName = (squad: number): number | null => (squad === 0 ? null : squad)

const bump = (counts: number[], index: number, by = 1) => {
  counts[index] = (counts[index] as number) + by
}

export const cityView = (facts: CityFacts, plan: CityPlan, { day, since, where }: Question): CityView => {
  const { points, issues } = facts
  const dayNo = dayNumber(day)
  const sinceNo = dayNumber(since)
  const squadOfScope = squadsByScope(facts, plan)
  const squadOfUnit = squadsByUnit(facts, plan)
  const all = noCounts()
  const by = { scope: tallies(), squad: tallies(), unit: tallies(), kind: tallies() }

  const isThere = pointsWhere(facts, plan, where)
  const askedUnit = where.unitId === undefined ? undefined : facts.unit.known(where.unitId)
  const codes = statusCodesAt(facts, dayNo)
  const column = {
    scope: points.column.scope.values(),
    kind: points.column.kind.values(),
    urban: points.column.urban.values(),
  }
  for (let row = 0; row < codes.length; row += 1) {
    if (!isThere(row)) continue
    const status = codes[row] as number
    const scope = column.scope[row] as number
    const isUrban = column.urban[row] === 1
    const add = (counts: CityCounts) => {
      bump(counts.points, status)
      if (isUrban) bump(counts.urban, status)
    }
    add(all)
    add(by.scope.of(scope))
    add(by.squad.of(squadOfScope[scope] as number))
    add(by.kind.of(column.kind[row] as number))
    // Asked about one unit, the others that share a point with it are not told of: it is not all of theirs.
    for (const unit of points.unitsAt(row)) if (askedUnit === undefined || unit === askedUnit) add(by.unit.of(unit))
  }

  const measures = issueMeasures.map(issueMeasure)
  const found = issueMeasures.indexOf('found' satisfies IssueMeasure)
  const isIssueThere = issuesWhere(facts, plan, where)
  const matrix = new Map<string, number>()
  const items = new Map<string, number>()
  const then = issuesThen(facts, dayNo, sinceNo)
  const [scopes, kinds, pointIds] = [
    issues.column.scope.values(),
    issues.column.kind.values(),
    issues.column.point.values(),
  ]
  const [units, squads] = [issues.days.column.unit.values(), issues.days.column.squad.values()]
  for (let row = 0; row < then.now.length; row += 1) {
    const now = then.now[row] as number
    if (now < 0 || isSettled(then, row) || !isIssueThere(row, now)) continue
    const scope = scopes[row] as number
    const unit = units[now] as number
    const of = [all, by.scope.of(scope), by.squad.of(squads[now] as number), by.unit.of(unit)]
    if ((pointIds[row] as number) > 0) of.push(by.kind.of(kinds[row] as number))
    for (let measure = 0; measure < measures.length; measure += 1) {
      const times = measures[measure]?.times(then, row) ?? 0
      if (times === 0) continue
      for (const counts of of) bump(counts.issues, measure, times)
      if (measure !== found) continue
      const pair = `${squadName(issues.foundByAt(row)) ?? ''} ${squadName(squadOfUnit[unit] ?? 0) ?? ''}`
      matrix.set(pair, (matrix.get(pair) ?? 0) + 1)
      const cell = `${issues.itemAt(row)} ${scope}`
      items.set(cell, (items.get(cell) ?? 0) + 1)
    }
  }

  return {
    day,
    since,
    all,
    by: {
      scope: by.scope.named(facts.scope.wordOf),
      squad: by.squad.named(squadName),
      unit: by.unit.named(facts.unit.wordOf),
      kind: by.kind.named(facts.kind.wordOf),
    },
    matrix: [...matrix].map(([pair, count]) => {
      const [foundBy = '', unitSquad = ''] = pair.split(' ')
      return { foundBy, unitSquad, count }
    }),
    items: [...items].map(([cell, count]) => {
      const [item, scope] = cell.split(' ').map(Number)
      return { checkItem: facts.item.wordOf(item ?? 0) ?? '', scope: facts.scope.wordOf(scope ?? 0) ?? '', count }
    }),
  }
}

/** How many points there were and complied at the end of each day, both days included. */
export const complianceCurve = (
  facts: CityFacts,
  plan: CityPlan,
  { from, until, where }: { readonly from: LocalDate; readonly until: LocalDate; readonly where: Where },
): { readonly day: number; readonly of: number; readonly compliant: number; readonly overdue: number }[] => {
  const { points } = facts
  const isThere = pointsWhere(facts, plan, where)
  const rows = Array.from({ length: points.count() }, (_, row) => row).filter(isThere)
  const compliant = pointStatuses.indexOf('compliant')
  const overdue = pointStatuses.indexOf('overdue')
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(until) - first + 1) }, (_, index) => {
    const day = first + index
    const codes = statusCodesAt(facts, day)
    let complying = 0
    let late = 0
    for (const row of rows) {
      if (codes[row] === compliant) complying += 1
      else if (codes[row] === overdue) late += 1
    }
    return { day, of: rows.length, compliant: complying, overdue: late }
  })
}
