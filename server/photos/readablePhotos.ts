/** Whose eyes a photo is for: its sender's, and those of everyone who may read a subject whose events name it. */
import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import type { PhotoId } from '../../domain/photo'
import type { Db } from '../db/open'
import { issues, pointUnits } from '../db/schema'
import { activities } from '../db/tables/activities'
import { photos, photoUses } from '../db/tables/photos'
import { visibleIssues } from '../visibleIssues'

/** A row of `photo_uses` of a point's own events: for the supervising side and the point's own units. */
const ofPointConcerned = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  const isOfPoint = sql`${photoUses.subjectKind} = 'point'`
  if (visible.issues === 'all') return isOfPoint
  const mine = sql.join(
    visible.unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )
  return sql`(${isOfPoint} and exists (select 1 from ${pointUnits} where ${pointUnits.pointId}::text = ${photoUses.subjectId} and ${pointUnits.until} is null and ${pointUnits.unitId} = any(array[${mine}]::text[])))`
}

const ofIssueVisible = (viewer: Viewer): SQL =>
  sql`(${photoUses.subjectKind} = 'issue' and exists (select 1 from ${issues} where ${issues.id}::text = ${photoUses.subjectId} and ${visibleIssues(viewer)}))`

/** Of an activity: for the supervising side and the units that it names; of good practice, for the supervising side. */
const ofActivityVisible = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all') return sql`${photoUses.subjectKind} in ('activity', 'goodPractice')`
  const mine = sql.join(
    visible.unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )
  return sql`(${photoUses.subjectKind} = 'activity' and exists (select 1 from ${activities} where ${activities.id}::text = ${photoUses.subjectId} and ${activities.unitIds} && array[${mine}]::text[]))`
}

export const mayReadPhoto = async (db: Db, viewer: Viewer, id: PhotoId): Promise<boolean> => {
  const used = sql`exists (select 1 from ${photoUses} where ${photoUses.photoId} = ${photos.id} and ${or(ofIssueVisible(viewer), ofPointConcerned(viewer), ofActivityVisible(viewer))})`
  const [found] = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.id, id), or(eq(photos.uploadedBy, viewer.accountId), used)))
  return found !== undefined
}

/** The photo of a point that was handed in last, of those that this person may see. */
export const newestPhotoOf = async (db: Db, viewer: Viewer, pointId: number): Promise<PhotoId | null> => {
  const ofThisPoint = sql`(${photoUses.subjectKind} = 'point' and ${photoUses.subjectId} = ${String(pointId)} or ${photoUses.subjectKind} = 'issue' and ${photoUses.subjectId} in (select ${issues.id}::text from ${issues} where ${issues.pointId} = ${pointId}))`
  const [newest] = await db
    .select({ photoId: photoUses.photoId })
    .from(photoUses)
    .where(and(ofThisPoint, or(ofIssueVisible(viewer), ofPointConcerned(viewer))))
    .orderBy(desc(photoUses.position))
    .limit(1)
  return newest?.photoId ?? null
}
