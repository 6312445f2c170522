/**
 * The one writer of the scopes' boundaries, whoever gives them (`boundaryActs.ts`): in one event with the points and road
 * sections that change hands by it. Open issues stay with the squad that follows them.
 */
import { desc, eq, lte } from 'drizzle-orm'
import type { Area } from '../../domain/boundaries/areaIndex'
import type { BoundaryAction } from '../../domain/boundaries/boundaryActions'
import { landsOf } from '../../domain/boundaries/checkBoundaries'
import { handOverOf } from '../../domain/boundaries/handOver'
import type { RegisterChange } from '../../domain/pointRegister'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { readBoundaryGround } from '../boundaries/readGround'
import { canonicalBody, sha256Hex } from '../canonicalBody'
import type { Db } from '../db/open'
import { roadSections, scopes } from '../db/schema'
import { awaitedScopes } from '../db/tables/roster'
import { scopeBoundaries } from '../db/tables/scopeBoundaries'
import { readRegister } from '../pointRegister/readRegister'
import type { Receipt, Writing } from '../record'
import { noteChange } from './administration'
import { hashOfChanges } from './pointRegister'
import { writeRegisterChanges } from './registerChanges'

export type Boundary = {
  readonly scopeId: string
  readonly area: Area
  readonly schematic: boolean
  readonly uncertaintyMetres: number
}

/** As the tables of versions keep it. */
export const boundaryOf = (
  row: Pick<typeof scopeBoundaries.$inferSelect, 'scopeId' | 'geometry' | 'schematic' | 'uncertaintyMetres'>,
): Boundary => ({
  scopeId: row.scopeId,
  area: row.geometry,
  schematic: row.schematic,
  uncertaintyMetres: row.uncertaintyMetres,
})

/** Of the boundaries and of the points that change hands with them; the event holds it. */
export const hashOfBoundaries = (boundaries: readonly Boundary[], changes: readonly RegisterChange[]): string =>
  sha256Hex(
    canonicalBody(
      // An uncertainty of nought is not said: so were all hashes before it could be stated.
      boundaries.map(({ scopeId, area, schematic, uncertaintyMetres }) => [
        scopeId,
        area,
        schematic,
        ...(uncertaintyMetres === 0 ? [] : [uncertaintyMetres]),
      ]),
    ),
    hashOfChanges(changes),
  )

/** A scope that the plan names becomes one with its first boundary. */
const makeAwaited = async (tx: Db, scopeId: string, geometry: Area): Promise<void> => {
  const [awaited] = await tx.delete(awaitedScopes).where(eq(awaitedScopes.id, scopeId)).returning()
  if (awaited === undefined) throw new Error(`no scope ${scopeId}`)
  await tx.insert(scopes).values({ ...awaited, code: null, geometry, schematic: false })
}

const boundaryRow = (
  scopeId: string,
  {
    geometry,
    schematic,
    uncertaintyMetres,
  }: Pick<typeof scopes.$inferSelect, 'geometry' | 'schematic' | 'uncertaintyMetres'>,
) => ({ scopeId, geometry, schematic, uncertaintyMetres })

const writeBoundaries = async (tx: Db, boundaries: readonly Boundary[], position: number): Promise<void> => {
  for (const { scopeId, area, schematic, uncertaintyMetres } of boundaries) {
    const [before] = await tx.select().from(scopes).where(eq(scopes.id, scopeId))
    if (before === undefined) await makeAwaited(tx, scopeId, area)
    else
      await tx
        .insert(scopeBoundaries)
        .values({ ...boundaryRow(before.id, before), position: 0 })
        .onConflictDoNothing()
    const now = { geometry: area, schematic, uncertaintyMetres }
    await tx.insert(scopeBoundaries).values({ ...boundaryRow(scopeId, now), position })
    await tx.update(scopes).set(now).where(eq(scopes.id, scopeId))
  }
}

/** Under the writer's lock: points that have come since are in it too. */
export const setBoundaries = async (
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
  const { tx } = writing
  const ground = await readBoundaryGround(tx)
  const drawn = new Map(
    boundaries.map(({ scopeId, area, uncertaintyMetres }) => [scopeId, { geometry: area, uncertaintyMetres }]),
  )
  const { changes: moves, sections } = handOverOf(ground, landsOf(ground.scopes, drawn))
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
  for (const { roadSectionId, to: scopeId } of sections)
    await tx.update(roadSections).set({ scopeId }).where(eq(roadSections.id, roadSectionId))
  await writeRegisterChanges(writing, changes, noted.position)
  return { issueId: null, pointId: null, seq: noted.seq }
}

/** The boundaries that held up to and with a position, of every scope that has had several. */
export const readBoundariesAt = async (db: Db, position: number): Promise<Boundary[]> => {
  const rows = await db
    .selectDistinctOn([scopeBoundaries.scopeId])
    .from(scopeBoundaries)
    .where(lte(scopeBoundaries.position, position))
    .orderBy(scopeBoundaries.scopeId, desc(scopeBoundaries.position))
  return rows.map(boundaryOf)
}
