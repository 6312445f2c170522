/**
 * What is done around issues and points in the event log: terms, working days, joint inspections, accounts and posts. Their
 * tables are the truth of the present; the events say who changed it, when, from what to what.
 */
import { and, eq, sql } from 'drizzle-orm'
import { type AdministrationEvent, actorAs } from '../../domain/administration'
import { type Permission, permissions } from '../../domain/permissions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { SubjectKind } from '../../domain/subjectKind'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { events } from '../db/schema'
import { type Receipt, record, type Sent, type Writing } from '../record'

const outOfPost = refuse(
  'forbidden',
  '您现在的岗位无权办理这件事。如有需要，请联系指挥部办公室。',
  'Your present posts do not allow this. Ask the headquarters office if you need it.',
)

/** What was done to which subject. `from` and `to` hold nothing secret: they are kept for good. */
export type AdministrationMove = {
  readonly subjectKind: Extract<
    SubjectKind,
    'campaign' | 'person' | 'contact' | 'pointRegister' | 'boundaries' | 'webhook' | 'handbook'
  >
  readonly subjectId: string
  readonly name: AdministrationEvent['name']
  readonly from: unknown
  readonly to: unknown
}

/** Under the writer's lock, so that no two events of a subject take the same number. */
const lastSeqOf = async (tx: Db, subjectKind: SubjectKind, subjectId: string): Promise<number> => {
  const [row] = await tx
    .select({ seq: sql<number>`coalesce(max(${events.seq}), 0)`.mapWith(Number) })
    .from(events)
    .where(and(eq(events.subjectKind, subjectKind), eq(events.subjectId, subjectId)))
  return row?.seq ?? 0
}

/** Appends the event. */
export const noteChange = async (
  { tx, viewer, now, append }: Writing,
  permission: Permission,
  { subjectKind, subjectId, name, from, to }: AdministrationMove,
): Promise<{ readonly seq: number; readonly position: number } | Refusal> => {
  const allowed = permissions[permission]
  const by = actorAs(viewer, typeof allowed === 'string' ? viewer.posts.map(({ duty }) => duty.role) : allowed)
  if (by === null) return outOfPost
  const seq = (await lastSeqOf(tx, subjectKind, subjectId)) + 1
  const event: AdministrationEvent = { name, seq, at: now.toISOString(), by, from, to }
  const rows = await append({ subjectKind, subjectId, event })
  return { seq, position: rows.at(-1)?.position ?? 0 }
}

/**
 * `change` reads what is there under the lock, writes its tables, and says what it did. `body` is what was asked for,
 * without any secret: its hash is kept.
 */
export const recordAdministration = (
  database: Database,
  clock: Clock,
  sent: Sent,
  permission: Permission,
  body: unknown,
  change: (writing: Writing) => Promise<AdministrationMove | Refusal>,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, body, async (writing) => {
    const move = await change(writing)
    if ('refused' in move) return move
    const noted = await noteChange(writing, permission, move)
    return isRefusal(noted) ? noted : { issueId: null, pointId: null, seq: noted.seq }
  })
