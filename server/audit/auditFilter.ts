/** Which events the office asks for: the filter as it comes in, and the same as SQL. */
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { addDays, localDateSchema, startOfDay } from '../../domain/calendar'
import { storable } from '../../domain/storable'
import { subjectKinds } from '../../domain/subjectKind'
import type { Db } from '../db/open'
import { events, issues, points } from '../db/schema'

export const auditFilterSchema = z.strictObject({
  /** Days in Shanghai, both included. */
  from: localDateSchema.optional(),
  until: localDateSchema.optional(),
  accountId: storable.min(1).max(60).optional(),
  kind: z.enum(subjectKinds).optional(),
  /** A point's code, with all its issues; or an id as the log has it. */
  subject: storable.trim().min(1).max(60).optional(),
  name: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  /** Anywhere in what was recorded. */
  text: storable.trim().min(1).max(60).optional(),
})
export type AuditFilter = z.output<typeof auditFilterSchema>

/** As it stands within the JSON of a body, and no wildcard in it. */
const inBody = (text: string): SQL => {
  const written = JSON.stringify(text).slice(1, -1)
  return sql`${events.body} ilike ${`%${written.replaceAll(/[\\%_]/g, '\\$&')}%`}`
}

const aboutSubject = async (db: Db, subject: string): Promise<SQL | undefined> => {
  const [point] = await db.select({ id: points.id }).from(points).where(eq(points.code, subject.toUpperCase()))
  if (point === undefined) return eq(events.subjectId, subject)
  const ofPoint = db
    .select({ id: sql<string>`${issues.id}::text` })
    .from(issues)
    .where(eq(issues.pointId, point.id))
  return or(
    and(eq(events.subjectKind, 'point'), eq(events.subjectId, String(point.id))),
    and(eq(events.subjectKind, 'issue'), inArray(events.subjectId, ofPoint)),
  )
}

export const auditWhere = async (db: Db, filter: AuditFilter): Promise<SQL | undefined> =>
  and(
    filter.from === undefined ? undefined : gte(events.at, startOfDay(filter.from)),
    filter.until === undefined ? undefined : lt(events.at, startOfDay(addDays(filter.until, 1))),
    filter.accountId === undefined ? undefined : eq(events.accountId, filter.accountId),
    filter.kind === undefined ? undefined : eq(events.subjectKind, filter.kind),
    filter.name === undefined ? undefined : eq(events.name, filter.name),
    filter.subject === undefined ? undefined : await aboutSubject(db, filter.subject),
    filter.text === undefined ? undefined : inBody(filter.text),
  )

/** Newest first, older than a position. */
export const auditRows = async (db: Db, where: SQL | undefined, before: number | null, limit: number) =>
  db
    .select()
    .from(events)
    .where(and(where, before === null ? undefined : lt(events.position, before)))
    .orderBy(desc(events.position))
    .limit(limit)
