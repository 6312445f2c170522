/**
 * The one writer of the scopes' boundaries: those of a checked file, or of an earlier day. In one event with the points and
 * road sections that change hands by it; open issues stay with the squad that follows them.
 */
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm'
import type { Area } from '../../domain/boundaries/areaIndex'
import type { BoundaryAction } from '../../domain/boundaries/boundaryActions'
import { handOverOf } from '../../domain/boundaries/handOver'
import type { RegisterChange } from '../../domain/pointRegister'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { scopeOfLine } from '../../domain/roadLine'
import type { CheckedBoundaries } from '../boundaries/boundaryThread'
import { readBoundaryGround } from '../boundaries/readGround'
import { canonicalBody, sha256Hex } from '../canonicalBody'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events, roadSections, scopes } from '../db/schema'
import { awaitedScopes } from '../db/tables/roster'
import { scopeBoundaries } from '../db/tables/scopeBoundaries'
import { readRegister } from '../pointRegister/readRegister'
import { writeRegister } from '../pointRegister/writeRegister'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { noteChange } from './administration'
import { hashOfChanges, readGroundVersion } from './pointRegister'

const changedMeanwhile = refuse(
  'conflict',
  '核对之后，点位或督导范围有了变化，没有启用。请重新核对后再启用。',
  'Points or scopes have changed since the file was checked, so nothing was set. Check it again first.',
)
const someFatal = (names: string): Refusal =>
  refuse(
    'conflict',
    `${names}的边界有错误，没有启用。请在地图软件中修正，或把这些面选为“不采用”。`,
    `The boundaries of ${names} have faults, so nothing was set. Correct them in a map program, or choose that they are not taken.`,
  )
const nothingToSet = refuse(
  'conflict',
  '文件里没有督导范围的边界可以启用。请为至少一个面选定是哪个督导范围。',
  'The file has no boundary of a scope. Say of one area at least whose it is.',
)
const noSuchVersion = refuse(
  'notFound',
  '没有这一版边界。请刷新后重试。',
  'There is no such version of the boundaries. Reload and try again.',
)
const alreadySo = refuse(
  'conflict',
  '现在的边界就是这一版，没有改动。请刷新查看。',
  'These are the boundaries that hold already; reload to see them.',
)

export type Boundary = { readonly scopeId: string; readonly area: Area; readonly schematic: boolean }

/** Of the boundaries and of the points that change hands with them; the event holds it. */
export const hashOfBoundaries = (boundaries: readonly Boundary[], changes: readonly RegisterChange[]): string =>
  sha256Hex(
    canonicalBody(boundaries.map(({ scopeId, area, schematic }) => [scopeId, area, schematic])),
    hashOfChanges(changes),
  )

/** A scope that the plan names becomes one with its first boundary. */
const makeAwaited = async (tx: Db, scopeId: string, geometry: Area): Promise<void> => {
  const [awaited] = await tx.delete(awaitedScopes).where(eq(awaitedScopes.id, scopeId)).returning()
  if (awaited === undefined) throw new Error(`no scope ${scopeId}`)
  await tx.insert(scopes).values({ ...awaited, code: null, geometry, schematic: false })
}

const writeBoundaries = async (tx: Db, boundaries: readonly Boundary[], position: number): Promise<void> => {
  for (const { scopeId, area, schematic } of boundaries) {
    const [before] = await tx.select().from(scopes).where(eq(scopes.id, scopeId))
    if (before === undefined) await makeAwaited(tx, scopeId, area)
    else
      await tx
        .insert(scopeBoundaries)
        .values({ position: 0, scopeId, geometry: before.geometry, schematic: before.schematic })
        .onConflictDoNothing()
    await tx.insert(scopeBoundaries).values({ position, scopeId, geometry: area, schematic })
    await tx.update(scopes).set({ geometry: area, schematic }).where(eq(scopes.id, scopeId))
  }
  const land = await tx.select({ id: scopes.id, geometry: scopes.geometry }).from(scopes).orderBy(asc(scopes.order))
  for (const { id, line, scopeId } of await tx.select().from(roadSections)) {
    const now = scopeOfLine(line, land)?.id ?? null
    if (now !== scopeId) await tx.update(roadSections).set({ scopeId: now }).where(eq(roadSections.id, id))
  }
}

/** Under the writer's lock: points that have come since are in it too. */
const setBoundaries = async (
  writing: Writing,
  {
    id,
    name,
    boundaries,
    to,
  }: {
    readonly id: string
    readonly name: BoundaryAction
    readonly boundaries: readonly Boundary[]
    readonly to: object
  },
): Promise<Omit<Receipt, 'position'> | Refusal> => {
  const { tx, today } = writing
  const ground = await readBoundaryGround(tx)
  const drawn = new Map(boundaries.map(({ scopeId, area }) => [scopeId, area]))
  const after = ground.scopes.flatMap((scope) => {
    const geometry = drawn.get(scope.id) ?? scope.geometry
    return geometry === null ? [] : [{ id: scope.id, geometry }]
  })
  const { changes: moves } = handOverOf(ground.points, after, ground.decided)
  const present = await readRegister(
    tx,
    moves.map(({ pointId }) => pointId),
  )
  const changes = moves.flatMap(({ pointId, to: scopeId }): RegisterChange[] => {
    const before = present.get(pointId)
    return before === undefined ? [] : [{ pointId, before, after: { ...before, scopeId }, source: null }]
  })
  const noted = await noteChange(writing, 'setBoundaries', {
    subjectKind: 'boundaries',
    subjectId: id,
    name,
    from: null,
    to: {
      ...to,
      scopes: boundaries.map(({ scopeId }) => scopeId),
      handedOver: changes.length,
      changesHash: hashOfBoundaries(boundaries, changes),
    },
  })
  if (isRefusal(noted)) return noted
  await writeBoundaries(tx, boundaries, noted.position)
  await writeRegister(tx, changes, { position: noted.position, today })
  return { issueId: null, pointId: null, seq: noted.seq }
}

export type BoundaryImport = {
  readonly id: string
  readonly fileName: string
  /** SHA-256 of the file's bytes, which are kept. */
  readonly fileHash: string
  readonly checked: CheckedBoundaries
  readonly groundVersion: number
  /** The fingerprint of what the person looked at. */
  readonly seen: string
}

/** Sets the boundaries of a checked file, as it was looked at. */
export const recordBoundaries = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, fileName, fileHash, checked, groundVersion, seen }: BoundaryImport,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { setBoundaries: id, fileHash, seen }, async (writing) => {
    const { check, fingerprint } = checked
    if (fingerprint !== seen || (await readGroundVersion(writing.tx)) !== groundVersion) return changedMeanwhile
    const chosen = check.boundaries.filter(({ scopeId }) => scopeId !== null)
    const wrong = chosen.filter(({ faults }) => faults.some(({ isFatal }) => isFatal))
    if (wrong.length > 0) return someFatal(wrong.map(({ name, index }) => name || String(index + 1)).join('、'))
    const boundaries = chosen.flatMap(({ scopeId, area }): Boundary[] =>
      scopeId === null || area === null ? [] : [{ scopeId, area, schematic: false }],
    )
    if (boundaries.length === 0) return nothingToSet
    const to = { fileName, fileHash, datum: check.datum }
    return setBoundaries(writing, { id, name: 'setBoundaries', boundaries, to })
  })

/** The boundaries that held up to and with a position, of every scope that has had several. */
export const readBoundariesAt = async (db: Db, position: number): Promise<Boundary[]> => {
  const rows = await db
    .selectDistinctOn([scopeBoundaries.scopeId])
    .from(scopeBoundaries)
    .where(lte(scopeBoundaries.position, position))
    .orderBy(scopeBoundaries.scopeId, desc(scopeBoundaries.position))
  return rows.map(({ scopeId, geometry, schematic }) => ({ scopeId, area: geometry, schematic }))
}

/** `position`: of the event whose boundaries are to hold again; 0: those that the campaign began with. */
export const recordRestoredBoundaries = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { id, position }: { readonly id: string; readonly position: number },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { restoreBoundaries: position, id }, async (writing) => {
    const { tx } = writing
    const [event] = await tx
      .select({ at: events.at })
      .from(events)
      .where(and(eq(events.position, position), eq(events.subjectKind, 'boundaries')))
    if (event === undefined && position !== 0) return noSuchVersion
    const earlier = await readBoundariesAt(tx, position)
    const present = await tx
      .select()
      .from(scopes)
      .where(
        inArray(
          scopes.id,
          earlier.map(({ scopeId }) => scopeId),
        ),
      )
    const nowOf = new Map(present.map(({ id: scopeId, geometry }) => [scopeId, canonicalBody(geometry)]))
    const boundaries = earlier.filter(({ scopeId, area }) => nowOf.get(scopeId) !== canonicalBody(area))
    if (boundaries.length === 0) return alreadySo
    const to = { restoredFrom: event?.at.toISOString() ?? null }
    return setBoundaries(writing, { id, name: 'restoreBoundaries', boundaries, to })
  })
