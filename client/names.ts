/** What ids and days are called: units, squads, check items, issues. */
import type { LocalDate } from '../domain/calendar'
import { dayText } from '../domain/dayText'
import { itemIn } from '../domain/handbook/handbook'
import { endedOn, type Issue } from '../domain/issue'
import type { Names as NamesOfForms } from '../domain/readForm'
import { type Text, text } from '../domain/text'
import { unitNameOn } from '../domain/unitNameOn'
import type { Plan } from './campaignOverview'

export type CheckItem = { readonly key: string; readonly zh: string; readonly en: string }

/** What tells whose an issue is, and since when it is over. */
type Held = Pick<Issue, 'unitId' | 'stage' | 'closedOn' | 'voidedOn'>

export type Names = NamesOfForms & {
  /** Null where no unit has it yet. */
  readonly unitOfIssue: (issue: Held) => Text | null
}

export { dayText }

/** An id without a name is shown as it is rather than hidden. */
const idItself = (id: string | number): Text => text(String(id), String(id))

export const squadText = (plan: Pick<Plan, 'squadByNumber'>, number: number): Text => {
  const squad = plan.squadByNumber.get(number)
  return squad ? text(squad.nameZh, squad.nameEn) : idItself(number)
}

/** As it was called on that day; now where none is given. */
export const unitText = (plan: Plan, unitId: string, day: LocalDate | null = null): Text => {
  const unit = plan.unitById.get(unitId)
  return unit === undefined ? idItself(unitId) : unitNameOn(unit, day)
}

/** The unit of an issue: what is closed keeps the name of its day. Null where no unit has it yet. */
export const unitTextOfIssue = (plan: Plan, issue: Held): Text | null =>
  issue.unitId === null ? null : unitText(plan, issue.unitId, endedOn(issue))

export const scopeText = (plan: Pick<Plan, 'scopeById'>, scopeId: string): Text => {
  const scope = plan.scopeById.get(scopeId)
  return scope ? text(scope.nameZh, scope.nameEn) : idItself(scopeId)
}

export const namesOf = (
  plan: Plan,
  place: {
    /** Of the point, or `roadSectionKind`; without it, a check item of any kind is found. */
    readonly kind?: string
    readonly issues: readonly { readonly id: string; readonly what: string }[]
  },
  /** The day as of which units are named; now where none is given. */
  day: LocalDate | null = null,
): Names => ({
  unit: (unitId) => unitText(plan, unitId, day),
  unitOfIssue: (issue) => unitTextOfIssue(plan, issue),
  squad: (number) => squadText(plan, number),
  day: dayText,
  scope: (scopeId) => scopeText(plan, scopeId),
  kind: (key) => {
    const kind = plan.kindByKey.get(key)
    return kind ? text(kind.nameZh, kind.nameEn) : idItself(key)
  },
  checkItem: (key, version = plan.handbookNumber) =>
    itemIn(plan.handbook, version, place.kind ?? null, key) ?? idItself(key),
  issue: (issueId) => {
    const issue = place.issues.find(({ id }) => id === issueId)
    return issue && text(issue.what, issue.what)
  },
})
