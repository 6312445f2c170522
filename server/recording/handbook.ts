/** The handbook's versions and the kinds of point: taken from a sheet, edited one by one, retired, an earlier version restored. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { decideKind, type KindForm } from '../../domain/handbook/editKind'
import {
  changedKinds,
  dayIsWrong,
  type HandbookItem,
  isBroughtForward,
  itemsIn,
  newestVersion,
  type VersionFacts,
} from '../../domain/handbook/handbook'
import type { HandbookAction } from '../../domain/handbook/handbookActions'
import type { HandbookGround } from '../../domain/handbook/handbookRows'
import { type CheckedHandbook, checkHandbookSheet } from '../../domain/handbook/handbookSheet'
import type { SheetRow } from '../../domain/importing/cells'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { canonicalBody, sha256Hex } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { pointKinds, points } from '../db/schema'
import { handbookVersions } from '../db/tables/handbookVersions'
import { readHandbookGround } from '../handbook'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { noteChange } from './administration'

type Kinds = Readonly<Record<string, readonly HandbookItem[]>>
type Noted = { readonly from: object | null; readonly to: object }

const seenOtherwise = refuse(
  'conflict',
  '您看过以后有人改了手册，没有保存。请看过最新的内容后再确认。',
  'The handbook has changed since you looked, so nothing was saved. Look at its newest state and confirm again.',
)
const nothingNew = refuse(
  'conflict',
  '和现有的手册一致，没有要保存的。请核对是否选对了文件，或修改后再保存。',
  'The handbook says this already. Check that it is the right file, or change something and save again.',
)
const notUsable = refuse(
  'invalid',
  '有的行不能采用，没有导入。请按原因改正后重新选择文件。',
  'Some rows cannot be used, so nothing was taken. Correct them by their reasons and choose the file again.',
)

/** Of what was shown: another mark, and it is not what the person confirmed. */
export const markOfHandbook = ({ lines }: CheckedHandbook): string => sha256Hex(canonicalBody(lines))

/** Of what a version says, for the log: the table is held against it. */
export const hashOfVersion = (kinds: Kinds): string => sha256Hex(canonicalBody(kinds))

const nameOf = ({ kinds }: HandbookGround, key: string): string =>
  kinds.find((kind) => kind.key === key)?.name.zh ?? key

/** What a version says anew, in words for the log: 社区：新增1项，修改1项，取消1项. */
const changesInWords = (ground: HandbookGround, kinds: Kinds): string[] => {
  const newest = newestVersion(ground.handbook)?.number ?? 0
  return Object.entries(kinds).map(([kind, items]) => {
    const before = itemsIn(ground.handbook, newest, kind)
    const added = items.filter(({ key }) => !before.some((item) => item.key === key)).length
    const dropped = before.filter(({ key }) => !items.some((item) => item.key === key)).length
    const reworded = items.filter(({ key, zh }) => before.some((item) => item.key === key && item.zh !== zh)).length
    const parts = [
      ...(added > 0 ? [`新增${added}项`] : []),
      ...(reworded > 0 ? [`改写${reworded}项`] : []),
      ...(dropped > 0 ? [`取消${dropped}项`] : []),
    ]
    return `${nameOf(ground, kind)}：${parts.length === 0 ? '顺序、范围或编号有变化' : parts.join('，')}`
  })
}

const noteHandbook = (writing: Writing, name: HandbookAction, { from, to }: Noted) =>
  noteChange(writing, 'keepHandbook', { subjectKind: 'handbook', subjectId: 'handbook', name, from, to })

/** Writes the next version with its event. */
const writeVersion = async (
  writing: Writing,
  name: HandbookAction,
  ground: HandbookGround,
  { facts, kinds, besides = {} }: { readonly facts: VersionFacts; readonly kinds: Kinds; readonly besides?: object },
): Promise<{ readonly seq: number } | Refusal> => {
  const { tx, today } = writing
  const wrong = dayIsWrong(facts.from, today)
  if (wrong) return wrong
  const newest = newestVersion(ground.handbook)
  const number = (newest?.number ?? 0) + 1
  const { source, version, from: inForceFrom, reason } = facts
  const kindsChanged = changesInWords(ground, kinds)
  const noted = await noteHandbook(writing, name, {
    from: newest === undefined ? null : { handbookVersion: newest.version, handbookSource: newest.source },
    to: {
      ...{ ...besides, handbookNumber: number, handbookVersion: version, handbookSource: source, inForceFrom },
      ...{
        ...(kindsChanged.length > 0 && { kindsChanged }),
        handbookReason: reason,
        changesHash: hashOfVersion(kinds),
      },
    },
  })
  if (isRefusal(noted)) return noted
  await tx
    .insert(handbookVersions)
    .values({ number, position: noted.position, source, version, from: inForceFrom, reason, kinds })
  return noted
}

const receiptOf = (noted: { readonly seq: number } | Refusal): Omit<Receipt, 'position'> | Refusal =>
  isRefusal(noted) ? noted : { issueId: null, pointId: null, seq: noted.seq }

const addKinds = async (
  tx: Db,
  made: readonly { readonly key: string; readonly nameZh: string; readonly nameEn: string }[],
) => {
  if (made.length === 0) return
  const [last] = await tx.select({ order: sql<number>`coalesce(max(${pointKinds.order}), -1)` }).from(pointKinds)
  await tx.insert(pointKinds).values(made.map((kind, at) => ({ ...kind, order: Number(last?.order ?? -1) + 1 + at })))
}

export type HandbookToTake = { readonly rows: readonly SheetRow[]; readonly seen: string; readonly facts: VersionFacts }

export const recordHandbookSheet = (
  database: Database,
  clock: Clock,
  sent: Sent,
  sheet: HandbookToTake,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { takeHandbook: sheet }, async (writing) => {
    const { tx } = writing
    const ground = await readHandbookGround(tx)
    const checked = checkHandbookSheet(sheet.rows, ground)
    if (isRefusal(checked)) return checked
    if (markOfHandbook(checked) !== sheet.seen) return seenOtherwise
    if (checked.take === null) return checked.lines.some(({ is }) => is === 'refused') ? notUsable : nothingNew
    const { kinds, newKinds, revived } = checked.take
    await addKinds(
      tx,
      newKinds.map(({ key, name }) => ({ key, nameZh: name, nameEn: name })),
    )
    for (const key of revived) await tx.update(pointKinds).set({ retiredOn: null }).where(eq(pointKinds.key, key))
    const known = { ...ground, kinds: [...ground.kinds, ...newKinds.map(kindMade)] }
    return receiptOf(
      await writeVersion(writing, 'takeHandbook', known, {
        ...{ facts: sheet.facts, kinds },
        ...(newKinds.length > 0 && { besides: { kindsMade: newKinds.map(({ name }) => name) } }),
      }),
    )
  })

const kindMade = ({ key, name }: { readonly key: string; readonly name: string }) => ({
  ...{ key, name: { zh: name, en: name }, isRetired: false },
})

export type KindToSave = {
  readonly kind: KindForm
  readonly seen: number
  /** Null where the names alone are others. */
  readonly facts: VersionFacts | null
}

const factsMissing = refuse(
  'invalid',
  '测评项有改动，会成为新的一版，没有保存。请填写出处、版本、执行日期和说明。',
  'The items are others, which makes a new version, so nothing was saved. Fill in source, version, day and reason.',
)

/** A kind that is called otherwise only is no new version: what was inspected is the same. */
export const recordKind = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: KindToSave,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { saveKind: given }, async (writing) => {
    const { tx } = writing
    const ground = await readHandbookGround(tx)
    const newest = newestVersion(ground.handbook)?.number ?? 0
    if (newest !== given.seen) return seenOtherwise
    const decided = decideKind(given.kind, ground)
    if (isRefusal(decided)) return decided
    const { key, isNew, nameZh, nameEn, items } = decided
    const before = ground.kinds.find((kind) => kind.key === key)
    const isRenamed = before !== undefined && (before.name.zh !== nameZh || before.name.en !== nameEn)
    if (isNew) await addKinds(tx, [{ key, nameZh, nameEn }])
    else if (isRenamed) await tx.update(pointKinds).set({ nameZh, nameEn }).where(eq(pointKinds.key, key))
    const kinds = changedKinds((kind) => itemsIn(ground.handbook, newest, kind), { [key]: items })
    const renamed = { from: before && { nameZh: before.name.zh, nameEn: before.name.en }, to: { nameZh, nameEn } }
    if (Object.keys(kinds).length === 0)
      return isRenamed
        ? receiptOf(await noteHandbook(writing, 'saveKind', { from: renamed.from ?? null, to: renamed.to }))
        : nothingNew
    if (given.facts === null) return factsMissing
    const known = isNew ? { ...ground, kinds: [...ground.kinds, kindMade({ key, name: nameZh })] } : ground
    return receiptOf(
      await writeVersion(writing, 'saveKind', known, {
        ...{ facts: given.facts, kinds },
        besides: isNew ? { kindsMade: [nameZh] } : isRenamed ? renamed.to : { kindName: nameZh },
      }),
    )
  })

const inUse = (count: number, name: string): Refusal =>
  refuse(
    'conflict',
    `还有${count}个点位属于“${name}”，不能停用。请先把它们改为其他类型。`,
    `${count} points are of the kind "${name}", so it cannot be retired. Their kind has to be changed first.`,
  )

export const recordKindRetired = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: { readonly key: string; readonly reason: string },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { retireKind: given }, async (writing) => {
    const { tx, today } = writing
    const [kind] = await tx.select().from(pointKinds).where(eq(pointKinds.key, given.key))
    if (kind === undefined || kind.retiredOn !== null)
      return refuse(
        'notFound',
        '没有这个点位类型，或已停用。请刷新后重新选择。',
        'There is no such kind, or it is retired. Reload and choose again.',
      )
    const count = await tx.$count(points, and(eq(points.kind, given.key), isNull(points.retiredOn)))
    if (count > 0) return inUse(count, kind.nameZh)
    await tx.update(pointKinds).set({ retiredOn: today }).where(eq(pointKinds.key, given.key))
    const to = { kindName: kind.nameZh, retiredOn: today, handbookReason: given.reason }
    return receiptOf(await noteHandbook(writing, 'retireKind', { from: null, to }))
  })

export type VersionToRestore = { readonly number: number; readonly seen: number; readonly facts: VersionFacts }

/**
 * As a version of its own; kinds that the earlier one did not know stay as they are. The newest is put in force earlier so,
 * where its day is still to come.
 */
export const recordHandbookRestored = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: VersionToRestore,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { restoreHandbook: given }, async (writing) => {
    const ground = await readHandbookGround(writing.tx)
    const { handbook } = ground
    const newest = newestVersion(handbook)?.number ?? 0
    if (newest !== given.seen) return seenOtherwise
    if (!handbook.some(({ number }) => number === given.number))
      return refuse(
        'notFound',
        '没有这个版本。请刷新后重新选择。',
        'There is no such version. Reload and choose again.',
      )
    const wanted = Object.fromEntries(
      ground.kinds.flatMap(({ key }) => {
        const items = itemsIn(handbook, given.number, key)
        return items.length === 0 ? [] : [[key, items] as const]
      }),
    )
    const kinds = changedKinds((kind) => itemsIn(handbook, newest, kind), wanted)
    if (Object.keys(kinds).length === 0 && !isBroughtForward(handbook, given.facts.from, writing.today))
      return nothingNew
    return receiptOf(
      await writeVersion(writing, 'restoreHandbook', ground, {
        ...{ facts: given.facts, kinds },
        besides: { restoredFrom: `第${given.number}版` },
      }),
    )
  })
