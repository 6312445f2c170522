/**
 * The one writer of the register of points: whole sheets, and taking a change back; what is changed by hand goes through
 * here too (pointEdits.ts). All of a change or nothing; its event holds the hash over what changed, which is kept beside
 * the log.
 */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { LocalDate } from '../../domain/calendar'
import type { DatumReading } from '../../domain/importing/datumDetective'
import {
  createCodes,
  isSameRegistered,
  type RegisterAction,
  type RegisterChange,
  type Undoing,
  undoableActions,
  undoingOf,
} from '../../domain/pointRegister'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { canonicalBody, sha256Hex } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events, pointKinds, points, units } from '../db/schema'
import { pointChanges } from '../db/tables/pointChanges'
import { readGroundVersion } from '../groundVersion'
import type { CheckedSheet, TakenRow } from '../importing/sheetThread'
import { pointsInUse } from '../pointRegister/pointsInUse'
import { readOpenIssues, readUndoPlaces } from '../pointRegister/readEditGround'
import { readRegister } from '../pointRegister/readRegister'
import { nextPointIds } from '../pointRegister/writeRegister'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { noteChange } from './administration'
import { writeRegisterChanges } from './registerChanges'

const changedMeanwhile = refuse(
  'conflict',
  '核对之后，点位、单位或督导范围有了变化，没有导入。请重新核对后再导入。',
  'Points, units or scopes have changed since the sheet was checked, so nothing was taken in. Check it again first.',
)
const nothingToTake = refuse(
  'conflict',
  '表中没有新点位，也没有变化，不需要导入。请选择其他文件。',
  'The sheet has nothing new and nothing that differs. Choose another file.',
)
const someRefused = (count: number): Refusal =>
  refuse(
    'conflict',
    `表中有${count}行不能采用，没有导入。请改正后重新核对，或勾选不导入这些行。`,
    `${count} rows of the sheet cannot be used, so nothing was taken in. Correct them and check again, or choose to leave them out.`,
  )
const noSuchChange = refuse(
  'notFound',
  '没有这次改动。请刷新后重试。',
  'There is no such change. Reload and try again.',
)
const takenBackAlready = refuse(
  'conflict',
  '这次改动已经撤销，请刷新查看。',
  'This change has been taken back already; reload to see it.',
)
const nothingToTakeBack = refuse(
  'conflict',
  '这些点位之后都有了别的记录或改动，没有可以撤销的。请逐个修改。',
  'All of these points have been used or changed since, and nothing can be taken back. Change them one by one.',
)

/** Of what changed, whatever the order in which it was asked for: beside the log it is kept by its points. The event holds it. */
export const hashOfChanges = (changes: readonly RegisterChange[]): string =>
  sha256Hex(
    canonicalBody(
      changes
        .toSorted((one, other) => one.pointId - other.pointId)
        .map(({ pointId, before, after, source }) => [pointId, before, after, source]),
    ),
  )

export const ofRegister = (subjectId: string) => ({ subjectKind: 'pointRegister', subjectId }) as const

const counted = (changes: readonly RegisterChange[]) => ({
  added: changes.filter(({ before }) => before === null).length,
  changed: changes.filter(({ before, after }) => before !== null && after !== null).length,
  removed: changes.filter(({ after }) => after === null).length,
})

/** What is to be changed has to be as it was when somebody decided to change it. */
const isAsItWas = async (tx: Db, changes: readonly RegisterChange[]): Promise<boolean> => {
  const present = await readRegister(
    tx,
    changes.flatMap(({ pointId, before }) => (before === null ? [] : [pointId])),
  )
  return changes.every(({ pointId, before }) => {
    const now = present.get(pointId)
    return before === null ? now === undefined : now !== undefined && isSameRegistered(now, before)
  })
}

const changesOf = async (
  tx: Db,
  taken: readonly TakenRow[],
  datum: DatumReading,
): Promise<readonly RegisterChange[]> => {
  const fresh = taken.filter(({ is }) => is === 'new')
  const [codes, present, ids] = await Promise.all([
    tx.select({ code: points.code }).from(points),
    readRegister(
      tx,
      taken.flatMap((row) => (row.is === 'changed' ? [row.pointId] : [])),
    ),
    nextPointIds(tx, fresh.length),
  ])
  const nextCode = createCodes([...codes.map(({ code }) => code), ...fresh.flatMap(({ point }) => point.code ?? [])])
  const idOf = new Map(fresh.map((row, at) => [row, ids[at] as number]))
  return taken.map((row): RegisterChange => {
    const { number, said, point } = row
    const source = { row: number, coordinates: said, datum }
    const pointId = row.is === 'changed' ? row.pointId : (idOf.get(row) as number)
    const before = row.is === 'changed' ? (present.get(pointId) ?? null) : null
    return { pointId, before, after: { ...point, code: point.code ?? nextCode() }, source }
  })
}

export type SheetImport = {
  /** Of the change that it makes. */
  readonly id: string
  readonly fileName: string
  /** SHA-256 of the sheet's bytes, which are kept. */
  readonly fileHash: string
  readonly sheet: CheckedSheet
  readonly groundVersion: number
  /** The fingerprint of what the person looked at. */
  readonly seen: string
  readonly leavesRefused: boolean
}

/** Takes in what a checked sheet would do, as it was looked at. */
export const recordSheetImport = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, fileName, fileHash, sheet, groundVersion, seen, leavesRefused }: SheetImport,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { importPoints: id, fileHash, seen }, async (writing) => {
    const { check, fingerprint, taken } = sheet
    if (fingerprint !== seen || (await readGroundVersion(writing.tx)) !== groundVersion) return changedMeanwhile
    if (taken.length === 0) return nothingToTake
    if (check.counts.refused > 0 && !leavesRefused) return someRefused(check.counts.refused)
    const changes = await changesOf(writing.tx, taken, check.datum)
    if (!(await isAsItWas(writing.tx, changes))) return changedMeanwhile
    const { removed: _, ...told } = counted(changes)
    const to = { fileName, fileHash, datum: check.datum, ...told, refused: check.counts.refused }
    return receiptOf(await writeChange(writing, { ...ofRegister(id), name: 'importPoints', from: null, to }, changes))
  })

/** With the event that tells of it: what changed, and the hash over it. */
type Told = Omit<Parameters<typeof noteChange>[2], 'to'> & { readonly to: object }

export const writeChange = async (
  writing: Writing,
  move: Told,
  changes: readonly RegisterChange[],
): Promise<{ readonly seq: number; readonly position: number } | Refusal> => {
  const noted = await noteChange(writing, 'changePoints', {
    ...move,
    to: { ...move.to, changesHash: hashOfChanges(changes) },
  })
  if (isRefusal(noted)) return noted
  await writeRegisterChanges(writing, changes, noted.position)
  return noted
}

export const receiptOf = (written: { readonly seq: number } | Refusal) =>
  isRefusal(written) ? written : { issueId: null, pointId: null, seq: written.seq }

/** The event of a change, or the one that took it back; null: there is none. */
const positionOf = async (db: Db, id: string, names: readonly RegisterAction[]): Promise<number | null> => {
  const [row] = await db
    .select({ position: events.position })
    .from(events)
    .where(and(eq(events.subjectKind, 'pointRegister'), eq(events.subjectId, id), inArray(events.name, [...names])))
  return row?.position ?? null
}

export const readChanges = (db: Db, position: number): Promise<RegisterChange[]> =>
  db
    .select({
      pointId: pointChanges.pointId,
      before: pointChanges.before,
      after: pointChanges.after,
      source: pointChanges.source,
    })
    .from(pointChanges)
    .where(eq(pointChanges.position, position))
    .orderBy(asc(pointChanges.pointId))

/** What taking a change back would do now. */
export const readUndoing = async (db: Db, id: string, today: LocalDate): Promise<Undoing | Refusal> => {
  const [first, second] = await Promise.all([positionOf(db, id, undoableActions), positionOf(db, id, ['undoPoints'])])
  if (first === null) return noSuchChange
  if (second !== null) return takenBackAlready
  const changes = await readChanges(db, first)
  const pointIds = changes.map(({ pointId }) => pointId)
  const [pointOf, openIssues, inUse, retiredUnits, retiredKinds, places] = await Promise.all([
    readRegister(db, pointIds),
    readOpenIssues(db, pointIds),
    pointsInUse(
      db,
      changes.flatMap(({ pointId, before }) => (before === null ? [pointId] : [])),
    ),
    db.select({ id: units.id }).from(units).where(isNotNull(units.retiredOn)),
    db.select({ key: pointKinds.key }).from(pointKinds).where(isNotNull(pointKinds.retiredOn)),
    readUndoPlaces(
      db,
      changes.flatMap(({ pointId, before }) => (before === null ? [] : [{ pointId, before }])),
    ),
  ])
  return undoingOf(changes, {
    ...{ pointOf, inUse, today, ...places },
    withOpenIssues: new Set(openIssues.keys()),
    retiredUnits: new Set(retiredUnits.map(({ id: unitId }) => unitId)),
    retiredKinds: new Set(retiredKinds.map(({ key }) => key)),
  })
}

/** Takes a whole change back, but for what has been used or changed since. */
export const recordUndo = (database: Database, clock: Clock, sent: Sent, id: string): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { undoPoints: id }, async (writing) => {
    const undoing = await readUndoing(writing.tx, id, writing.today)
    if (isRefusal(undoing)) return undoing
    if (undoing.changes.length === 0) return nothingToTakeBack
    const { added, changed, removed } = counted(undoing.changes)
    const to = { restored: changed + added, removed, kept: undoing.kept.length }
    return receiptOf(
      await writeChange(writing, { ...ofRegister(id), name: 'undoPoints', from: null, to }, undoing.changes),
    )
  })
