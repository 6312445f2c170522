/** Road sections as the map and the lists know them, read from their tables and measured. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { lengthMetres, middleOfLine } from '../domain/roadLine'
import type { Db } from './db/open'
import { type events, issues, roadSections } from './db/schema'
import { roadSectionStates } from './db/tables/roadSections'

/** Every section, the retired ones too: old issues are about them. The status is apart from lateness (see `statusOn`). */
export const listedSections = async (db: Db) => {
  const rows = await db
    .select({ section: roadSections, state: roadSectionStates })
    .from(roadSections)
    .innerJoin(roadSectionStates, eq(roadSectionStates.roadSectionId, roadSections.id))
    .orderBy(asc(roadSections.id))
  return rows.map(({ section, state: { seq, status, dueOn, openIssues } }) => ({
    ...section,
    seq,
    lengthMetres: lengthMetres(section.line),
    middle: middleOfLine(section.line),
    status,
    dueOn,
    openIssues,
  }))
}

type EventRow = Pick<typeof events.$inferSelect, 'position' | 'subjectKind' | 'subjectId'>

/** The section that each event concerns, by the event's position; events of no section are left out. */
export const sectionsConcerned = async (db: Db, rows: readonly EventRow[]): Promise<Map<number, string>> => {
  const issueIds = rows.flatMap((row) => (row.subjectKind === 'issue' ? [row.subjectId] : []))
  const onSections =
    issueIds.length === 0
      ? []
      : await db
          .select({ id: issues.id, roadSectionId: issues.roadSectionId })
          .from(issues)
          .where(and(inArray(issues.id, issueIds), isNotNull(issues.roadSectionId)))
  const sectionOfIssue = new Map(onSections.map(({ id, roadSectionId }) => [id, roadSectionId]))
  return new Map(
    rows.flatMap((row) => {
      const sectionId = row.subjectKind === 'roadSection' ? row.subjectId : sectionOfIssue.get(row.subjectId)
      return sectionId ? [[row.position, sectionId] as const] : []
    }),
  )
}
