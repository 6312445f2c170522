/** Points of the register changed by hand: many at once, one added, one removed. Each is one event, as it was looked at. */
import { and, eq } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import { createPointMatcher } from '../../domain/importing/pointMatch'
import { type Editing, editPoints, type NewPoint, type PointEdit, registerPoint } from '../../domain/pointEdit'
import { changedFacts, createCodes, type RegisterChange } from '../../domain/pointRegister'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { points } from '../db/schema'
import { pointsInUse } from '../pointRegister/pointsInUse'
import { readEditGround } from '../pointRegister/readEditGround'
import { readRegister } from '../pointRegister/readRegister'
import { nextPointIds } from '../pointRegister/writeRegister'
import { unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'
import { hashOfChanges, ofRegister, receiptOf, writeChange } from './pointRegister'

const changedMeanwhile = refuse(
  'conflict',
  '点位刚刚有了变化，没有保存。页面上已是最新情况，请核对后再保存。',
  'The points have just been changed, so nothing was saved. Check their newest state on the page and save again.',
)
const nothingChanges = refuse(
  'conflict',
  '这些点位本来就是这样，不需要修改。请刷新查看。',
  'The points are like that already, and nothing is to be changed. Reload to see them.',
)
const someRefused = (count: number): Refusal =>
  refuse(
    'conflict',
    `有${count}个点位不能这样改，一个都没有改。请去掉它们或换一种改法。`,
    `${count} of the points cannot be changed like that, so none was. Leave them out or choose otherwise.`,
  )
const stillUsed = refuse(
  'conflict',
  '这个点位已有检查、问题或其他记录，不能删除。请改正它的名称、位置或责任单位。',
  'The point has inspections, issues or other records and cannot be removed. Correct its name, place or units instead.',
)
const whyRetired = refuse(
  'invalid',
  '没有说明为什么撤点。请填写原因。',
  'It is not said why. Give the reason for retiring it.',
)
const onceWas = (code: string): Refusal =>
  refuse(
    'conflict',
    `这里曾有同名同类型的点位${code}，已撤点，没有新增。请恢复那个点位，或换一个名称。`,
    `The point ${code} of the same name and kind was here and is retired, so none was added. Bring it back, or choose another name.`,
  )
const isThere = (code: string): Refusal =>
  refuse(
    'conflict',
    `同名同类型的点位${code}就在这里，没有新增。请查看那个点位，或换一个名称。`,
    `The point ${code} of the same name and kind is here already, so none was added. Look at that one, or choose another name.`,
  )

/** More points than these are not named one by one in the event: they stand in the changes beside the log. */
const mostNamed = 20

export type PointsEdit = { readonly pointIds: readonly number[]; readonly edit: PointEdit }

/** What a change would do now; `seen` names it. */
export const readEditing = async (
  db: Db,
  { pointIds, edit }: PointsEdit,
  today: LocalDate,
): Promise<(Editing & { readonly seen: string }) | Refusal> => {
  const [present, ground] = await Promise.all([
    readRegister(db, pointIds),
    readEditGround(db, { pointIds, today, code: edit.code ?? null }),
  ])
  const editing = editPoints(present, pointIds, edit, ground)
  return isRefusal(editing) ? editing : { ...editing, seen: hashOfChanges(editing.changes) }
}

const named = (pointIds: readonly number[]) => (pointIds.length <= mostNamed ? { pointIds } : {})

/** `seen` and `reason`: what the person looked at, and what was said with it. What was seen is outside of what the receipt is for. */
export const recordPointEdit = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { pointIds, edit, seen, reason }: PointsEdit & { readonly seen: string; readonly reason?: string | undefined },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { editPoints: pointIds, edit, reason }, async (writing) => {
    if (edit.isRetired === true && reason === undefined) return whyRetired
    const editing = await readEditing(writing.tx, { pointIds, edit }, writing.today)
    if (isRefusal(editing)) return editing
    const { changes, refused } = editing
    if (editing.seen !== seen) return changedMeanwhile
    if (refused.length > 0) return someRefused(refused.length)
    if (changes.length === 0) return nothingChanges
    const to = {
      ...named(changes.map(({ pointId }) => pointId)),
      changed: changes.length,
      facts: changedFacts(changes),
      ...(reason && { reason }),
    }
    const move = { ...ofRegister(sent.actionId), name: 'editPoints', from: null, to } as const
    return receiptOf(await writeChange(writing, move, changes))
  })

/** Of the same name and kind: one of them may be the very point. */
const readNamesakes = async (db: Db, { name, kind }: Pick<NewPoint, 'name' | 'kind'>) => {
  const rows = await db
    .select({ id: points.id })
    .from(points)
    .where(and(eq(points.name, name), eq(points.kind, kind)))
  const register = await readRegister(
    db,
    rows.map(({ id }) => id),
  )
  return [...register].map(([id, point]) => ({ id, ...point }))
}

export const recordNewPoint = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: NewPoint,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { addPoint: given }, async (writing) => {
    const { tx } = writing
    const [ground, codes, namesakes, ids] = await Promise.all([
      readEditGround(tx, { pointIds: [], code: given.code, today: writing.today }),
      tx.select({ code: points.code }).from(points),
      readNamesakes(tx, given),
      nextPointIds(tx, 1),
    ])
    const there = createPointMatcher(namesakes)({ ...given, number: 1, code: '' })
    if ('reason' in there && there.retired !== undefined) return onceWas(there.retired.code)
    if ('before' in there && there.before !== undefined) return isThere(there.before.code)
    const after = registerPoint(given, ground, createCodes(codes.map(({ code }) => code)))
    if (isRefusal(after)) return after
    const pointId = ids[0] as number
    const changes: RegisterChange[] = [{ pointId, before: null, after, source: null }]
    const to = { pointIds: [pointId], added: 1, name: after.name }
    const move = { ...ofRegister(sent.actionId), name: 'addPoint', from: null, to } as const
    const receipt = receiptOf(await writeChange(writing, move, changes))
    return isRefusal(receipt) ? receipt : { ...receipt, pointId }
  })

/** Only one at which nothing has happened: of the others there are records to be read for ever. */
export const recordRemovedPoint = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { pointId }: { readonly pointId: number },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { removePoint: pointId }, async (writing) => {
    const before = (await readRegister(writing.tx, [pointId])).get(pointId)
    if (before === undefined) return unknownSubject.point
    if ((await pointsInUse(writing.tx, [pointId])).has(pointId)) return stillUsed
    const changes: RegisterChange[] = [{ pointId, before, after: null, source: null }]
    const to = { removed: 1, name: before.name }
    const move = { ...ofRegister(sent.actionId), name: 'removePoint', from: null, to } as const
    return receiptOf(await writeChange(writing, move, changes))
  })
