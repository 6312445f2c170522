/** The folds of places: the row of a point or a road section follows from its own events and from all its issues, whoever's event came last. */
import { eq } from 'drizzle-orm'
import type { Subject } from '../../domain/issue'
import type { Actor } from '../../domain/people'
import { applyPointEvent, type PointRecord, trackedByItself, untouchedPoint } from '../../domain/point'
import { type RoadSectionRecord, undrawn } from '../../domain/roadSection'
import type { Db } from '../db/open'
import { pointStates, roadSections } from '../db/schema'
import { roadSectionStates } from '../db/tables/roadSections'
import { pointStateRow, roadSectionStateRow } from '../eventLog'
import { readIssuesOfPoint, readIssuesOfSection } from '../readCircumstances'
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

export const readSectionRecord = async (tx: Db, roadSectionId: string): Promise<RoadSectionRecord> => {
  const [row] = await tx
    .select({ section: roadSections, state: roadSectionStates })
    .from(roadSections)
    .innerJoin(roadSectionStates, eq(roadSectionStates.roadSectionId, roadSections.id))
    .where(eq(roadSections.id, roadSectionId))
  if (!row) return undrawn
  const { nameZh, nameEn, line, sponsor, responsibleUnitId, retiredOn } = row.section
  const { seq, lastInspection } = row.state
  return { seq, facts: { nameZh, nameEn, line, sponsor, responsibleUnitId }, retiredOn, lastInspection }
}

export const writeSectionState = async (
  tx: Db,
  roadSectionId: string,
  position: number,
  own: RoadSectionRecord,
): Promise<void> => {
  const row = roadSectionStateRow(roadSectionId, own, await readIssuesOfSection(tx, roadSectionId), position)
  await tx
    .insert(roadSectionStates)
    .values(row)
    .onConflictDoUpdate({ target: roadSectionStates.roadSectionId, set: row })
}

/** Once at the end, after every issue of this transaction: thirty issues at one place fold it once. */
export const refoldPlace = (writing: Writing, place: Subject, position: number, by: Actor): void => {
  const { tx, now, foldAtEnd } = writing
  if (place.kind === 'point') {
    const { pointId } = place
    foldAtEnd(`point ${pointId}`, async () => {
      const own = await readPointRecord(tx, pointId)
      const openIssues = await writePointState(tx, pointId, position, own)
      const { terms } = await writing.campaignFacts()
      const event = trackedByItself(own, openIssues, terms.trackingThreshold, by, now)
      if (event === null) return
      const rows = await writing.append({ subjectKind: 'point', subjectId: String(pointId), event })
      await writePointState(tx, pointId, rows.at(-1)?.position ?? position, applyPointEvent(own, event))
    })
  }
  if (place.kind === 'roadSection') {
    const { roadSectionId } = place
    foldAtEnd(`roadSection ${roadSectionId}`, async () =>
      writeSectionState(tx, roadSectionId, position, await readSectionRecord(tx, roadSectionId)),
    )
  }
}
