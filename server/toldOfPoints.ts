/** The folds of points as the log tells them: from their own events, and between them what the register says of their kind. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { groupedBy } from '../domain/groupedBy'
import { type KindChange, type PointEvent, replayPoint, type ToldOfPoint } from '../domain/point'
import type { Db } from './db/open'
import { events } from './db/schema'
import { pointChanges } from './db/tables/pointChanges'
import { type PointStateRow, pointStateRow } from './eventLog'
import { readIssuesOfPoints } from './readCircumstances'

type At<T> = { readonly position: number; readonly pointId: number; readonly event: T }

const kindOf = (side: 'before' | 'after') => sql<string>`${pointChanges[side]} ->> 'kind'`

/** In the order of the log; `pointIds`: of these alone, without them of all. */
export const readKindChanges = async (db: Db, pointIds?: readonly number[]): Promise<At<KindChange>[]> => {
  const rows = await db
    .select({
      position: pointChanges.position,
      pointId: pointChanges.pointId,
      at: events.at,
      from: kindOf('before'),
      to: kindOf('after'),
    })
    .from(pointChanges)
    .innerJoin(events, eq(events.position, pointChanges.position))
    .where(
      and(sql`${kindOf('before')} <> ${kindOf('after')}`, pointIds && inArray(pointChanges.pointId, [...pointIds])),
    )
    .orderBy(asc(pointChanges.position))
  return rows.map(({ position, pointId, at, from, to }) => ({
    position,
    pointId,
    event: { name: 'kindChanged', at: at.toISOString(), from, to },
  }))
}

/** By point, in the order of the log; points of which nothing is told are not there. */
const readToldOfPoints = async (
  db: Db,
  pointIds: readonly number[],
): Promise<ReadonlyMap<number, readonly At<ToldOfPoint>[]>> => {
  const [own, kinds] = await Promise.all([
    db
      .select({ position: events.position, pointId: events.subjectId, body: events.body })
      .from(events)
      .where(and(eq(events.subjectKind, 'point'), inArray(events.subjectId, pointIds.map(String)))),
    readKindChanges(db, pointIds),
  ])
  const told = [
    ...own.map(({ position, pointId, body }) => ({
      position,
      pointId: Number(pointId),
      event: JSON.parse(body) as PointEvent,
    })),
    ...kinds,
  ].sort((one, other) => one.position - other.position)
  return groupedBy(told, ({ pointId }) => [pointId])
}

/** What the rows of these points ought to be, in their order; `toldAt`: where the log says the last of it, null where nothing. */
export const foldPoints = async (
  db: Db,
  kept: readonly Pick<PointStateRow, 'pointId' | 'position'>[],
): Promise<{ readonly row: PointStateRow; readonly toldAt: number | null }[]> => {
  const pointIds = kept.map(({ pointId }) => pointId)
  const [told, issuesOf] = await Promise.all([readToldOfPoints(db, pointIds), readIssuesOfPoints(db, pointIds)])
  return kept.map(({ pointId, position }) => {
    const here = told.get(pointId) ?? []
    const record = replayPoint(here.map(({ event }) => event))
    return {
      row: pointStateRow(pointId, record, issuesOf.get(pointId) ?? [], position),
      toldAt: here.at(-1)?.position ?? null,
    }
  })
}
