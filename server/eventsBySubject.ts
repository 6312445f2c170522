/** The log read subject by subject, as a replay needs it. The caller knows what its kind's events look like. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { SubjectKind } from '../domain/subjectKind'
import type { Db } from './db/open'
import { events } from './db/schema'

/** A subject's events in order, and the position of the last. */
export type Told<E> = { readonly events: E[]; position: number }

/** Of these subjects; of every subject of the kind where none are named. */
export const readEventsBySubject = async <E>(
  db: Db,
  kind: SubjectKind,
  ids?: readonly string[],
): Promise<Map<string, Told<E>>> => {
  const rows = await db
    .select({ position: events.position, subjectId: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, kind), ids === undefined ? undefined : inArray(events.subjectId, [...ids])))
    .orderBy(asc(events.position))
  const bySubject = new Map<string, Told<E>>()
  for (const { position, subjectId, body } of rows) {
    const known = bySubject.get(subjectId) ?? { events: [], position }
    known.events.push(JSON.parse(body) as E)
    known.position = position
    bySubject.set(subjectId, known)
  }
  return bySubject
}
