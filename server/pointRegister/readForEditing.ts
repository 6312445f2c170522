/** One point as it is to be changed, and a place as a point would have it. */
import { and, count, eq, inArray } from 'drizzle-orm'
import type { Claims } from '../../domain/boundaries/borderDoubt'
import type { LngLat } from '../../domain/coordinates'
import { openStages } from '../../domain/issue'
import { presentClaims } from '../boundaries/presentClaims'
import type { Db } from '../db/open'
import { campaign, issues } from '../db/schema'
import { unknownSubject } from '../readCircumstances'
import { pointsInUse } from './pointsInUse'
import { readRegister } from './readRegister'

export const readForEditing = async (db: Db, pointId: number) => {
  const [register, inUse, [open], [setting]] = await Promise.all([
    readRegister(db, [pointId]),
    pointsInUse(db, [pointId]),
    db
      .select({ count: count() })
      .from(issues)
      .where(and(eq(issues.pointId, pointId), inArray(issues.stage, [...openStages]))),
    db.select({ urbanScopes: campaign.urbanScopes }).from(campaign),
  ])
  const point = register.get(pointId)
  if (point === undefined) return unknownSubject.point
  return {
    point,
    /** They stay with the units that have them, whoever is responsible from now on. */
    openIssues: open?.count ?? 0,
    /** Something has happened there, or names it: it cannot be removed. */
    isUsed: inUse.has(pointId),
    /** Of those that are marked urban, only the ones in certain scopes count as such. */
    countsByScope: (setting?.urbanScopes ?? null) !== null,
  }
}

export const readClaimsOfPlace = async (db: Db, position: LngLat): Promise<Claims> =>
  (await presentClaims(db))(position)
