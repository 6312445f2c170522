/** The events of points and issues as people read them: in time order, with who, what and when. */
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { IssueEvent } from '../domain/issueLifecycle'
import type { PointEvent } from '../domain/point'
import type { Db } from './db/open'
import { events } from './db/schema'

export type HistoryEntry = { readonly position: number } & (
  | { readonly of: 'issue'; readonly issueId: string; readonly event: IssueEvent }
  | { readonly of: 'point'; readonly pointId: number; readonly event: PointEvent }
)

/** What happened to a point and to the given issues, oldest first. The caller answers for the right to read them. */
export const readHistory = async (
  db: Db,
  { pointId, issueIds }: { readonly pointId: number | null; readonly issueIds: readonly string[] },
): Promise<HistoryEntry[]> => {
  const ofPoint =
    pointId === null ? undefined : and(eq(events.subjectKind, 'point'), eq(events.subjectId, String(pointId)))
  const ofIssues =
    issueIds.length === 0 ? undefined : and(eq(events.subjectKind, 'issue'), inArray(events.subjectId, [...issueIds]))
  if (!ofPoint && !ofIssues) return []
  const rows = await db.select().from(events).where(or(ofPoint, ofIssues)).orderBy(asc(events.position))
  return rows.map(({ position, subjectKind, subjectId, body }) =>
    subjectKind === 'issue'
      ? { of: 'issue', position, issueId: subjectId, event: JSON.parse(body) as IssueEvent }
      : { of: 'point', position, pointId: Number(subjectId), event: JSON.parse(body) as PointEvent },
  )
}
