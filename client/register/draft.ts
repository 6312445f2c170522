/** A point as it is being typed: what was changed by hand beside what the register has, and what of it is to be sent. Pure. */
import type { LngLat } from '../../domain/coordinates'
import { type NewPoint, newPointSchema, type PointEdit, pointEditSchema } from '../../domain/pointEdit'
import type { RegisteredPoint } from '../../domain/pointRegister'
import type { Text } from '../../domain/text'
import { choose, fillIn } from '../forms/words'
import { words } from './words'

/** Null and '': nothing is said yet. */
export type Draft = {
  readonly name: string
  readonly code: string
  readonly kind: string | null
  readonly position: LngLat | null
  readonly address: string
  readonly urban: boolean
  readonly unitIds: readonly string[]
  readonly leadId: string | null
}
export type Typed = Partial<Draft>

export const emptyDraft: Draft = {
  name: '',
  code: '',
  kind: null,
  position: null,
  address: '',
  urban: true,
  unitIds: [],
  leadId: null,
}

/** What is typed over what there is. Who led goes on leading as long as it is responsible. */
export const draftOf = (start: Draft | RegisteredPoint, typed: Typed): Draft => {
  const { name, code, kind, position, address, urban, unitIds, leadId } = { ...start, ...typed }
  return {
    name,
    code,
    kind,
    position,
    address,
    urban,
    unitIds,
    leadId: leadId !== null && unitIds.includes(leadId) ? leadId : null,
  }
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

const isSamePlace = (one: LngLat, other: LngLat): boolean => one[0] === other[0] && one[1] === other[1]

/** Only what differs from what there is; nothing: null. */
export const editOf = (present: RegisteredPoint, draft: Draft): PointEdit | null => {
  const name = draft.name.trim()
  const code = draft.code.trim()
  const address = draft.address.trim()
  const { kind, position, urban, unitIds, leadId } = draft
  const edit: PointEdit = {
    ...(name !== present.name && { name }),
    ...(code !== present.code && { code }),
    ...(kind !== null && kind !== present.kind && { kind }),
    ...(position !== null && !isSamePlace(position, present.position) && { position }),
    ...(address !== present.address && { address }),
    ...(urban !== present.urban && { urban }),
    ...(!isSameSet(unitIds, present.unitIds) && { units: { how: 'set' as const, unitIds: [...unitIds] } }),
    ...(leadId !== present.leadId && { leadId }),
  }
  return Object.keys(edit).length === 0 ? null : edit
}

export type Problems = { readonly [F in keyof Draft]?: Text }

/** What keeps a draft from being sent. `isNew`: it may do without a code, for it gets one. */
export const problemsOf = (draft: Draft, { isNew }: { readonly isNew: boolean }): Problems => {
  const { shape } = pointEditSchema
  const code = draft.code.trim()
  const found: { readonly [F in keyof Draft]?: Text | false } = {
    name: draft.name.trim() === '' ? fillIn(words.name) : !shape.name.safeParse(draft.name).success && words.nameWrong,
    code: code === '' ? !isNew && fillIn(words.code) : !shape.code.safeParse(code).success && words.codeWrong,
    kind: draft.kind === null && choose(words.kind),
    position: draft.position === null && words.placeMissing,
    address: !shape.address.safeParse(draft.address).success && words.addressWrong,
    unitIds: draft.unitIds.length === 0 && choose(words.units),
  }
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem)) as Problems
}

export const newPointOf = (draft: Draft): NewPoint | null =>
  newPointSchema.safeParse({ ...draft, code: draft.code.trim() === '' ? null : draft.code }).data ?? null
