/**
 * The statements that every action needs, as they are sent: reading the end of the log, writing events, points and the
 * receipt. Each goes out at once, in the order of the calls, so that several take one round trip.
 */
import type { IssueDay, PointDay } from '../domain/city/standingDays'
import type { TransactionSql } from './db/connection'
import type { EventRow, LogEnd, PointStateRow } from './eventLog'
import type { Receipt } from './record'

/** Waits until no other transaction writes events; what follows reads what the one before has committed. */
export const lockLog = (sql: TransactionSql, lock: number) => sql`select pg_advisory_xact_lock(${lock})`.execute()

export type EarlierReceipt = { readonly account_id: string; readonly body_hash: string; readonly receipt: Receipt }

/** Where the log ends, and what became of this action when it was sent before. */
export const readLogHead = (sql: TransactionSql, actionId: string) =>
  sql<({ [K in keyof LogEnd]: LogEnd[K] | null } & { readonly earlier: EarlierReceipt | null })[]>`
    select
      last.position::float8 as position,
      last.hash,
      (select to_jsonb(receipts) from receipts where action_id = ${actionId}) as earlier
    from (select) as one
    left join (select position, hash from events order by position desc limit 1) as last on true`.execute()

export const insertEvents = (sql: TransactionSql, rows: readonly EventRow[]) =>
  sql`
    insert into events (position, subject_kind, subject_id, seq, name, at, account_id, body, hash)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as event(
      "position" bigint, "subjectKind" text, "subjectId" text, "seq" integer, "name" text, "at" timestamptz,
      "accountId" text, "body" text, "hash" text
    )`.execute()

export const writePointStates = (sql: TransactionSql, rows: readonly PointStateRow[]) =>
  sql`
    insert into point_states
      (point_id, seq, position, status, due_on, open_issues, last_inspection, is_key, is_hard, tracked_since)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as state(
      "pointId" integer, "seq" integer, "position" bigint, "status" text, "dueOn" date, "openIssues" integer,
      "lastInspection" jsonb, "isKey" boolean, "isHard" boolean, "trackedSince" date
    )
    on conflict (point_id) do update set
      seq = excluded.seq, position = excluded.position, status = excluded.status, due_on = excluded.due_on,
      open_issues = excluded.open_issues, last_inspection = excluded.last_inspection, is_key = excluded.is_key,
      is_hard = excluded.is_hard, tracked_since = excluded.tracked_since`.execute()

/** The state at the end of the day so far: a later event of the same day takes its place. */
export const writeIssueDay = (sql: TransactionSql, row: IssueDay & { readonly position: number }) =>
  sql`
    insert into issue_days
      (issue_id, day, position, stage, unit_id, following_squad, due_on, closings, sent_back, relapses, circulars)
    select * from json_to_record(${JSON.stringify(row)}::json) as state(
      "issueId" uuid, "day" date, "position" bigint, "stage" text, "unitId" text, "followingSquad" integer,
      "dueOn" date, "closings" integer, "sentBack" integer, "relapses" integer, "circulars" integer
    )
    on conflict (issue_id, day) do update set
      position = excluded.position, stage = excluded.stage, unit_id = excluded.unit_id,
      following_squad = excluded.following_squad, due_on = excluded.due_on, closings = excluded.closings,
      sent_back = excluded.sent_back, relapses = excluded.relapses, circulars = excluded.circulars`.execute()

export const writePointDays = (sql: TransactionSql, rows: readonly (PointDay & { readonly position: number })[]) =>
  sql`
    insert into point_days (point_id, day, position, status, due_on, open_issues)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as state(
      "pointId" integer, "day" date, "position" bigint, "status" text, "dueOn" date, "openIssues" integer
    )
    on conflict (point_id, day) do update set
      position = excluded.position, status = excluded.status, due_on = excluded.due_on,
      open_issues = excluded.open_issues`.execute()

export const writeReceipt = (
  sql: TransactionSql,
  {
    actionId,
    accountId,
    bodyHash,
    receipt,
  }: {
    readonly actionId: string
    readonly accountId: string
    readonly bodyHash: string
    readonly receipt: Receipt
  },
) =>
  sql`
    insert into receipts (action_id, account_id, body_hash, receipt)
    values (${actionId}, ${accountId}, ${bodyHash}, ${JSON.stringify(receipt)}::jsonb)`.execute()

/** Heard once the transaction has committed. */
export const notify = (sql: TransactionSql, channel: string, position: number) =>
  sql`select pg_notify(${channel}, ${String(position)})`.execute()
