/**
 * The one writer of events. In one transaction: the lock, the receipt, the row as it is now, the decision, the event, the
 * folds, the notification. Whatever is refused leaves nothing behind.
 */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Issue, Subject } from '../domain/issue'
import { stageLabel, unopened } from '../domain/issue'
import { type Action, applyEvent, decide } from '../domain/issueLifecycle'
import type { Viewer } from '../domain/people'
import { mayReadIssue } from '../domain/permissions'
import { applyPointEvent, decidePointAction, type PointAction, type PointRecord, untouchedPoint } from '../domain/point'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { channel } from './announcements'
import { canonicalBody, sha256Hex } from './canonicalBody'
import type { Clock } from './clock'
import type { Database, Db } from './db/open'
import { events, issues, pointStates, pointUnits, receipts } from './db/schema'
import { appendAll, type Decided, emptyLog, issueRow, type LogEnd, pointStateRow } from './eventLog'
import { unknownPhotos, writePhotoUses } from './photos/photoUses'
import { noSuchIssue, readCircumstances, readIssue, readIssuesOfPoint } from './readCircumstances'

/** Any constant; it names the writer's lock among the advisory locks of the database. */
const writerLock = 7_215_001

export type Receipt = {
  readonly issueId: string | null
  readonly pointId: number | null
  /** The subject's seq after the action; the next action on it names this one. */
  readonly seq: number
  readonly position: number
}

/** The seq that the person saw, or the id of the person's own earlier action that was still unsent then. */
export type SeenSeq = number | string

/** An action as the client sent it. The id is the client's (UUIDv7); the same id and body again give the same receipt. */
export type Sent = { readonly actionId: string; readonly viewer: Viewer }

/** The same id with another body: what was sent first under it has been saved, and this has not. */
export const usedId = refuse(
  'conflict',
  '这个操作编号已用过，先前提交的内容已经保存，这次的没有保存。请刷新查看，需要时重新提交。',
  'This action id has been used: what was sent first under it is saved, this is not. Reload to see it, and send again if need be.',
)

const readLogEnd = async (tx: Db): Promise<LogEnd> => {
  const [last] = await tx
    .select({ position: events.position, hash: events.hash })
    .from(events)
    .orderBy(desc(events.position))
    .limit(1)
  return last ?? emptyLog
}

const refoldPoint = async (tx: Db, pointId: number, position: number, own: PointRecord) => {
  const row = pointStateRow(pointId, own, await readIssuesOfPoint(tx, pointId), position)
  await tx.insert(pointStates).values(row).onConflictDoUpdate({ target: pointStates.pointId, set: row })
}

const readPointRecord = async (tx: Db, pointId: number) => {
  const [row] = await tx
    .select({ seq: pointStates.seq, lastInspection: pointStates.lastInspection })
    .from(pointStates)
    .where(eq(pointStates.pointId, pointId))
  return row ?? untouchedPoint
}

type Outcome = {
  readonly decided: readonly Decided[]
  readonly receipt: Omit<Receipt, 'position'>
  /** Writes the folds; the events are written already. */
  readonly refold: (tx: Db, position: number) => Promise<void>
}

/** `body` is what the client asked for, without the seq it saw, so that a queued action can be rebased. */
const record = async (
  { db }: Database,
  { actionId, viewer }: Sent,
  body: unknown,
  decideUnderLock: (tx: Db) => Promise<Outcome | Refusal>,
): Promise<Receipt | Refusal> => {
  const bodyHash = sha256Hex(canonicalBody(body))
  return db.transaction(
    async (transaction) => {
      const tx: Db = transaction
      // First statement: whoever waits here reads, afterwards, what the one before has committed.
      await tx.execute(sql`select pg_advisory_xact_lock(${writerLock})`)
      const [earlier] = await tx.select().from(receipts).where(eq(receipts.actionId, actionId))
      if (earlier)
        return earlier.accountId === viewer.accountId && earlier.bodyHash === bodyHash ? earlier.receipt : usedId
      const outcome = await decideUnderLock(tx)
      if (isRefusal(outcome)) return outcome
      const photosMissing = await unknownPhotos(tx, outcome.decided)
      if (photosMissing) return photosMissing
      const rows = appendAll(await readLogEnd(tx), outcome.decided)
      const position = rows.at(-1)?.position ?? 0
      await tx.insert(events).values(rows)
      await writePhotoUses(tx, rows)
      await outcome.refold(tx, position)
      const receipt = { ...outcome.receipt, position }
      await tx.insert(receipts).values({ actionId, accountId: viewer.accountId, bodyHash, receipt })
      await tx.execute(sql`select pg_notify(${channel}, ${String(position)})`)
      return receipt
    },
    { isolationLevel: 'read committed' },
  )
}

const changedMeanwhile = (issue: Issue): Refusal => {
  const stage = stageLabel[issue.stage]
  return refuse(
    'conflict',
    `这个问题刚刚有了新的进展（现为“${stage.zh}”），您的操作没有保存。请看过最新情况后再办理。`,
    `This issue has just moved on (now "${stage.en}"), so nothing was saved. Look at its newest state and try again.`,
  )
}
const alreadyOpened = refuse(
  'conflict',
  '这个问题已经立案，请刷新后查看。',
  'This issue has been opened already; reload to see it.',
)

/** Null: the earlier action that is named has not arrived, or is somebody else's. */
const seqOf = async (tx: Db, seen: SeenSeq, viewer: Viewer, issueId: string): Promise<number | null> => {
  if (typeof seen === 'number') return seen
  const [earlier] = await tx.select().from(receipts).where(eq(receipts.actionId, seen))
  return earlier?.accountId === viewer.accountId && earlier.receipt.issueId === issueId ? earlier.receipt.seq : null
}

const mergeTargetOf = (actions: readonly Action[]): string | null =>
  actions.flatMap((action) => (action.name === 'merge' ? [action.form.intoIssueId] : []))[0] ?? null

/**
 * Takes actions on one issue, all or none, in order. `subject` opens a new issue under the client's id; without it the
 * issue has to exist and `seq` has to be the one that the person saw.
 */
export const recordIssueActions = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: {
    readonly issueId: string
    readonly subject?: Subject
    readonly seq: SeenSeq
    readonly actions: readonly Action[]
  },
): Promise<Receipt | Refusal> =>
  record(database, sent, { issueId: given.issueId, subject: given.subject, actions: given.actions }, async (tx) => {
    const known = await readIssue(tx, given.issueId)
    if (given.subject !== undefined && known !== null) return alreadyOpened
    const start = known ?? (given.subject === undefined ? null : unopened(given.issueId, given.subject))
    if (start === null) return noSuchIssue
    // Once for all the actions: none of them changes what the place is or whose.
    const circumstances = await readCircumstances(tx, start.subject, clock.today(), mergeTargetOf(given.actions))
    if (isRefusal(circumstances)) return circumstances
    if (known !== null && !mayReadIssue(sent.viewer, known, circumstances.subject)) return noSuchIssue
    const seen = await seqOf(tx, given.seq, sent.viewer, given.issueId)
    if (start.seq !== seen) return changedMeanwhile(start)

    let issue = start
    const decided: Decided[] = []
    const now = clock.now()
    for (const action of given.actions) {
      const event = decide(issue, action, sent.viewer, circumstances, now)
      if (isRefusal(event)) return event
      issue = applyEvent(issue, event)
      decided.push({ subjectKind: 'issue', subjectId: issue.id, event })
    }

    const pointId = issue.subject.kind === 'point' ? issue.subject.pointId : null
    return {
      decided,
      receipt: { issueId: issue.id, pointId, seq: issue.seq },
      refold: async (writing, position) => {
        const row = issueRow(issue, position)
        await writing.insert(issues).values(row).onConflictDoUpdate({ target: issues.id, set: row })
        if (pointId !== null) await refoldPoint(writing, pointId, position, await readPointRecord(writing, pointId))
      },
    }
  })

/** Takes an action on a point itself: an inspection, or the naming of its lead unit. */
export const recordPointAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: { readonly pointId: number; readonly action: PointAction },
): Promise<Receipt | Refusal> =>
  record(database, sent, given, async (tx) => {
    const { pointId, action } = given
    const circumstances = await readCircumstances(tx, { kind: 'point', pointId }, clock.today())
    if (isRefusal(circumstances)) return circumstances
    const before = await readPointRecord(tx, pointId)
    const event = decidePointAction(before, action, sent.viewer, circumstances, clock.now())
    if (isRefusal(event)) return event
    const after = applyPointEvent(before, event)
    return {
      decided: [{ subjectKind: 'point', subjectId: String(pointId), event }],
      receipt: { issueId: null, pointId, seq: after.seq },
      refold: async (writing, position) => {
        if (action.name === 'nameLead') await writeLead(writing, pointId, action.form.unitId)
        await refoldPoint(writing, pointId, position, after)
      },
    }
  })

const writeLead = async (tx: Db, pointId: number, unitId: string) => {
  await tx
    .update(pointUnits)
    .set({ isLead: sql`${pointUnits.unitId} = ${unitId}` })
    .where(and(eq(pointUnits.pointId, pointId), isNull(pointUnits.until)))
}
