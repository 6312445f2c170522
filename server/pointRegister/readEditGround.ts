/** What changes of points made by hand are judged against: kinds, units, scopes, codes, and what the office has decided. */
import { asc, inArray, isNull, sql } from 'drizzle-orm'
import { createAreaIndex } from '../../domain/boundaries/areaIndex'
import { scopeOf } from '../../domain/boundaries/handOver'
import type { LngLat } from '../../domain/coordinates'
import { comparableCode } from '../../domain/importing/cells'
import type { EditGround } from '../../domain/pointEdit'
import type { RegisteredPoint, UndoGround } from '../../domain/pointRegister'
import type { Db } from '../db/open'
import { pointKinds, points, scopes, units } from '../db/schema'
import { scopeDecisions } from '../db/tables/scopeDecisions'

/** The scopes that hold a place. */
const readScopesAt = async (db: Db): Promise<EditGround['scopesAt']> => {
  const all = await db.select({ id: scopes.id, geometry: scopes.geometry }).from(scopes).orderBy(asc(scopes.order))
  const index = createAreaIndex(all.map(({ geometry }) => geometry))
  return (position: LngLat) => index.at(position).flatMap((at) => all[at]?.id ?? [])
}

/** What the office has said of these points. */
const readDecided = async (db: Db, pointIds: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (pointIds.length === 0) return new Map()
  const rows = await db
    .select({ pointId: scopeDecisions.pointId, scopeId: scopeDecisions.scopeId })
    .from(scopeDecisions)
    .where(inArray(scopeDecisions.pointId, [...pointIds]))
  return new Map(rows.map(({ pointId, scopeId }) => [pointId, scopeId]))
}

/** Whose a code is, whatever its width and case. */
const readPointOfCode = async (db: Db, code: string | null): Promise<ReadonlyMap<string, number>> => {
  if (code === null) return new Map()
  const rows = await db
    .select({ id: points.id, code: points.code })
    .from(points)
    .where(sql`lower(regexp_replace(normalize(${points.code}, NFKC), '\\s', '', 'g')) = ${comparableCode(code)}`)
  return new Map(rows.map(({ id, code: taken }) => [comparableCode(taken), id]))
}

/** `code`: the one that somebody is to have; null: none is given. */
export const readEditGround = async (
  db: Db,
  { pointIds, code }: { readonly pointIds: readonly number[]; readonly code: string | null },
): Promise<EditGround> => {
  const [kindRows, unitRows, scopesAt, decided, pointOfCode] = await Promise.all([
    db.select({ key: pointKinds.key }).from(pointKinds),
    db.select({ id: units.id }).from(units).where(isNull(units.retiredOn)),
    readScopesAt(db),
    readDecided(db, pointIds),
    readPointOfCode(db, code),
  ])
  return {
    kinds: new Set(kindRows.map(({ key }) => key)),
    units: new Set(unitRows.map(({ id }) => id)),
    pointOfCode,
    scopesAt,
    decided,
  }
}

/** For points that are to be again what they were. */
export const readUndoPlaces = async (
  db: Db,
  earlier: readonly { readonly pointId: number; readonly before: RegisteredPoint }[],
): Promise<Pick<UndoGround, 'pointOfCode' | 'scopeAt'>> => {
  const ids = earlier.map(({ pointId }) => pointId)
  const codes = [...new Set(earlier.map(({ before }) => before.code))]
  const [scopesAt, decided, owners] = await Promise.all([
    readScopesAt(db),
    readDecided(db, ids),
    codes.length === 0
      ? []
      : db.select({ id: points.id, code: points.code }).from(points).where(inArray(points.code, codes)),
  ])
  return {
    pointOfCode: new Map(owners.map(({ id, code }) => [code, id])),
    scopeAt: (pointId, { position, scopeId }) => scopeOf(scopesAt(position), scopeId, decided.get(pointId)),
  }
}
