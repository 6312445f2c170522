/** What changes of points made by hand are judged against: kinds, units, scopes, codes, and what the office has decided. */
import { and, gt, inArray, isNull, sql } from 'drizzle-orm'
import { scopeOf } from '../../domain/boundaries/handOver'
import type { LocalDate } from '../../domain/calendar'
import { comparableCode } from '../../domain/importing/cells'
import type { EditGround } from '../../domain/pointEdit'
import type { RegisteredPoint, UndoGround } from '../../domain/pointRegister'
import { readClaimsAt } from '../boundaries/presentClaims'
import type { Db } from '../db/open'
import { pointKinds, pointStates, points, units } from '../db/schema'
import { scopeDecisions } from '../db/tables/scopeDecisions'

/** What the office has said of these points. */
const readDecided = async (db: Db, pointIds: readonly number[]): Promise<ReadonlyMap<number, string | null>> => {
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

/** How many open issues each of these points has, where it has any. */
export const readOpenIssues = async (db: Db, pointIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (pointIds.length === 0) return new Map()
  const rows = await db
    .select({ pointId: pointStates.pointId, count: pointStates.openIssues })
    .from(pointStates)
    .where(and(inArray(pointStates.pointId, [...pointIds]), gt(pointStates.openIssues, 0)))
  return new Map(rows.map(({ pointId, count }) => [pointId, count]))
}

/** `code`: the one that somebody is to have; null: none is given. */
export const readEditGround = async (
  db: Db,
  {
    pointIds,
    code,
    today,
  }: { readonly pointIds: readonly number[]; readonly code: string | null; readonly today: LocalDate },
): Promise<EditGround> => {
  const [kindRows, unitRows, claimsAt, decided, openIssues, pointOfCode] = await Promise.all([
    db.select({ key: pointKinds.key }).from(pointKinds).where(isNull(pointKinds.retiredOn)),
    db.select({ id: units.id }).from(units).where(isNull(units.retiredOn)),
    readClaimsAt(db),
    readDecided(db, pointIds),
    readOpenIssues(db, pointIds),
    readPointOfCode(db, code),
  ])
  return {
    today,
    openIssues,
    kinds: new Set(kindRows.map(({ key }) => key)),
    units: new Set(unitRows.map(({ id }) => id)),
    pointOfCode,
    claimsAt,
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
  const [claimsAt, decided, owners] = await Promise.all([
    readClaimsAt(db),
    readDecided(db, ids),
    codes.length === 0
      ? []
      : db.select({ id: points.id, code: points.code }).from(points).where(inArray(points.code, codes)),
  ])
  return {
    pointOfCode: new Map(owners.map(({ id, code }) => [code, id])),
    scopeAt: (pointId, { position, scopeId }) => scopeOf(claimsAt(position), scopeId, decided.get(pointId)),
  }
}
