/** Who has answered for a point from when until when, and for which points a unit has. */
import { asc, desc, eq, sql } from 'drizzle-orm'
import { groupedBy } from '../../domain/groupedBy'
import { periodsOf, type Responsibility } from '../../domain/responsibility'
import type { Db } from '../db/open'
import { points, pointUnits } from '../db/schema'

const period = {
  unitId: pointUnits.unitId,
  isLead: pointUnits.isLead,
  from: pointUnits.from,
  until: pointUnits.until,
}

/** Newest first. */
export const responsibilityOfPoint = async (db: Db, pointId: number): Promise<Responsibility[]> =>
  periodsOf(
    await db.select(period).from(pointUnits).where(eq(pointUnits.pointId, pointId)).orderBy(asc(pointUnits.unitId)),
  )

export type PointOfUnit = Responsibility & { readonly pointId: number; readonly name: string }

/** So many points of a unit are listed, those it has lost last at the top. */
export const mostPointsListed = 200

/** Points that the unit answered for and does no longer: what it answers for now the map and the lists show. */
export const formerPointsOfUnit = async (
  db: Db,
  unitId: string,
): Promise<{ readonly total: number; readonly points: readonly PointOfUnit[] }> => {
  const former = db
    .select({ pointId: pointUnits.pointId, last: sql<string>`max(${pointUnits.until})`.as('last') })
    .from(pointUnits)
    .where(eq(pointUnits.unitId, unitId))
    .groupBy(pointUnits.pointId)
    .having(sql`bool_and(${pointUnits.until} is not null and ${pointUnits.until} >= ${pointUnits.from})`)
    .as('former')
  const [total, chosen] = await Promise.all([
    db.$count(former),
    db.select().from(former).orderBy(desc(former.last), asc(former.pointId)).limit(mostPointsListed),
  ])
  const rows = await db
    .select({ ...period, pointId: pointUnits.pointId, name: points.name })
    .from(pointUnits)
    .innerJoin(points, eq(points.id, pointUnits.pointId))
    .where(
      sql`${pointUnits.unitId} = ${unitId} and ${pointUnits.pointId} = any(${sql.param(chosen.map(({ pointId }) => pointId))}::integer[])`,
    )
  const ofPoint = groupedBy(rows, ({ pointId }) => [pointId])
  return { total, points: chosen.flatMap(({ pointId }) => periodsOf(ofPoint.get(pointId) ?? [])) }
}
