/** Contestations of dossiers in the event log: raised by the unit, answered by the office. */
import { and, eq } from 'drizzle-orm'
import {
  applyContestationEvent,
  type Contestation,
  type ContestationAction,
  decideContestation,
  unraised,
} from '../../domain/dossier/contestation'
import type { DossierFact } from '../../domain/dossier/facts'
import { mayReadDossier } from '../../domain/permissions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { contestationRowOf, contestations } from '../db/tables/contestations'
import { type Receipt, record, type Sent } from '../record'

/** One answer for a dossier that is not there and one that is not the reader's to see. */
export const noSuchDossier = refuse(
  'notFound',
  '没有这个单位的档案，或您无权查看。请刷新后重试。',
  'There is no such dossier, or it is not yours to see. Reload and try again.',
)
const changedMeanwhile = refuse(
  'conflict',
  '这项异议刚刚有了新的进展，您的操作没有保存。请看过最新情况后再办理。',
  'This contestation has just moved on, so nothing was saved. Look at its newest state and try again.',
)

export const readContestationsOf = async (db: Db, unitId: string): Promise<Contestation[]> =>
  (
    await db
      .select({ state: contestations.state })
      .from(contestations)
      .where(eq(contestations.unitId, unitId))
      .orderBy(contestations.position)
  ).map(({ state }) => state)

export type ContestationMove = {
  readonly contestationId: string
  readonly unitId: string
  /** 0 for a new one. */
  readonly seq: number
  readonly action: ContestationAction
}

/** `said` tells what the dossier says now of a fact; only what is contested is kept of it. */
export const recordContestation = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: ContestationMove,
  said: (fact: DossierFact) => number | null,
): Promise<Receipt | Refusal> =>
  // The seq is outside of what is compared: a retry may have seen a newer one.
  record(database, clock, sent, { ...given, seq: undefined }, async (writing) => {
    const { tx, viewer, now } = writing
    const { contestationId, unitId, seq, action } = given
    const [row] = await tx.select().from(contestations).where(eq(contestations.id, contestationId))
    const before = row?.state ?? unraised(contestationId, unitId)
    if (before.unitId !== unitId || !mayReadDossier(viewer, unitId)) return noSuchDossier
    if (before.seq !== seq) return changedMeanwhile
    const fact = action.name === 'contest' ? action.form.fact : before.fact
    const waiting = await tx
      .select({ id: contestations.id })
      .from(contestations)
      .where(and(eq(contestations.unitId, unitId), eq(contestations.fact, fact), eq(contestations.stage, 'raised')))
    const circumstances = { value: said(fact), isWaiting: waiting.length > 0 }
    const event = decideContestation(before, action, viewer, circumstances, now)
    if (isRefusal(event)) return event
    const after = applyContestationEvent(before, event)
    const rows = await writing.append({ subjectKind: 'contestation', subjectId: contestationId, event })
    const kept = contestationRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(contestations).values(kept).onConflictDoUpdate({ target: contestations.id, set: kept })
    return { issueId: null, pointId: null, seq: after.seq }
  })
