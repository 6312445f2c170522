/** The rows of a selection. The one reading of what a selection means: counts by scope, squad, unit and kind go by it too. */
import type { LocalDate } from '../calendar'
import { pointStatuses } from '../pointStatus'
import { type CityFacts, dayNumber, statusCode } from './cityFacts'
import { issueMeasure } from './measures'
import type { IssueSelection, PointSelection, Where } from './selection'

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

export const overdueCode = pointStatuses.indexOf('overdue')

/** The status of a point at the end of a day, as a code of `pointStatuses`; before anything was heard of it, uninspected. */
export const statusCodeAt = ({ points: { days } }: CityFacts, row: number, day: number): number => {
  const at = days.at(row, day)
  if (at < 0) return statusCode.uninspected
  return days.column.due.at(at) < day ? overdueCode : days.column.status.at(at)
}

/** By number of the scope: its squad, 0 outside of all. */
export const squadsByScope = ({ scope }: CityFacts, { squadOfScope }: CityPlan): number[] =>
  Array.from({ length: scope.size() }, (_, number) => squadOfScope.get(scope.wordOf(number) ?? '') ?? 0)
export const squadsByUnit = ({ unit }: CityFacts, { squadOfUnit }: CityPlan): number[] =>
  Array.from({ length: unit.size() }, (_, number) => squadOfUnit.get(unit.wordOf(number) ?? '') ?? 0)

/** Whether a point lies where a question asks. */
export const pointsWhere = (facts: CityFacts, plan: CityPlan, where: Where): ((row: number) => boolean) => {
  const { points } = facts
  const scope = wish(facts.scope, where.scopeId)
  const kind = wish(facts.kind, where.kind)
  const unit = wish(facts.unit, where.unitId)
  const squads = squadsByScope(facts, plan)
  return (row) =>
    (scope === undefined || points.scopeAt(row) === scope) &&
    (where.squad === undefined || squads[points.scopeAt(row)] === (where.squad ?? 0)) &&
    (kind === undefined || points.kindAt(row) === kind) &&
    (where.urban === undefined || points.isUrban(row)) &&
    (unit === undefined || points.unitsAt(row).includes(unit))
}

/** Whether an issue, at its place in the columns at the end of the day, is where a question asks. */
export const issuesWhere = (facts: CityFacts, plan: CityPlan, where: Where): ((row: number, at: number) => boolean) => {
  const { issues } = facts
  const { column } = issues.days
  const scope = wish(facts.scope, where.scopeId)
  const kind = wish(facts.kind, where.kind)
  const unit = wish(facts.unit, where.unitId)
  const item = wish(facts.item, where.checkItem)
  const squadOf = squadsByUnit(facts, plan)
  return (row, at) =>
    (scope === undefined || issues.scopeAt(row) === scope) &&
    (where.squad === undefined || column.squad.at(at) === (where.squad ?? 0)) &&
    (kind === undefined || issues.kindAt(row) === kind) &&
    (where.urban === undefined || issues.isUrban(row)) &&
    (unit === undefined || column.unit.at(at) === unit) &&
    (item === undefined || issues.itemAt(row) === item) &&
    (where.severity === undefined || issues.severityAt(row) === where.severity) &&
    (where.foundBy === undefined || issues.foundByAt(row) === (where.foundBy ?? 0)) &&
    (where.unitSquad === undefined || squadOf[column.unit.at(at)] === (where.unitSquad ?? 0))
}

const selectPoints = (facts: CityFacts, plan: CityPlan, { is, where, day }: PointSelection): number[] => {
  const on = dayNumber(day ?? plan.today)
  const isThere = pointsWhere(facts, plan, where)
  const status = is === 'all' ? -1 : pointStatuses.indexOf(is)
  const rows: number[] = []
  for (let row = 0; row < facts.points.count(); row += 1)
    if (isThere(row) && (status < 0 || statusCodeAt(facts, row, on) === status)) rows.push(row)
  return rows
}

const selectIssues = (facts: CityFacts, plan: CityPlan, selection: IssueSelection): number[] => {
  const { issues } = facts
  const day = dayNumber(selection.day ?? plan.today)
  const since = selection.since === undefined ? 0 : dayNumber(selection.since)
  const isThere = issuesWhere(facts, plan, selection.where)
  const { times, is } = issueMeasure(selection.is)
  const rows: number[] = []
  for (let row = 0; row < issues.count(); row += 1) {
    const now = issues.days.at(row, day)
    if (now < 0 || !isThere(row, now)) continue
    const before = is === 'flow' ? issues.days.at(row, since - 1) : -1
    // Sent back twice in a month is two sendings: the row stands as often as it counts.
    for (let left = times(issues, row, { now, before, day, since }); left > 0; left -= 1) rows.push(row)
  }
  return rows
}

/** Rows of `facts.points` or `facts.issues`. A number is the length of this; an issue to which a thing happened twice is in it twice. */
export const select = (facts: CityFacts, plan: CityPlan, selection: PointSelection | IssueSelection): number[] =>
  selection.of === 'points' ? selectPoints(facts, plan, selection) : selectIssues(facts, plan, selection)
