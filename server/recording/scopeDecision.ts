/** Whose a point is, decided by the office and taken back by it: the decision, and the point's scope with it, in one event. */
import { eq } from 'drizzle-orm'
import { createClaims } from '../../domain/boundaries/borderDoubt'
import { scopeOf } from '../../domain/boundaries/handOver'
import { decisionIsWrong, type ScopeDecision } from '../../domain/boundaries/scopeDecision'
import type { RegisterChange, RegisteredPoint } from '../../domain/pointRegister'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { scopes, squads } from '../db/schema'
import { scopeDecisions } from '../db/tables/scopeDecisions'
import { readRegister } from '../pointRegister/readRegister'
import { unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent } from '../record'
import { writeChange } from './pointRegister'

const notDecided = refuse(
  'conflict',
  '这个点位的归属没有办公室的决定，请刷新查看。',
  'Nothing has been decided about this point; reload to see it.',
)

const readPoint = async (tx: Db, pointId: number): Promise<RegisteredPoint | null> =>
  (await readRegister(tx, [pointId])).get(pointId) ?? null

const changesTo = (pointId: number, before: RegisteredPoint, scopeId: string | null): RegisterChange[] =>
  before.scopeId === scopeId ? [] : [{ pointId, before, after: { ...before, scopeId }, source: null }]

export const recordScopeDecision = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { pointId, decision }: { readonly pointId: number; readonly decision: ScopeDecision },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { decideScope: pointId, decision }, async (writing) => {
    const { tx } = writing
    const before = await readPoint(tx, pointId)
    if (before === null) return unknownSubject.point
    const [scopeRows, squadRows] = await Promise.all([tx.select().from(scopes), tx.select().from(squads)])
    const wrong = decisionIsWrong(decision, {
      squadOfScope: new Map(scopeRows.map(({ id, squad }) => [id, squad])),
      squads: squadRows.map(({ number }) => number),
    })
    if (wrong) return wrong
    const { scopeId, assistingSquad, reason, document } = decision
    const move = {
      subjectKind: 'pointRegister',
      subjectId: sent.actionId,
      name: 'decideScope',
      from: null,
      to: {
        pointIds: [pointId],
        scopes: scopeId === null ? [] : [scopeId],
        reason,
        ...(document && { document }),
        ...(assistingSquad && { squads: [assistingSquad] }),
      },
    } as const
    const written = await writeChange(writing, move, changesTo(pointId, before, scopeId))
    if (isRefusal(written)) return written
    const row = {
      scopeId,
      assistingSquad: assistingSquad ?? null,
      reason,
      document: document ?? null,
      position: written.position,
    }
    await tx
      .insert(scopeDecisions)
      .values({ pointId, ...row })
      .onConflictDoUpdate({ target: scopeDecisions.pointId, set: row })
    return { issueId: null, pointId, seq: written.seq }
  })

/** From then on the boundaries say again whose it is. */
export const recordWithdrawnDecision = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { pointId }: { readonly pointId: number },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { withdrawScope: pointId }, async (writing) => {
    const { tx } = writing
    const before = await readPoint(tx, pointId)
    if (before === null) return unknownSubject.point
    const [gone] = await tx.delete(scopeDecisions).where(eq(scopeDecisions.pointId, pointId)).returning()
    if (gone === undefined) return notDecided
    const claims = createClaims(await tx.select().from(scopes).orderBy(scopes.order))(before.position)
    const move = {
      subjectKind: 'pointRegister',
      subjectId: sent.actionId,
      name: 'withdrawScope',
      from: null,
      to: { pointIds: [pointId] },
    } as const
    const written = await writeChange(
      writing,
      move,
      changesTo(pointId, before, scopeOf(claims, before.scopeId, undefined)),
    )
    return isRefusal(written) ? written : { issueId: null, pointId, seq: written.seq }
  })
