/** The plan's names for what a filter holds by id. */
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import type { FilterNames } from './filterWords'

const named = (entry: { readonly nameZh: string; readonly nameEn: string } | undefined) =>
  entry && text(entry.nameZh, entry.nameEn)

export const namesOf = (plan: Plan): FilterNames => ({
  scope: (id) => named(plan.scopeById.get(id)),
  squad: (number) => named(plan.squadByNumber.get(number)),
  kind: (key) => named(plan.kindByKey.get(key)),
  unit: (id) => plan.unitById.get(id)?.name,
})
