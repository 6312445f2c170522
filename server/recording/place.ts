/** The folds of places: a point's row follows from its own events and from all its issues, whoever's event came last. */
import { eq } from 'drizzle-orm'
import type { Subject } from '../../domain/issue'
import { type PointRecord, untouchedPoint } from '../../domain/point'
import type { Db } from '../db/open'
import { pointStates } from '../db/schema'
import { pointStateRow } from '../eventLog'
import { readIssuesOfPoint } from '../readCircumstances'
import type { Writing } from '../record'

export const readPointRecord = async (tx: Db, pointId: number): Promise<PointRecord> => {
  const [row] = await tx
    .select({ seq: pointStates.seq, lastInspection: pointStates.lastInspection })
    .from(pointStates)
    .where(eq(pointStates.pointId, pointId))
  return row ?? untouchedPoint
}

export const writePointState = async (tx: Db, pointId: number, position: number, own: PointRecord): Promise<void> => {
  const row = pointStateRow(pointId, own, await readIssuesOfPoint(tx, pointId), position)
  await tx.insert(pointStates).values(row).onConflictDoUpdate({ target: pointStates.pointId, set: row })
}

/** Once at the end, after every issue of this transaction: thirty issues at one place fold it once. */
export const refoldPlace = (writing: Writing, place: Subject, position: number): void => {
  if (place.kind !== 'point') return
  const { pointId } = place
  writing.foldAtEnd(`point ${pointId}`, async () =>
    writePointState(writing.tx, pointId, position, await readPointRecord(writing.tx, pointId)),
  )
}
