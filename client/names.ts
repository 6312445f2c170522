/** What ids and days are called: units, squads, check items, issues. */
import { dayText } from '../domain/dayText'
import { itemIn } from '../domain/handbook/handbook'
import type { Names } from '../domain/readForm'
import { type Text, text } from '../domain/text'
import type { Plan } from './campaignOverview'

export type CheckItem = { readonly key: string; readonly zh: string; readonly en: string }

export type { Names }

export { dayText }

/** An id without a name is shown as it is rather than hidden. */
const idItself = (id: string | number): Text => text(String(id), String(id))

export const squadText = (plan: Pick<Plan, 'squadByNumber'>, number: number): Text => {
  const squad = plan.squadByNumber.get(number)
  return squad ? text(squad.nameZh, squad.nameEn) : idItself(number)
}

export const unitText = (plan: Plan, unitId: string): Text => plan.unitById.get(unitId)?.name ?? idItself(unitId)

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
): Names => ({
  unit: (unitId) => unitText(plan, unitId),
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
