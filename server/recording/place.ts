/** The folds of places: the row of a point or a road section follows from its own events and from all its issues, whoever's event came last. */
import { eq } from 'drizzle-orm'
import type { Issue, Subject } from '../../domain/issue'
import type { Actor } from '../../domain/people'
import { applyPointEvent, type PointRecord, trackedByItself, untouchedPoint } from '../../domain/point'
import { type RoadSectionRecord, undrawn } from '../../domain/roadSection'
import { type Db, rawOf } from '../db/open'
import { pointStates, roadSections } from '../db/schema'
import { roadSectionStates } from '../db/tables/roadSections'
import { type PointStateRow, pointDayRow, pointStateRow, roadSectionStateRow } from '../eventLog'
import { writePointDays, writePointStates } from '../logStatements'
import { readIssuesOfPoint, readIssuesOfSection } from '../readCircumstances'
import type { Writing } from '../record'

/** A point's own record, within its row. */
export const recordColumns = {
  seq: pointStates.seq,
  lastInspection: pointStates.lastInspection,
  isKey: pointStates.isKey,
  isHard: pointStates.isHard,
  trackedSince: pointStates.trackedSince,
} satisfies Record<keyof PointRecord, unknown>

export const readPointRecord = async (tx: Db, pointId: number): Promise<PointRecord> => {
  const [row] = await tx.select(recordColumns).from(pointStates).where(eq(pointStates.pointId, pointId))
  return row ?? untouchedPoint
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

/** What has happened to a point in this transaction and is not in its row yet; `own` where its own events changed. */
type Change = {
  readonly own: PointRecord | null
  /** The issues as they stand, where they were read already and none has changed since. */
  readonly issues: readonly Issue[] | null
  readonly position: number
  readonly by: Actor
}
const changesIn = new WeakMap<Writing, Map<number, Change>>()

const fold = async (
  writing: Writing,
  pointId: number,
  { own: changed, issues, position, by }: Change,
): Promise<void> => {
  const { tx } = writing
  const [own, issuesHere, { terms }] = await Promise.all([
    changed ?? readPointRecord(tx, pointId),
    issues ?? readIssuesOfPoint(tx, pointId),
    writing.campaignFacts(),
  ])
  const row = pointStateRow(pointId, own, issuesHere, position)
  const write = (state: PointStateRow) => {
    writing.send(writePointStates(rawOf(tx), [state]))
    writing.send(writePointDays(rawOf(tx), [pointDayRow(state, writing.today)]))
  }
  const tracked = trackedByItself(own, row.openIssues, terms.trackingThreshold, by, writing.now)
  if (tracked === null) return write(row)
  const rows = await writing.append({ subjectKind: 'point', subjectId: String(pointId), event: tracked })
  const after = applyPointEvent(own, tracked)
  write(pointStateRow(pointId, after, issuesHere, rows.at(-1)?.position ?? position))
}

/**
 * Once at the end, after every event of this transaction: thirty issues at one place fold it once. `own` is given where
 * the point's own event was the last.
 */
export const refoldPlace = (
  writing: Writing,
  place: Subject,
  {
    position,
    by,
    own,
    issues = null,
  }: {
    readonly position: number
    readonly by: Actor
    readonly own?: PointRecord
    readonly issues?: Change['issues']
  },
): void => {
  if (place.kind === 'roadSection') {
    const { tx } = writing
    const { roadSectionId } = place
    writing.foldAtEnd(`roadSection ${roadSectionId}`, async () =>
      writeSectionState(tx, roadSectionId, position, await readSectionRecord(tx, roadSectionId)),
    )
  }
  if (place.kind !== 'point') return
  const { pointId } = place
  const changes = changesIn.get(writing) ?? new Map<number, Change>()
  changesIn.set(writing, changes)
  const before = changes.get(pointId)
  const change: Change = { own: own ?? before?.own ?? null, issues, position, by }
  changes.set(pointId, change)
  writing.foldAtEnd(`point ${pointId}`, () => fold(writing, pointId, change))
}
