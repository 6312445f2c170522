/**
 * The register of points 点位登记: what a point is, where, and whose, apart from what happens there. It is changed by whole
 * sheets and one by one, each change with how it was before, so that what was changed together can be taken back together.
 */
import type { LngLat } from './coordinates'
import type { DatumReading } from './importing/datumDetective'
import { type Text, text } from './text'

export type RegisteredPoint = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly position: LngLat
  readonly address: string
  readonly urban: boolean
  /** Responsible units 责任单位. */
  readonly unitIds: readonly string[]
  readonly leadId: string | null
  /** Null: outside every scope. */
  readonly scopeId: string | null
}

/** Where a sheet says it, in the sheet's own words. */
export type SheetSource = {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly coordinates: string
  readonly datum: DatumReading
}

/** Before: null where the point is new. After: null where it is taken out again. */
export type RegisterChange = {
  readonly pointId: number
  readonly before: RegisteredPoint | null
  readonly after: RegisteredPoint | null
  readonly source: SheetSource | null
}

export const registerActions = {
  importPoints: text('导入点位表', 'Sheet of points taken in'),
  undoPoints: text('撤销点位改动', 'Change of points taken back'),
  decideScope: text('确定点位归属', 'Whose a point is, decided'),
  withdrawScope: text('撤回归属决定', 'Decision on a point withdrawn'),
} as const satisfies Record<string, Text>
export type RegisterAction = keyof typeof registerActions

const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ')

export const isSameRegistered = (one: RegisteredPoint, other: RegisteredPoint): boolean =>
  one.code === other.code &&
  one.name === other.name &&
  one.kind === other.kind &&
  one.position[0] === other.position[0] &&
  one.position[1] === other.position[1] &&
  one.address === other.address &&
  one.urban === other.urban &&
  one.leadId === other.leadId &&
  one.scopeId === other.scopeId &&
  sorted(one.unitIds) === sorted(other.unitIds)

/** Why a change is not taken back. */
export const keptReasonLabel = {
  inUse: text('已有检查、问题或其他记录', 'It has inspections, issues or other records'),
  changedSince: text('之后又有改动', 'It was changed again since'),
  unitRetired: text('原来的责任单位已停用', 'A unit that was responsible is retired'),
} as const satisfies Record<string, Text>
export type KeptReason = keyof typeof keptReasonLabel

export type Undoing = {
  readonly changes: readonly RegisterChange[]
  readonly kept: readonly { readonly pointId: number; readonly why: KeptReason }[]
}

/**
 * What taking changes back would do now. A point that is as the change left it becomes what it was; a new one goes again,
 * unless something has happened there; what was changed since stays, for somebody meant it so.
 */
export const undoingOf = (
  changes: readonly RegisterChange[],
  present: {
    readonly pointOf: ReadonlyMap<number, RegisteredPoint>
    /** Points that something else names. */
    readonly inUse: ReadonlySet<number>
    readonly retiredUnits: ReadonlySet<string>
  },
): Undoing => {
  const back: RegisterChange[] = []
  const kept: { pointId: number; why: KeptReason }[] = []
  for (const { pointId, before, after } of changes) {
    const now = present.pointOf.get(pointId)
    // Gone already: nothing is left to take back.
    if (now === undefined || after === null) continue
    if (!isSameRegistered(now, after)) kept.push({ pointId, why: 'changedSince' })
    else if (before === null && present.inUse.has(pointId)) kept.push({ pointId, why: 'inUse' })
    else if (before?.unitIds.some((id) => present.retiredUnits.has(id))) kept.push({ pointId, why: 'unitRetired' })
    else back.push({ pointId, before: after, after: before, source: null })
  }
  return { changes: back, kept }
}

const ownCode = /^D(\d{4,9})$/

/** Codes of the product's own for points that a sheet gives none: D0001, D0002 … after the highest that there is. */
export const createCodes = (taken: Iterable<string>): (() => string) => {
  let last = 0
  for (const code of taken) last = Math.max(last, Number(ownCode.exec(code)?.[1] ?? 0))
  return () => {
    last += 1
    return `D${String(last).padStart(4, '0')}`
  }
}
