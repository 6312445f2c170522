/**
 * Writes every fold anew from the events where the rules by which it was written are not the server's own: after an update
 * that keeps more of an issue or a point than the version before it did.
 */
import { asc, eq } from 'drizzle-orm'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
import { type PointEvent, replayPoint } from '../../domain/point'
import { issueRow, pointStateRow } from '../eventLog'
import type { Db } from './open'
import { campaign, events, issues, pointStates } from './schema'

/** Raised with each change of what a fold keeps. */
export const foldVersion = 1

const eventsBySubject = async <E>(
  db: Db,
  kind: 'issue' | 'point',
): Promise<Map<string, { of: E[]; position: number }>> => {
  const rows = await db
    .select({ subjectId: events.subjectId, position: events.position, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, kind))
    .orderBy(asc(events.position))
  const bySubject = new Map<string, { of: E[]; position: number }>()
  for (const { subjectId, position, body } of rows) {
    const known = bySubject.get(subjectId) ?? { of: [], position }
    known.of.push(JSON.parse(body) as E)
    bySubject.set(subjectId, { ...known, position })
  }
  return bySubject
}

/** In the caller's transaction, before anybody writes events. */
export const refoldWhereOutdated = async (tx: Db): Promise<void> => {
  const [row] = await tx.select({ version: campaign.foldVersion }).from(campaign)
  if (row === undefined || row.version === foldVersion) return
  for (const [id, { of, position }] of await eventsBySubject<IssueEvent>(tx, 'issue'))
    await tx
      .update(issues)
      .set(issueRow(replay(id, of), position))
      .where(eq(issues.id, id))
  const ofPoints = await eventsBySubject<PointEvent>(tx, 'point')
  const states = await tx.select({ pointId: pointStates.pointId, position: pointStates.position }).from(pointStates)
  for (const { pointId, position } of states) {
    const ofPoint = (await tx.select({ state: issues.state }).from(issues).where(eq(issues.pointId, pointId))).map(
      ({ state }) => state,
    )
    const own = replayPoint(ofPoints.get(String(pointId))?.of ?? [])
    await tx
      .update(pointStates)
      .set(pointStateRow(pointId, own, ofPoint, position))
      .where(eq(pointStates.pointId, pointId))
  }
  await tx.update(campaign).set({ foldVersion })
}
