/**
 * Points of the register changed by hand, one or thousands alike: what is asked for, and what it would do to each. What is
 * not named stays as it is; what one point cannot take is said of that point, and then none is changed.
 */
import { z } from 'zod'
import type { Claims } from './boundaries/borderDoubt'
import { scopeOf } from './boundaries/handOver'
import type { LocalDate } from './calendar'
import type { LngLat } from './coordinates'
import { comparableCode, hasUnseen } from './importing/cells'
import { readPair } from './importing/datumDetective'
import { longestAddress, longestName } from './importing/pointSheet'
import { isSameRegistered, type RegisterChange, type RegisteredPoint } from './pointRegister'
import { isRefusal, type Refusal, refuse } from './refusal'
import { storable } from './storable'
import { type Text, text } from './text'

/** More at once belong into a sheet. */
export const mostEdited = 5_000
export const longestCode = 40
export const mostUnits = 20

const seen = storable.trim().refine((value) => !hasUnseen(value))
const unitId = storable.min(1).max(60)

export const placeSchema = z
  .tuple([z.number(), z.number()])
  .refine(([lng, lat]) => readPair(lng, lat)?.isSwapped === false)
  .transform((position): LngLat => position)

/** Responsible units as they shall be, or one of them put for, taken from or added to those that there are. */
export const unitsEditSchema = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('set'), unitIds: z.array(unitId).max(mostUnits) }),
  z.strictObject({ how: z.literal('add'), unitId }),
  z.strictObject({ how: z.literal('remove'), unitId }),
  z.strictObject({ how: z.literal('replace'), unitId, by: unitId }),
])
export type UnitsEdit = z.output<typeof unitsEditSchema>

const facts = {
  name: seen.min(1).max(longestName),
  kind: storable.min(1).max(60),
  position: placeSchema,
  address: seen.max(longestAddress),
  urban: z.boolean(),
  code: seen.min(1).max(longestCode),
  /** Null: nobody leads. */
  leadId: unitId.nullable(),
}
export const pointEditSchema = z
  .strictObject({
    ...facts,
    units: unitsEditSchema,
    /** 撤点, or in use again. */
    isRetired: z.boolean(),
  })
  .partial()
export type PointEdit = z.output<typeof pointEditSchema>

export const newPointSchema = z.strictObject({
  ...facts,
  /** Null: it gets one. */
  code: facts.code.nullable(),
  unitIds: z.array(unitId).max(mostUnits),
})
export type NewPoint = z.output<typeof newPointSchema>

/** What changes are judged against. */
export type EditGround = {
  readonly kinds: ReadonlySet<string>
  /** Those that are not retired. */
  readonly units: ReadonlySet<string>
  /** By `comparableCode`. */
  readonly pointOfCode: ReadonlyMap<string, number>
  /** Whom a place may belong to, by the boundaries and how sure they are. */
  readonly claimsAt: (position: LngLat) => Claims
  /** What the office has said of a point, which outlives every boundary. */
  readonly decided: ReadonlyMap<number, string | null>
  /** How many each point has, where it has any. */
  readonly openIssues: ReadonlyMap<number, number>
  /** Points are retired from this day on. */
  readonly today: LocalDate
}

export type Editing = {
  readonly changes: readonly RegisterChange[]
  /** As it is asked for already. */
  readonly unchanged: number
  /** What cannot be done, by point. */
  readonly refused: readonly { readonly pointId: number; readonly why: Text }[]
  /** Of those that change: with several responsible units then, and none that leads. */
  readonly withoutLead: number
}

const nothingAsked = refuse(
  'invalid',
  '没有要改的内容。请至少改一项。',
  'Nothing is to be changed. Choose one thing at least.',
)
const onlyOne = refuse(
  'invalid',
  '名称、编号和位置只能逐个修改。请只选一个点位。',
  'Names, codes and places are changed one by one. Choose one point.',
)
const noSuchKind = refuse(
  'invalid',
  '没有这个点位类型，或已停用。请从名单中选择。',
  'There is no such kind of point, or it is retired. Choose one from the list.',
)
const noSuchUnit = refuse(
  'invalid',
  '没有这个单位，或已停用。请从名单中选择。',
  'There is no such unit, or it is retired. Choose one from the list.',
)
const sameUnit = refuse('invalid', '换成的就是原来的单位。请另选。', 'It is the same unit. Choose another one.')
const notLeading = refuse(
  'invalid',
  '牵头单位不在责任单位之中。请从责任单位中选择。',
  'The lead unit is none of the responsible units. Choose one of them.',
)
const noUnits = refuse('invalid', '没有责任单位。请至少选一个。', 'It has no responsible unit. Choose one at least.')
const kindIsRetired = refuse(
  'conflict',
  '它的类型已停用，不能恢复。请先改成在用的类型并保存。',
  'Its kind is retired, so it cannot be brought back. Choose a kind in use and save first.',
)
const unitIsRetired = refuse(
  'conflict',
  '它的责任单位已停用，不能恢复。请先换成在用的单位并保存。',
  'A unit responsible for it is retired, so it cannot be brought back. Choose units in use and save first.',
)
const hasOpenIssues = (count: number): Refusal =>
  refuse(
    'conflict',
    `这里还有${count}个未办结问题。请先办结或作废，再撤点。`,
    `${count} issue${count === 1 ? ' is' : 's are'} still open here. Close or void first, then retire the point.`,
  )
const codeTaken = (code: string): Refusal =>
  refuse(
    'conflict',
    `编号“${code}”已用于其他点位。请换一个编号。`,
    `The code "${code}" is another point's. Choose another one.`,
  )

/** Whoever is named for the first time has to be in use. */
const namedUnits = ({ units, leadId }: PointEdit): string[] => [
  ...(units === undefined || units.how === 'remove'
    ? []
    : units.how === 'set'
      ? units.unitIds
      : [units.how === 'replace' ? units.by : units.unitId]),
  ...(leadId == null ? [] : [leadId]),
]

/** What is wrong with what is asked for, whatever the points are. Units that the points have already may be retired ones. */
const editIsWrong = (
  edit: PointEdit,
  count: number,
  known: ReadonlySet<string>,
  ground: EditGround,
): Refusal | null => {
  if (Object.values(edit).every((value) => value === undefined)) return nothingAsked
  if (count !== 1 && (edit.name !== undefined || edit.code !== undefined || edit.position !== undefined)) return onlyOne
  if (edit.kind !== undefined && !ground.kinds.has(edit.kind)) return noSuchKind
  if (namedUnits(edit).some((id) => !ground.units.has(id) && !known.has(id))) return noSuchUnit
  return edit.units?.how === 'replace' && edit.units.unitId === edit.units.by ? sameUnit : null
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

const unitsAfter = ({ unitIds }: RegisteredPoint, edit: UnitsEdit | undefined): readonly string[] => {
  switch (edit?.how) {
    case undefined:
      return unitIds
    case 'set':
      return unique(edit.unitIds)
    case 'add':
      return unique([...unitIds, edit.unitId])
    case 'remove':
      return unitIds.filter((id) => id !== edit.unitId)
    case 'replace':
      return unique(unitIds.map((id) => (id === edit.unitId ? edit.by : id)))
    default:
      return edit satisfies never
  }
}

/** Who led goes on leading, or who comes in that place; nobody where the unit is gone. */
const leadAfter = (
  { unitIds, leadId }: RegisteredPoint,
  { units, leadId: asked }: PointEdit,
  after: readonly string[],
) => {
  if (asked !== undefined) return asked
  if (leadId !== null && units?.how === 'replace' && leadId === units.unitId && unitIds.includes(units.unitId))
    return units.by
  return leadId !== null && after.includes(leadId) ? leadId : null
}

/** What keeps a point from going out of use, or from coming back with this kind and these units. */
const whyItStays = (
  pointId: number,
  before: RegisteredPoint,
  edit: PointEdit,
  unitIds: readonly string[],
  ground: EditGround,
): Refusal | null => {
  if (edit.isRetired === true) {
    const open = ground.openIssues.get(pointId) ?? 0
    return open > 0 ? hasOpenIssues(open) : null
  }
  if (before.retiredOn === undefined || edit.isRetired === undefined) return null
  if (!ground.kinds.has(edit.kind ?? before.kind)) return kindIsRetired
  return unitIds.some((id) => !ground.units.has(id)) ? unitIsRetired : null
}

const pointAfter = (
  pointId: number,
  before: RegisteredPoint,
  edit: PointEdit,
  ground: EditGround,
): RegisteredPoint | Refusal => {
  const unitIds = unitsAfter(before, edit.units)
  const leadId = leadAfter(before, edit, unitIds)
  if (before.unitIds.length > 0 && unitIds.length === 0) return noUnits
  if (leadId !== null && !unitIds.includes(leadId)) return notLeading
  const { code = before.code, position = before.position } = edit
  const owner = ground.pointOfCode.get(comparableCode(code))
  if (edit.code !== undefined && owner !== undefined && owner !== pointId) return codeTaken(code)
  const stays = whyItStays(pointId, before, edit, unitIds, ground)
  if (stays !== null) return stays
  const isRetired = edit.isRetired ?? before.retiredOn !== undefined
  // Whose a point out of use would be is not kept up to date.
  const isPlacedAnew =
    position[0] !== before.position[0] ||
    position[1] !== before.position[1] ||
    (before.retiredOn !== undefined && !isRetired)
  return {
    code,
    name: edit.name ?? before.name,
    kind: edit.kind ?? before.kind,
    position,
    address: edit.address ?? before.address,
    urban: edit.urban ?? before.urban,
    unitIds,
    leadId,
    scopeId: isPlacedAnew
      ? scopeOf(ground.claimsAt(position), before.scopeId, ground.decided.get(pointId))
      : before.scopeId,
    ...(isRetired && { retiredOn: before.retiredOn ?? ground.today }),
  }
}

const gone = text('这个点位已经不在了。请刷新后重试。', 'The point is no longer there. Reload and try again.')

/** `present`: the points as the register has them now. */
export const editPoints = (
  present: ReadonlyMap<number, RegisteredPoint>,
  pointIds: readonly number[],
  edit: PointEdit,
  ground: EditGround,
): Editing | Refusal => {
  const ids = [...new Set(pointIds)]
  const known = new Set(ids.flatMap((id) => present.get(id)?.unitIds ?? []))
  const wrong = editIsWrong(edit, ids.length, known, ground)
  if (wrong !== null) return wrong
  const changes: RegisterChange[] = []
  const refused: { pointId: number; why: Text }[] = []
  let unchanged = 0
  for (const pointId of ids) {
    const before = present.get(pointId)
    const after = before && pointAfter(pointId, before, edit, ground)
    if (before === undefined || after === undefined) refused.push({ pointId, why: gone })
    else if (isRefusal(after)) refused.push({ pointId, why: after.refused })
    else if (isSameRegistered(before, after)) unchanged += 1
    else changes.push({ pointId, before, after, source: null })
  }
  const withoutLead = changes.filter(({ after }) => after !== null && after.leadId === null && after.unitIds.length > 1)
  return { changes, unchanged, refused, withoutLead: withoutLead.length }
}

/** A new point as it would stand in the register. `nextCode`: of the product's own. */
export const registerPoint = (
  { code, unitIds, leadId, ...point }: NewPoint,
  ground: EditGround,
  nextCode: () => string,
): RegisteredPoint | Refusal => {
  if (!ground.kinds.has(point.kind)) return noSuchKind
  if (unitIds.length === 0) return noUnits
  if (unitIds.some((id) => !ground.units.has(id))) return noSuchUnit
  if (leadId !== null && !unitIds.includes(leadId)) return notLeading
  if (code !== null && ground.pointOfCode.has(comparableCode(code))) return codeTaken(code)
  return {
    ...point,
    code: code ?? nextCode(),
    unitIds: unique(unitIds),
    leadId,
    scopeId: scopeOf(ground.claimsAt(point.position), null, undefined),
  }
}
