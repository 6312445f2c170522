/**
 * Writes every fold anew from the events where the rules by which it was written are not the server's own: after an update
 * that keeps more of an issue or a point than the version before it did.
 */
import { eq, notExists } from 'drizzle-orm'
import { type IssueEvent, replay } from '../../domain/issueLifecycle'
import { undrawn } from '../../domain/roadSection'
import { recountDaysOfLog } from '../city/recountDays'
import { issueRow, roadSectionStateRow } from '../eventLog'
import { readEventsBySubject } from '../eventsBySubject'
import { writePointStates } from '../logStatements'
import { readIssuesOfSection } from '../readCircumstances'
import { foldPoints } from '../toldOfPoints'
import { inBatches } from './inBatches'
import { type Db, rawOf } from './open'
import { campaign, issues, pointStates, roadSections } from './schema'
import { roadSectionStates } from './tables/roadSections'
import { issueDays, pointDays } from './tables/standingDays'

/** Raised with each change of what a fold keeps. */
export const foldVersion = 4
/** The last one that changed what the fold of an issue keeps: of hundreds of thousands, none is written for nothing. */
const issueFoldVersion = 3

/** Also where there is no campaign yet. */
export const isFoldedByThisVersion = async (db: Db): Promise<boolean> => {
  const [row] = await db.select({ version: campaign.foldVersion }).from(campaign)
  return row === undefined || row.version === foldVersion
}

/** In the caller's transaction, before anybody writes events. */
export const refoldWhereOutdated = async (tx: Db): Promise<void> => {
  const [row] = await tx.select({ version: campaign.foldVersion }).from(campaign)
  if (row === undefined || row.version === foldVersion) return
  if (row.version < issueFoldVersion)
    for (const [id, { events, position }] of await readEventsBySubject<IssueEvent>(tx, 'issue'))
      await tx
        .update(issues)
        .set(issueRow(replay(id, events), position))
        .where(eq(issues.id, id))
  const states = await tx.select({ pointId: pointStates.pointId, position: pointStates.position }).from(pointStates)
  await inBatches(states, async (batch) => {
    const rows = (await foldPoints(tx, batch)).map(({ row: folded }) => folded)
    await writePointStates(rawOf(tx), rows)
  })
  const days = await recountDaysOfLog(tx)
  await tx.delete(issueDays)
  await tx.delete(pointDays)
  await inBatches(days.issues, (batch) => tx.insert(issueDays).values(batch))
  await inBatches(days.points, (batch) => tx.insert(pointDays).values(batch))
  // Sections of before they had events of their own: nobody has visited them, and their issues are known.
  const undocumented = await tx
    .select({ id: roadSections.id })
    .from(roadSections)
    .where(notExists(tx.select().from(roadSectionStates).where(eq(roadSectionStates.roadSectionId, roadSections.id))))
  for (const { id } of undocumented)
    await tx.insert(roadSectionStates).values(roadSectionStateRow(id, undrawn, await readIssuesOfSection(tx, id), 0))
  await tx.update(campaign).set({ foldVersion })
}
