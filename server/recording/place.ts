/** The folds of places: a point's row follows from its own events and from all its issues, whoever's event came last. */
import { eq } from 'drizzle-orm'
import type { Subject } from '../../domain/issue'
import type { Actor } from '../../domain/people'
import { applyPointEvent, type PointRecord, trackedByItself, untouchedPoint } from '../../domain/point'
import type { Db } from '../db/open'
import { pointStates } from '../db/schema'
import { pointStateRow } from '../eventLog'
import { readIssuesOfPoint } from '../readCircumstances'
import type { Writing } from '../record'

export const readPointRecord = async (tx: Db, pointId: number): Promise<PointRecord> => {
  const [row] = await tx
    .select({
      seq: pointStates.seq,
      lastInspection: pointStates.lastInspection,
      isKey: pointStates.isKey,
      isHard: pointStates.isHard,
      trackedSince: pointStates.trackedSince,
    })
    .from(pointStates)
    .where(eq(pointStates.pointId, pointId))
  return row ?? untouchedPoint
}

export const writePointState = async (tx: Db, pointId: number, position: number, own: PointRecord): Promise<number> => {
  const row = pointStateRow(pointId, own, await readIssuesOfPoint(tx, pointId), position)
  await tx.insert(pointStates).values(row).onConflictDoUpdate({ target: pointStates.pointId, set: row })
  return row.openIssues
}

/** Once at the end, after every issue of this transaction: thirty issues at one place fold it once. */
export const refoldPlace = (writing: Writing, place: Subject, position: number, by: Actor): void => {
  if (place.kind !== 'point') return
  const { tx, now } = writing
  const { pointId } = place
  writing.foldAtEnd(`point ${pointId}`, async () => {
    const own = await readPointRecord(tx, pointId)
    const openIssues = await writePointState(tx, pointId, position, own)
    const { terms } = await writing.campaignFacts()
    const event = trackedByItself(own, openIssues, terms.trackingThreshold, by, now)
    if (event === null) return
    const rows = await writing.append({ subjectKind: 'point', subjectId: String(pointId), event })
    await writePointState(tx, pointId, rows.at(-1)?.position ?? position, applyPointEvent(own, event))
  })
}
