/** Points in the event log: an inspection, and the naming of a lead unit. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { applyPointEvent, decidePointAction, type PointAction, type PointRecord } from '../../domain/point'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { pointUnits } from '../db/schema'
import { readCircumstances } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { readPointRecord, writePointState } from './place'

export type PointMove = { readonly pointId: number; readonly action: PointAction }

const writeLead = async (tx: Db, pointId: number, unitId: string) => {
  await tx
    .update(pointUnits)
    .set({ isLead: sql`${pointUnits.unitId} = ${unitId}` })
    .where(and(eq(pointUnits.pointId, pointId), isNull(pointUnits.until)))
}

/** Takes an action on a point itself, within a transaction of the log: the point after it, or the refusal. */
export const takePointAction = async (
  writing: Writing,
  { pointId, action }: PointMove,
): Promise<PointRecord | Refusal> => {
  const { tx } = writing
  const place = { kind: 'point', pointId } as const
  const circumstances = await readCircumstances(tx, place, writing.today, null, await writing.campaignFacts())
  if (isRefusal(circumstances)) return circumstances
  const before = await readPointRecord(tx, pointId)
  const event = decidePointAction(before, action, writing.viewer, circumstances, writing.now)
  if (isRefusal(event)) return event
  const after = applyPointEvent(before, event)
  const rows = await writing.append({ subjectKind: 'point', subjectId: String(pointId), event })
  const position = rows.at(-1)?.position ?? 0
  if (action.name === 'nameLead') await writeLead(tx, pointId, action.form.unitId)
  await writePointState(tx, pointId, position, after)
  return after
}

export const recordPointAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: PointMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const after = await takePointAction(writing, given)
    return isRefusal(after) ? after : { issueId: null, pointId: given.pointId, seq: after.seq }
  })
