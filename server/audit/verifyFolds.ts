/** Whether the rows that lists and maps read are what their events tell: every issue and point is replayed and compared. */
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { type Issue, unopened } from '../../domain/issue'
import { applyEvent, type IssueEvent } from '../../domain/issueLifecycle'
import { type PointEvent, replayPoint } from '../../domain/point'
import { canonicalBody } from '../canonicalBody'
import type { Db } from '../db/open'
import { events, issues, pointStates } from '../db/schema'
import { issueRow, pointStateRow } from '../eventLog'

export type FoldFinding = {
  readonly kind: 'fold'
  readonly table: 'issues' | 'point_states'
  readonly id: string
  /** Position of the subject's last event; null where it has none. */
  readonly position: number | null
  /** The columns that say otherwise; empty where the whole row is missing or has no events. */
  readonly columns: readonly string[]
}

const batchSize = 200

type Told<E> = { readonly events: E[]; position: number }

const eventsOf = async <E>(db: Db, kind: 'issue' | 'point', ids: readonly string[]): Promise<Map<string, Told<E>>> => {
  const told = new Map<string, Told<E>>()
  const rows = await db
    .select({ position: events.position, subjectId: events.subjectId, body: events.body })
    .from(events)
    .where(and(eq(events.subjectKind, kind), inArray(events.subjectId, [...ids])))
    .orderBy(asc(events.position))
  for (const { position, subjectId, body } of rows) {
    const known = told.get(subjectId) ?? { events: [], position }
    known.events.push(JSON.parse(body) as E)
    known.position = position
    told.set(subjectId, known)
  }
  return told
}

const differing = (kept: object, folded: object): string[] => {
  const keptValues = kept as Record<string, unknown>
  return Object.entries(folded).flatMap(([column, value]) =>
    canonicalBody(keptValues[column] ?? null) === canonicalBody(value ?? null) ? [] : [column],
  )
}

const replayed = (id: string, told: readonly IssueEvent[]): Issue | null => {
  const subject = told[0]?.subject
  return subject === undefined ? null : told.reduce(applyEvent, unopened(id, subject))
}

const issueThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (let after: string | null = null; ; ) {
    const rows = await db
      .select()
      .from(issues)
      .where(after === null ? undefined : gt(issues.id, after))
      .orderBy(asc(issues.id))
      .limit(batchSize)
    const told = await eventsOf<IssueEvent>(
      db,
      'issue',
      rows.map(({ id }) => id),
    )
    for (const row of rows) {
      const own = told.get(row.id)
      const issue = own === undefined ? null : replayed(row.id, own.events)
      const finding = { kind: 'fold', table: 'issues', id: row.id, position: own?.position ?? null } as const
      if (issue === null) return { ...finding, columns: [] }
      const columns = differing(row, issueRow(issue, own?.position ?? 0))
      if (columns.length > 0) return { ...finding, columns }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return null
    after = last.id
  }
}

/** An issue that the log tells of and that has no row. Without a limit, with which the database would go row by row. */
const issueThatIsMissing = async (db: Db): Promise<FoldFinding | null> => {
  const [row] = await db
    .select({ id: events.subjectId, position: events.position })
    .from(events)
    .leftJoin(issues, eq(sql`${issues.id}::text`, events.subjectId))
    .where(and(eq(events.subjectKind, 'issue'), eq(events.seq, 1), isNull(issues.id)))
    .orderBy(asc(events.position))
  return row === undefined ? null : { kind: 'fold', table: 'issues', id: row.id, position: row.position, columns: [] }
}

const pointThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  for (let after = 0; ; ) {
    const rows = await db
      .select()
      .from(pointStates)
      .where(gt(pointStates.pointId, after))
      .orderBy(asc(pointStates.pointId))
      .limit(batchSize)
    const ids = rows.map(({ pointId }) => pointId)
    if (ids.length === 0) return null
    const told = await eventsOf<PointEvent>(db, 'point', ids.map(String))
    const own = await db
      .select({ pointId: issues.pointId, state: issues.state })
      .from(issues)
      .where(and(isNotNull(issues.pointId), inArray(issues.pointId, ids)))
      .orderBy(asc(issues.foundOn), asc(issues.id))
    for (const row of rows) {
      const events = told.get(String(row.pointId))
      const folded = pointStateRow(
        row.pointId,
        replayPoint(events?.events ?? []),
        own.filter(({ pointId }) => pointId === row.pointId).map(({ state }) => state),
        row.position,
      )
      const columns = differing(row, folded)
      if (columns.length > 0)
        return {
          kind: 'fold',
          table: 'point_states',
          id: String(row.pointId),
          position: events?.position ?? null,
          columns,
        }
    }
    after = rows.at(-1)?.pointId ?? after
    if (rows.length < batchSize) return null
  }
}

/** The first row that is not what its events tell. The log itself has to be verified before. */
export const verifyFolds = async (db: Db): Promise<FoldFinding | null> =>
  (await issueThatDiffers(db)) ?? (await issueThatIsMissing(db)) ?? (await pointThatDiffers(db))
