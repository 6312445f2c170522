/** The events of places and issues as people read them: in time order, with who, what and when. */
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { IssueEvent } from '../domain/issueLifecycle'
import type { PointEvent } from '../domain/point'
import type { RegisterChange } from '../domain/pointRegister'
import type { RoadSectionEvent } from '../domain/roadSection'
import type { SubjectEvent, SubjectKind } from '../domain/subjectKind'
import type { Db } from './db/open'
import { events } from './db/schema'
import { pointChanges } from './db/tables/pointChanges'

export type HistoryEntry = { readonly position: number } & (
  | { readonly of: 'issue'; readonly issueId: string; readonly event: IssueEvent }
  | { readonly of: 'point'; readonly pointId: number; readonly event: PointEvent }
  /** What changed about the point itself: a sheet, a boundary, the office's word. */
  | {
      readonly of: 'register'
      readonly pointId: number
      readonly change: Pick<RegisterChange, 'before' | 'after' | 'source'>
      /** What was said with it. */
      readonly reason: string | null
      readonly event: SubjectEvent
    }
  | { readonly of: 'roadSection'; readonly roadSectionId: string; readonly event: RoadSectionEvent }
)

const readRegisterChanges = async (db: Db, pointId: number): Promise<HistoryEntry[]> => {
  const rows = await db
    .select({ change: pointChanges, body: events.body })
    .from(pointChanges)
    .innerJoin(events, eq(events.position, pointChanges.position))
    .where(eq(pointChanges.pointId, pointId))
  return rows.map(({ change: { position, before, after, source }, body }) => {
    const { name, seq, at, by, to } = JSON.parse(body) as SubjectEvent & { readonly to?: { readonly reason?: string } }
    const change = { before, after, source }
    return { of: 'register', position, pointId, change, reason: to?.reason ?? null, event: { name, seq, at, by } }
  })
}

type Told = {
  readonly pointId: number | null
  readonly roadSectionId?: string | null
  readonly issueIds: readonly string[]
}

/** What happened to a place and to the given issues, oldest first. The caller answers for the right to read them. */
export const readHistory = async (
  db: Db,
  { pointId, roadSectionId = null, issueIds }: Told,
): Promise<HistoryEntry[]> => {
  const of = (kind: SubjectKind, ids: readonly string[]) =>
    ids.length === 0 ? undefined : and(eq(events.subjectKind, kind), inArray(events.subjectId, [...ids]))
  const told = [
    of('point', pointId === null ? [] : [String(pointId)]),
    of('roadSection', roadSectionId === null ? [] : [roadSectionId]),
    of('issue', issueIds),
  ].filter((part) => part !== undefined)
  if (told.length === 0) return []
  const register = pointId === null ? [] : await readRegisterChanges(db, pointId)
  const rows = await db
    .select()
    .from(events)
    .where(or(...told))
    .orderBy(asc(events.position))
  const own = rows.map(({ position, subjectKind, subjectId, body }): HistoryEntry => {
    switch (subjectKind) {
      case 'issue':
        return { of: 'issue', position, issueId: subjectId, event: JSON.parse(body) as IssueEvent }
      case 'roadSection':
        return { of: 'roadSection', position, roadSectionId: subjectId, event: JSON.parse(body) as RoadSectionEvent }
      default:
        return { of: 'point', position, pointId: Number(subjectId), event: JSON.parse(body) as PointEvent }
    }
  })
  return register.length === 0 ? own : [...own, ...register].sort((one, other) => one.position - other.position)
}
