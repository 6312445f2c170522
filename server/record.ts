/**
 * The one door to the event log. In one turn of the writer's transaction: the lock, the receipt, what the caller decides and appends under the
 * lock, the folds, the notification. Whatever is refused leaves nothing behind. What may be decided about which subject
 * stands in server/recording/, one file a kind of subject.
 */
import type { Viewer } from '../domain/people'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { channel } from './announcements'
import { campaignFactsOf } from './campaignFacts'
import { canonicalBody, sha256Hex } from './canonicalBody'
import type { Clock } from './clock'
import type { Send } from './db/groupCommit'
import { type Database, type Db, rawOf } from './db/open'
import { appendAll, type Decided, type EventRow, emptyLog, type LogEnd } from './eventLog'
import { foreignFiles, writeFileUses } from './files/fileUses'
import { insertEvents, lockLog, notify, readLogHead, writeReceipt } from './logStatements'
import { unknownPhotos, writePhotoUses } from './photos/photoUses'
import type { CampaignFacts } from './readCircumstances'

/** Any constant; it names the writer's lock among the advisory locks of the database. */
const writerLock = 7_215_001

export type Receipt = {
  readonly issueId: string | null
  readonly pointId: number | null
  /** The subject's seq after the action; the next action on it names this one. */
  readonly seq: number
  /** Where one action concerned several issues: each with its seq. */
  readonly issues?: readonly { readonly issueId: string; readonly seq: number }[]
  readonly position: number
}

/** An action as the client sent it. The id is the client's (UUIDv7); the same id and body again give the same receipt. */
export type Sent = { readonly actionId: string; readonly viewer: Viewer }

/** Under the writer's lock: what was committed before is seen, and nobody else writes events meanwhile. */
export type Writing = {
  readonly tx: Db
  readonly viewer: Viewer
  readonly now: Date
  readonly today: string
  /** The campaign's own facts, read once for all that is decided here. */
  readonly campaignFacts: () => Promise<CampaignFacts>
  /** Appends to the log; the rows as they stand in it, the last position with them. */
  readonly append: (...decided: readonly Decided[]) => Promise<readonly EventRow[]>
  /** What has been sent to the database and is not waited for now, but at the end. */
  readonly send: Send
  /** Runs once before the end, whatever the number of changes that ask for it: a fold of several subjects' events. */
  readonly foldAtEnd: (key: string, fold: () => Promise<void>) => void
}

/** The same id with another body: what was sent first under it has been saved, and this has not. */
export const usedId = refuse(
  'conflict',
  '这个操作编号已用过，先前提交的内容已经保存，这次的没有保存。请刷新查看，需要时重新提交。',
  'This action id has been used: what was sent first under it is saved, this is not. Reload to see it, and send again if need be.',
)

/** Takes back what has been written so far; the answer is this. */
class TakenBack extends Error {
  constructor(readonly answer: Receipt | Refusal) {
    super('taken back')
  }
}

/** Asked for once in each transaction, and answered when it is held. */
const locksOf = new WeakMap<Db, Promise<unknown>>()
const lockIn = (tx: Db): Promise<unknown> => {
  const held = locksOf.get(tx) ?? lockLog(rawOf(tx), writerLock)
  locksOf.set(tx, held)
  return held
}

/** Waits for the end either way: nothing may be sent on the transaction's connection once it is over. */
const settled = <T>(work: Promise<T>): Promise<{ readonly outcome: T } | { readonly fault: unknown }> =>
  work.then(
    (outcome) => ({ outcome }),
    (fault: unknown) => ({ fault }),
  )

/**
 * `body` is what the client asked for, without the seqs that it saw, so that a queued action can be rebased. `decide` may
 * append and write step by step: a refusal takes all of it back. What does not wait for an answer goes out together:
 * under the lock every round trip is everybody's.
 */
export const record = async (
  database: Database,
  clock: Clock,
  sent: Sent,
  body: unknown,
  decide: (writing: Writing) => Promise<Omit<Receipt, 'position'> | Refusal>,
): Promise<Receipt | Refusal> => {
  const { actionId, viewer } = sent
  const bodyHash = sha256Hex(canonicalBody(body))
  const write = async (tx: Db, send: Send): Promise<Receipt> => {
    const raw = rawOf(tx)
    // First statement: whoever waits here reads, afterwards, what the one before has committed. What follows is sent behind
    // it at once, and answered when it is through; so is what was sent in an earlier turn of this transaction.
    const locked = lockIn(tx)
    const head = readLogHead(raw, actionId)
    /** The end of the log, for an action that has not been taken before. */
    const logEnd = async (): Promise<LogEnd> => {
      const [[found]] = await Promise.all([head, locked])
      const earlier = found?.earlier ?? null
      if (earlier !== null)
        throw new TakenBack(
          earlier.account_id === viewer.accountId && earlier.body_hash === bodyHash ? earlier.receipt : usedId,
        )
      return found?.position == null || found.hash === null ? emptyLog : { position: found.position, hash: found.hash }
    }
    let end: LogEnd | null = null
    let facts: Promise<CampaignFacts> | null = null
    const folds = new Map<string, () => Promise<void>>()
    const decided = await settled(
      decide({
        tx,
        viewer,
        now: clock.now(),
        today: clock.today(),
        campaignFacts: () => {
          facts ??= campaignFactsOf(database, tx)
          return facts
        },
        append: async (...decided) => {
          const missing = await Promise.all([unknownPhotos(tx, decided), foreignFiles(tx, viewer, decided)])
          const refusal = missing.find((found) => found !== undefined)
          if (refusal) throw new TakenBack(refusal)
          end ??= await logEnd()
          const rows = appendAll(end, decided)
          const last = rows.at(-1)
          if (last !== undefined) {
            end = { position: last.position, hash: last.hash }
            send(insertEvents(raw, rows))
            send(writePhotoUses(tx, rows))
            send(writeFileUses(tx, rows))
          }
          return rows
        },
        send,
        foldAtEnd: (key, fold) => void folds.set(key, fold),
      }),
    )
    // Whatever would be decided now: what was answered before is the answer.
    const first = await logEnd()
    if ('fault' in decided) throw decided.fault
    const { outcome } = decided
    if (isRefusal(outcome)) throw new TakenBack(outcome)
    for (const fold of folds.values()) await fold()
    const { position } = end ?? first
    const receipt = { ...outcome, position }
    send(writeReceipt(raw, { actionId, accountId: viewer.accountId, bodyHash, receipt }))
    send(notify(raw, channel, position))
    return receipt
  }
  try {
    return await database.writer.take(write)
  } catch (error) {
    if (error instanceof TakenBack) return error.answer
    throw error
  }
}
