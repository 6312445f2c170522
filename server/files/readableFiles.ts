/** Whose eyes a file is for: its sender's, and those of everyone who may read a subject whose events name it. */
import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { FileId } from '../../domain/file'
import type { Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import type { SubjectKind } from '../../domain/subjectKind'
import type { Db } from '../db/open'
import { issues, pointUnits } from '../db/schema'
import { activities } from '../db/tables/activities'
import { contestations } from '../db/tables/contestations'
import { files, fileUses } from '../db/tables/files'
import { instructions } from '../db/tables/instructions'
import { materials } from '../db/tables/materials'
import { papers } from '../db/tables/papers'
import { visibleInstructions } from '../instructions/visible'
import { visibleIssues } from '../visibleIssues'

const arrayOf = (unitIds: readonly string[]): SQL =>
  sql`array[${sql.join(
    unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )}]::text[]`

/** Of a row of `file_uses`: may this viewer read the subject? What has no line here is for the supervising side. */
const subjectVisible = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all')
    // A squad reads the instructions alone that were passed to it.
    return sql`(${fileUses.subjectKind} <> 'instruction' or exists (select 1 from ${instructions} where ${instructions.id}::text = ${fileUses.subjectId} and ${visibleInstructions(viewer)}))`
  const mine = arrayOf(visible.unitIds)
  const isOf = (kind: SubjectKind) => sql`${fileUses.subjectKind} = ${kind}`
  return sql`(
    ${isOf('issue')} and exists (select 1 from ${issues} where ${issues.id}::text = ${fileUses.subjectId} and ${visibleIssues(viewer)})
    or ${isOf('point')} and exists (select 1 from ${pointUnits} where ${pointUnits.pointId}::text = ${fileUses.subjectId} and ${pointUnits.until} is null and ${pointUnits.unitId} = any(${mine}))
    or ${isOf('material')} and exists (select 1 from ${materials} where ${materials.id}::text = ${fileUses.subjectId} and ${materials.unitId} = any(${mine}))
    or ${isOf('paper')} and exists (select 1 from ${papers}, jsonb_array_elements(${papers.state}->'replies') as reply where ${papers.id}::text = ${fileUses.subjectId} and reply->>'unitId' = any(${mine}) and reply->'files' ? ${fileUses.fileId})
    or ${isOf('contestation')} and exists (select 1 from ${contestations} where ${contestations.id}::text = ${fileUses.subjectId} and ${contestations.unitId} = any(${mine}))
    or ${isOf('activity')} and exists (select 1 from ${activities} where ${activities.id}::text = ${fileUses.subjectId} and ${activities.unitIds} && ${mine})
  )`
}

const readable = (viewer: Viewer): SQL | undefined =>
  or(
    eq(files.uploadedBy, viewer.accountId),
    sql`exists (select 1 from ${fileUses} where ${fileUses.fileId} = ${files.id} and ${subjectVisible(viewer)})`,
  )

export const mayReadFile = async (db: Db, viewer: Viewer, id: FileId): Promise<boolean> =>
  (await readableFile(db, viewer, id)) !== null

/** The file under the reader's own name for it, else under the name it was first given; null: not there, or not theirs. */
export const readableFile = async (db: Db, viewer: Viewer, id: FileId) => {
  const [found] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, id), readable(viewer)))
    .orderBy(sql`${files.uploadedBy} = ${viewer.accountId} desc`, files.uploadedAt)
    .limit(1)
  return found ?? null
}
