/**
 * The register of points 点位登记: what a point is, where, and whose, apart from what happens there. It is changed by whole
 * sheets and one by one, each change with how it was before, so that what was changed together can be taken back together.
 */
import type { LocalDate } from './calendar'
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
  /**
   * 撤点: from that day on it is not supervised any more, and is kept for what happened there. Absent: it is in use, as
   * every point was before any could be retired, of which the log tells without a word on it.
   */
  readonly retiredOn?: LocalDate
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
  addPoint: text('新增点位', 'Point added'),
  editPoints: text('修改点位', 'Points changed'),
  removePoint: text('删除点位', 'Point removed'),
  undoPoints: text('撤销点位改动', 'Change of points taken back'),
  decideScope: text('确定点位归属', 'Whose a point is, decided'),
  withdrawScope: text('撤回归属决定', 'Decision on a point withdrawn'),
} as const satisfies Record<string, Text>
export type RegisterAction = keyof typeof registerActions

/** Those that can be taken back as a whole. */
export const undoableActions = [
  'importPoints',
  'addPoint',
  'editPoints',
  'removePoint',
] as const satisfies readonly RegisterAction[]
export type UndoableAction = (typeof undoableActions)[number]

/** What the register says of a point, in the order in which it is read. */
export const factLabel = {
  code: text('编号', 'Code'),
  name: text('名称', 'Name'),
  kind: text('类型', 'Kind'),
  place: text('位置', 'Place'),
  address: text('地址', 'Address'),
  urban: text('市区', 'Urban'),
  units: text('责任单位', 'Responsible units'),
  lead: text('牵头单位', 'Lead unit'),
  scope: text('督导范围', 'Scope'),
  retired: text('撤点', 'Retired'),
} as const satisfies Record<string, Text>
export type RegisterFact = keyof typeof factLabel

/** Each as one value, so that two points can be compared. */
const comparedBy: Record<RegisterFact, (point: RegisteredPoint) => string | boolean | null> = {
  code: ({ code }) => code,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  place: ({ position }) => position.join(' '),
  address: ({ address }) => address,
  urban: ({ urban }) => urban,
  units: ({ unitIds }) => [...unitIds].sort().join(' '),
  lead: ({ leadId }) => leadId,
  scope: ({ scopeId }) => scopeId,
  retired: ({ retiredOn }) => retiredOn ?? null,
}

/** What another kind means, said before it is given. */
export const kindChangeNote = text(
  '点位类型变更后，按原类型检查达标的不再算达标，需按新类型检查；已发现的不符合项和问题保留。',
  'What complies as its former kind complies no more once it is of another, until inspected as such. Failed items and issues stay.',
)

/** In which the two differ. */
export const differingFacts = (one: RegisteredPoint, other: RegisteredPoint): RegisterFact[] =>
  (Object.keys(factLabel) as RegisterFact[]).filter((fact) => comparedBy[fact](one) !== comparedBy[fact](other))

export const isSameRegistered = (one: RegisteredPoint, other: RegisteredPoint): boolean =>
  differingFacts(one, other).length === 0

/** The facts that changes touch, of points that stay. */
export const changedFacts = (changes: readonly RegisterChange[]): RegisterFact[] => {
  const touched = new Set(
    changes.flatMap(({ before, after }) => (before === null || after === null ? [] : differingFacts(before, after))),
  )
  return (Object.keys(factLabel) as RegisterFact[]).filter((fact) => touched.has(fact))
}

/** Why a change is not taken back. */
export const keptReasonLabel = {
  inUse: text('已有检查、问题或其他记录', 'It has inspections, issues or other records'),
  changedSince: text('之后又有改动', 'It was changed again since'),
  kindRetired: text('原来的类型已停用', 'The kind that it had is retired'),
  unitRetired: text('原来的责任单位已停用', 'A unit that was responsible is retired'),
  codeTaken: text('原来的编号已用于其他点位', 'Its code has been given to another point'),
  hasOpenIssues: text('恢复后又有了未办结问题', 'It has open issues since it was brought back'),
} as const satisfies Record<string, Text>
export type KeptReason = keyof typeof keptReasonLabel

export type Undoing = {
  readonly changes: readonly RegisterChange[]
  readonly kept: readonly { readonly pointId: number; readonly why: KeptReason }[]
}

/** How things are when changes are to be taken back. */
export type UndoGround = {
  readonly today: LocalDate
  readonly pointOf: ReadonlyMap<number, RegisteredPoint>
  /** Points that something else names. */
  readonly inUse: ReadonlySet<number>
  readonly retiredUnits: ReadonlySet<string>
  readonly retiredKinds: ReadonlySet<string>
  /** Points with open issues. */
  readonly withOpenIssues: ReadonlySet<number>
  /** Whose each code is that a point would get back. */
  readonly pointOfCode: ReadonlyMap<string, number>
  /** Whose a point is at its earlier place: boundaries may have changed since. */
  readonly scopeAt: (pointId: number, before: RegisteredPoint) => string | null
}

const whyKept = (
  { pointId, before, after }: RegisterChange,
  now: RegisteredPoint | undefined,
  ground: UndoGround,
): KeptReason | null => {
  if (after !== null && now !== undefined && !isSameRegistered(now, after)) return 'changedSince'
  if (before === null) return ground.inUse.has(pointId) ? 'inUse' : null
  if ((ground.pointOfCode.get(before.code) ?? pointId) !== pointId) return 'codeTaken'
  // Retired as it would be again, it needs neither its kind nor its units.
  if (before.retiredOn !== undefined) return ground.withOpenIssues.has(pointId) ? 'hasOpenIssues' : null
  if (ground.retiredKinds.has(before.kind)) return 'kindRetired'
  return before.unitIds.some((id) => ground.retiredUnits.has(id)) ? 'unitRetired' : null
}

/**
 * What taking changes back would do now. A point that is as the change left it becomes what it was; a new one goes again,
 * unless something has happened there; one that was removed comes back; what was changed since stays, for somebody meant
 * it so.
 */
export const undoingOf = (changes: readonly RegisterChange[], ground: UndoGround): Undoing => {
  const back: RegisterChange[] = []
  const kept: { pointId: number; why: KeptReason }[] = []
  for (const change of changes) {
    const { pointId, before, after } = change
    const now = ground.pointOf.get(pointId)
    // Gone, or there again, already: nothing is left to take back.
    if ((now === undefined) !== (after === null)) continue
    const why = whyKept(change, now, ground)
    if (why !== null) {
      kept.push({ pointId, why })
      continue
    }
    // The boundaries of points out of use are not kept up to date.
    const isPlacedAnew =
      before !== null &&
      (after === null ||
        before.position.join() !== after.position.join() ||
        (after.retiredOn !== undefined && before.retiredOn === undefined))
    // It was supervised meanwhile: out of use again it is from today on, and those days keep it.
    const isRetiredAnew = before?.retiredOn !== undefined && after !== null && after.retiredOn === undefined
    const then = before && {
      ...before,
      ...(isPlacedAnew && { scopeId: ground.scopeAt(pointId, before) }),
      ...(isRetiredAnew && { retiredOn: ground.today }),
    }
    back.push({ pointId, before: after, after: then, source: null })
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
