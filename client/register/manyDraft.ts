/** What many points are to have, as it is being ticked and filled in. Pure. */
import type { PointEdit, UnitsEdit } from '../../domain/pointEdit'
import type { Text } from '../../domain/text'
import { choose } from '../forms/words'
import { words } from './words'

export const manyFacts = ['kind', 'urban', 'units', 'lead', 'retired'] as const
export type ManyFact = (typeof manyFacts)[number]

export type ManyDraft = {
  readonly ticked: readonly ManyFact[]
  readonly kind: string | null
  readonly urban: boolean
  readonly how: UnitsEdit['how']
  readonly unitIds: readonly string[]
  readonly unitId: string | null
  readonly by: string | null
  /** Null: nobody leads. */
  readonly leadId: string | null
}

export const emptyMany: ManyDraft = {
  ticked: [],
  kind: null,
  urban: true,
  how: 'replace',
  unitIds: [],
  unitId: null,
  by: null,
  leadId: null,
}

export type ManyProblems = { readonly [F in 'kind' | 'unitIds' | 'unitId' | 'by' | 'ticked']?: Text }

export const manyProblemsOf = ({ ticked, kind, how, unitIds, unitId, by }: ManyDraft): ManyProblems => {
  const has = (fact: ManyFact) => ticked.includes(fact)
  return {
    ...(ticked.length === 0 && { ticked: words.tickFirst }),
    ...(has('kind') && kind === null && { kind: choose(words.kind) }),
    ...(has('units') && how === 'set' && unitIds.length === 0 && { unitIds: choose(words.units) }),
    ...(has('units') && how !== 'set' && unitId === null && { unitId: choose(words.unit) }),
    ...(has('units') && how === 'replace' && by === null && { by: choose(words.newUnit) }),
  }
}

const unitsEditOf = ({ how, unitIds, unitId, by }: ManyDraft): UnitsEdit | null => {
  if (how === 'set') return { how, unitIds: [...unitIds] }
  if (unitId === null) return null
  if (how !== 'replace') return { how, unitId }
  return by === null ? null : { how, unitId, by }
}

/** Only what is ticked; null while something of it is missing. */
export const manyEditOf = (draft: ManyDraft): PointEdit | null => {
  if (Object.keys(manyProblemsOf(draft)).length > 0) return null
  const has = (fact: ManyFact) => draft.ticked.includes(fact)
  const units = has('units') ? unitsEditOf(draft) : null
  return {
    ...(has('kind') && draft.kind !== null && { kind: draft.kind }),
    ...(has('urban') && { urban: draft.urban }),
    ...(units !== null && { units }),
    ...(has('lead') && { leadId: draft.leadId }),
    ...(has('retired') && { isRetired: true }),
  }
}
