/** The rows of a selection. The one reading of what a selection means: counts by scope, squad, unit and kind go by it too. */
import type { LocalDate } from '../calendar'
import { type PointStatus, pointStatuses } from '../pointStatus'
import { cityDay } from './cityDay'
import { type CityFacts, dayNumber } from './cityFacts'
import { issueMeasure } from './measures'
import type { IssueSelection, MeasuredSelection, PointSelection, Where } from './selection'

/** What belongs to the plan rather than to a point or an issue. */
export type CityPlan = {
  readonly today: LocalDate
  readonly squadOfScope: ReadonlyMap<string, number>
  readonly squadOfUnit: ReadonlyMap<string, number>
}

/** A wish as the columns have it: undefined asks nothing, -1 is what no row has. */
const wish = <W extends string | number>(
  words: { readonly known: (word: W | null) => number | undefined },
  word: W | null | undefined,
): number | undefined => (word === undefined ? undefined : (words.known(word) ?? -1))

/** By number of the scope: its squad, 0 outside of all. */
export const squadsByScope = ({ scope }: CityFacts, { squadOfScope }: CityPlan): number[] =>
  Array.from({ length: scope.size() }, (_, number) => squadOfScope.get(scope.wordOf(number) ?? '') ?? 0)
export const squadsByUnit = ({ unit }: CityFacts, { squadOfUnit }: CityPlan): number[] =>
  Array.from({ length: unit.size() }, (_, number) => squadOfUnit.get(unit.wordOf(number) ?? '') ?? 0)

type Test = (row: number, at: number) => boolean

/** All of the tests that a question asks for; none is always true. */
const every = (...tests: readonly (Test | false)[]): Test => {
  const [first, second, ...more] = tests.filter((test) => test !== false)
  if (first === undefined) return () => true
  if (second === undefined) return first
  return (row, at) => first(row, at) && second(row, at) && more.every((test) => test(row, at))
}

/** Whether a point is in use at the end of a day and lies where a question asks. */
export const pointsWhere = (
  facts: CityFacts,
  plan: CityPlan,
  where: Where,
  day: number,
): ((row: number) => boolean) => {
  const { points } = facts
  const [scopes, kinds, urban, until] = [
    points.column.scope.values(),
    points.column.kind.values(),
    points.column.urban.values(),
    points.column.until.values(),
  ]
  const scope = wish(facts.scope, where.scopeId)
  const kind = wish(facts.kind, where.kind)
  const unit = wish(facts.unit, where.unitId)
  const squads = squadsByScope(facts, plan)
  const test = every(
    (row) => (until[row] as number) > day,
    scope !== undefined && ((row) => scopes[row] === scope),
    where.squad !== undefined && ((row) => squads[scopes[row] as number] === (where.squad ?? 0)),
    kind !== undefined && ((row) => kinds[row] === kind),
    where.urban !== undefined && ((row) => urban[row] === 1),
    unit !== undefined && ((row) => points.unitsAt(row).includes(unit)),
  )
  return (row) => test(row, 0)
}

/** Whether an issue, at its place in the columns at the end of the day, is where a question asks. */
export const issuesWhere = (facts: CityFacts, plan: CityPlan, where: Where): Test => {
  const { issues } = facts
  const [scopes, kinds, urban] = [
    issues.column.scope.values(),
    issues.column.kind.values(),
    issues.column.urban.values(),
  ]
  const [items, foundBy] = [issues.column.item.values(), issues.column.foundBy.values()]
  const [units, squads] = [issues.days.column.unit.values(), issues.days.column.squad.values()]
  const scope = wish(facts.scope, where.scopeId)
  const kind = wish(facts.kind, where.kind)
  const unit = wish(facts.unit, where.unitId)
  const item = wish(facts.item, where.checkItem)
  const squadOf = squadsByUnit(facts, plan)
  return every(
    scope !== undefined && ((row) => scopes[row] === scope),
    where.squad !== undefined && ((_, at) => squads[at] === (where.squad ?? 0)),
    kind !== undefined && ((row) => kinds[row] === kind),
    where.urban !== undefined && ((row) => urban[row] === 1),
    unit !== undefined && ((_, at) => units[at] === unit),
    item !== undefined && ((row) => items[row] === item),
    where.severity !== undefined && ((row) => issues.severityAt(row) === where.severity),
    where.foundBy !== undefined && ((row) => foundBy[row] === (where.foundBy ?? 0)),
    where.unitSquad !== undefined && ((_, at) => squadOf[units[at] as number] === (where.unitSquad ?? 0)),
  )
}

const selectPoints = (facts: CityFacts, plan: CityPlan, { is, where, day }: PointSelection): number[] => {
  const isThere = pointsWhere(facts, plan, where, dayNumber(day ?? plan.today))
  const codes = is === 'all' ? null : cityDay(facts, day ?? plan.today).statusCodes()
  const status = pointStatuses.indexOf(is as PointStatus)
  const rows: number[] = []
  for (let row = 0; row < facts.points.count(); row += 1)
    if (isThere(row) && (codes === null || codes[row] === status)) rows.push(row)
  return rows
}

const selectIssues = (facts: CityFacts, plan: CityPlan, { is, where, day, since }: IssueSelection): number[] => {
  // A flow without a first day is all that has ever happened.
  const first = since ?? (issueMeasure(is).is === 'flow' ? '1970-01-01' : undefined)
  const then = cityDay(facts, day ?? plan.today, first)
  const isThere = issuesWhere(facts, plan, where)
  const rows: number[] = []
  for (const row of then.counted(is)) if (isThere(row, then.places[row] as number)) rows.push(row)
  return rows
}

/** Rows of `facts.points` or `facts.issues`. A number is the length of this; an issue to which a thing happened twice is in it twice. */
export const select = (facts: CityFacts, plan: CityPlan, selection: MeasuredSelection): number[] =>
  selection.of === 'points' ? selectPoints(facts, plan, selection) : selectIssues(facts, plan, selection)
