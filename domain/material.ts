/** A unit's application material 申报材料: one item of its list, every version that was handed in, and how it was judged. */
import type { LocalDate } from './calendar'
import type { FileId } from './file'
import type { Actor } from './people'
import { type Text, text } from './text'

/** `unasked`: where an item comes from; no row is ever stored in it. Removed items stay in the log, and in no list. */
export const materialStates = ['unasked', 'notSubmitted', 'submitted', 'returned', 'accepted', 'removed'] as const
export type MaterialState = (typeof materialStates)[number]

export const materialStateLabel: Record<MaterialState, Text> = {
  unasked: text('未下达', 'Not asked for'),
  notSubmitted: text('未报', 'Not submitted'),
  submitted: text('已报', 'Submitted'),
  returned: text('退改', 'Returned'),
  accepted: text('合格', 'Accepted'),
  removed: text('已移除', 'Removed'),
}

export type MaterialReview = {
  readonly outcome: 'accepted' | 'returned'
  readonly reason: string | null
  readonly on: LocalDate
  readonly by: Actor
  /** The issue that was opened at the unit because of it. */
  readonly issueId: string | null
}

/** What was handed in at one time; kept for good, whatever follows. */
export type MaterialVersion = {
  readonly number: number
  readonly files: readonly FileId[]
  readonly note: string | null
  readonly on: LocalDate
  readonly by: Actor
  /** Null while nobody has judged it. */
  readonly review: MaterialReview | null
}

export type Material = {
  readonly id: string
  readonly seq: number
  readonly unitId: string
  readonly name: string
  readonly note: string | null
  readonly dueOn: LocalDate
  readonly state: MaterialState
  /** Oldest first. */
  readonly versions: readonly MaterialVersion[]
}

export const unaskedMaterial = (id: string, unitId: string): Material => ({
  id,
  seq: 0,
  unitId,
  name: '',
  note: null,
  dueOn: '',
  state: 'unasked',
  versions: [],
})

/** Nothing lies with the squad and the last day has passed: from 00:00 of the next day. */
export const isMaterialOverdue = ({ state, dueOn }: Pick<Material, 'state' | 'dueOn'>, today: LocalDate): boolean =>
  (state === 'notSubmitted' || state === 'returned') && dueOn < today

export type MaterialCounts = {
  readonly all: number
  readonly accepted: number
  readonly submitted: number
  readonly overdue: number
}

export const countMaterials = (
  materials: readonly Pick<Material, 'state' | 'dueOn'>[],
  today: LocalDate,
): MaterialCounts => {
  const listed = materials.filter(({ state }) => state !== 'removed')
  return {
    all: listed.length,
    accepted: listed.filter(({ state }) => state === 'accepted').length,
    submitted: listed.filter(({ state }) => state === 'submitted').length,
    overdue: listed.filter((material) => isMaterialOverdue(material, today)).length,
  }
}
