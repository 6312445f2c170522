/** Points in doubt that wait for the office's word, in two scopes or near a border, and those of which it has been said. */
import { asc, desc, eq } from 'drizzle-orm'
import { landsOf } from '../../domain/boundaries/checkBoundaries'
import { handOverOf } from '../../domain/boundaries/handOver'
import type { Db } from '../db/open'
import { points } from '../db/schema'
import { scopeDecisions } from '../db/tables/scopeDecisions'
import { readBoundaryGround } from './readGround'

const mostListed = 500

export const readContested = async (db: Db) => {
  const ground = await readBoundaryGround(db)
  const { contested } = handOverOf({ ...ground, sections: [] }, landsOf(ground.scopes))
  const names = new Map(
    (await db.select({ id: points.id, name: points.name }).from(points).orderBy(asc(points.id))).map(({ id, name }) => [
      id,
      name,
    ]),
  )
  const presentOf = new Map(ground.points.map(({ id, scopeId }) => [id, scopeId]))
  const decided = await db
    .select({
      pointId: scopeDecisions.pointId,
      name: points.name,
      scopeId: scopeDecisions.scopeId,
      assistingSquad: scopeDecisions.assistingSquad,
      reason: scopeDecisions.reason,
      document: scopeDecisions.document,
    })
    .from(scopeDecisions)
    .innerJoin(points, eq(points.id, scopeDecisions.pointId))
    .orderBy(desc(scopeDecisions.position))
    .limit(mostListed)
  return {
    count: contested.length,
    /** `present`: the scope that it has until somebody decides; null: none. */
    waiting: contested.slice(0, mostListed).map(({ pointId, scopeIds, doubt }) => ({
      pointId,
      name: names.get(pointId) ?? '',
      scopeIds,
      doubt,
      present: presentOf.get(pointId) ?? null,
    })),
    decided,
  }
}
