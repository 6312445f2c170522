/**
 * The one door to the event log. In one transaction: the lock, the receipt, what the caller decides and appends under the
 * lock, the folds, the notification. Whatever is refused leaves nothing behind. What may be decided about which subject
 * stands in server/recording/, one file a kind of subject.
 */
import { desc, eq, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/people'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { channel } from './announcements'
import { canonicalBody, sha256Hex } from './canonicalBody'
import type { Clock } from './clock'
import type { Database, Db } from './db/open'
import { events, receipts } from './db/schema'
import { appendAll, type Decided, type EventRow, emptyLog, type LogEnd } from './eventLog'
import { unknownPhotos, writePhotoUses } from './photos/photoUses'
import { type CampaignFacts, readCampaignFacts } from './readCircumstances'

/** Any constant; it names the writer's lock among the advisory locks of the database. */
const writerLock = 7_215_001

export type Receipt = {
  readonly issueId: string | null
  readonly pointId: number | null
  /** The subject's seq after the action; the next action on it names this one. */
  readonly seq: number
  readonly position: number
}

/** An action as the client sent it. The id is the client's (UUIDv7); the same id and body again give the same receipt. */
export type Sent = { readonly actionId: string; readonly viewer: Viewer }

/** One transaction under the writer's lock: what was committed before is seen, and nobody else writes events meanwhile. */
export type Writing = {
  readonly tx: Db
  readonly viewer: Viewer
  readonly now: Date
  readonly today: string
  /** The campaign's own facts, read once for all that is decided here. */
  readonly campaignFacts: () => Promise<CampaignFacts>
  /** Appends to the log; the rows as they stand in it, the last position with them. */
  readonly append: (...decided: readonly Decided[]) => Promise<readonly EventRow[]>
  /** Runs once before the end, whatever the number of changes that ask for it: a fold of several subjects' events. */
  readonly foldAtEnd: (key: string, fold: () => Promise<void>) => void
}

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

/** Takes back what the transaction has written so far. */
class TakenBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused.en)
  }
}

/**
 * `body` is what the client asked for, without the seqs that it saw, so that a queued action can be rebased. `decide` may
 * append and write step by step: a refusal takes all of it back.
 */
export const record = async (
  { db }: Database,
  clock: Clock,
  { actionId, viewer }: Sent,
  body: unknown,
  decide: (writing: Writing) => Promise<Omit<Receipt, 'position'> | Refusal>,
): Promise<Receipt | Refusal> => {
  const bodyHash = sha256Hex(canonicalBody(body))
  const write = async (tx: Db): Promise<Receipt | Refusal> => {
    // First statement: whoever waits here reads, afterwards, what the one before has committed.
    await tx.execute(sql`select pg_advisory_xact_lock(${writerLock})`)
    const [earlier] = await tx.select().from(receipts).where(eq(receipts.actionId, actionId))
    if (earlier)
      return earlier.accountId === viewer.accountId && earlier.bodyHash === bodyHash ? earlier.receipt : usedId

    let end: LogEnd | null = null
    let facts: Promise<CampaignFacts> | null = null
    const folds = new Map<string, () => Promise<void>>()
    const outcome = await decide({
      tx,
      viewer,
      now: clock.now(),
      today: clock.today(),
      campaignFacts: () => {
        facts ??= readCampaignFacts(tx)
        return facts
      },
      append: async (...decided) => {
        const photosMissing = await unknownPhotos(tx, decided)
        if (photosMissing) throw new TakenBack(photosMissing)
        end ??= await readLogEnd(tx)
        const rows = appendAll(end, decided)
        const last = rows.at(-1)
        if (last !== undefined) {
          end = { position: last.position, hash: last.hash }
          await tx.insert(events).values(rows)
          await writePhotoUses(tx, rows)
        }
        return rows
      },
      foldAtEnd: (key, fold) => void folds.set(key, fold),
    })
    if (isRefusal(outcome)) throw new TakenBack(outcome)
    for (const fold of folds.values()) await fold()
    const { position } = end ?? (await readLogEnd(tx))
    const receipt = { ...outcome, position }
    await tx.insert(receipts).values({ actionId, accountId: viewer.accountId, bodyHash, receipt })
    await tx.execute(sql`select pg_notify(${channel}, ${String(position)})`)
    return receipt
  }
  try {
    return await db.transaction(write, { isolationLevel: 'read committed' })
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal
    throw error
  }
}
