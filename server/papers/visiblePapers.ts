/**
 * Which papers a person reads: the supervising side all of them, a unit those addressed to it once they are signed. The
 * rule and its SQL twin stand side by side; a test compares the two.
 */
import { and, arrayContains, desc, type SQL, sql } from 'drizzle-orm'
import { isSigned, type Paper } from '../../domain/paper'
import type { Viewer } from '../../domain/people'
import { visibleTo } from '../../domain/permissions'
import type { Db } from '../db/open'
import { papers } from '../db/tables/papers'

export const mayReadPaper = (viewer: Viewer, paper: Pick<Paper, 'stage' | 'unitIds'>): boolean => {
  const visible = visibleTo(viewer)
  return (
    visible.issues === 'all' || (isSigned(paper) && paper.unitIds.some((unitId) => visible.unitIds.includes(unitId)))
  )
}

export const visiblePapers = (viewer: Viewer): SQL => {
  const visible = visibleTo(viewer)
  if (visible.issues === 'all') return sql`true`
  if (visible.unitIds.length === 0) return sql`false`
  const mine = sql.join(
    visible.unitIds.map((unitId) => sql`${unitId}`),
    sql`, `,
  )
  return sql`(${papers.stage} in ('signed', 'issued') and ${papers.unitIds} && array[${mine}]::text[])`
}

/** The papers in which an issue stands, of those that this person reads; the newest first. */
export const readPapersOf = async (db: Db, viewer: Viewer, issueId: string) => {
  const rows = await db
    .select({ state: papers.state })
    .from(papers)
    .where(and(visiblePapers(viewer), arrayContains(papers.issueIds, [issueId])))
    .orderBy(desc(papers.position))
  return rows.map(({ state: { id, kind, stage, numberText, title, signedOn, returned, withdrawnBy } }) => ({
    id,
    kind,
    stage,
    numberText,
    title,
    signedOn,
    returned: returned !== null ? true : null,
    withdrawnBy,
  }))
}
