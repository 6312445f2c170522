/** Where an issue is, for telling how far from there a photo was taken; a unit's issue is nowhere. */
import { eq } from 'drizzle-orm'
import type { LngLat } from '../../domain/coordinates'
import type { Subject } from '../../domain/issue'
import type { Db } from '../db/open'
import { points } from '../db/schema'

export const placeOf = async (db: Db, subject: Subject): Promise<LngLat | null> => {
  if (subject.kind === 'unit') return null
  if (subject.kind === 'roadSection') return subject.at
  const [point] = await db
    .select({ lng: points.lng, lat: points.lat })
    .from(points)
    .where(eq(points.id, subject.pointId))
  return point ? [point.lng, point.lat] : null
}
