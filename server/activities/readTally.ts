/**
 * What the tally is made from: activities, and the days on which squads were out, read from inspections in the log. Counts,
 * the lists behind them and what is still due all come from `readProofs`, so they cannot differ.
 */
import { and, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { type Activity, type ActivityKind, type Outing, type Proof, proofsOf } from '../../domain/activity'
import type { UnitVisit } from '../../domain/activityDue'
import { firstDayOf, type LocalDate, lastDayOf, type Month, type Span } from '../../domain/calendar'
import type { Db } from '../db/open'
import { events, points, pointUnits, roadSections } from '../db/schema'
import { activities } from '../db/tables/activities'

export const spanOfMonth = (month: Month): Span => ({ from: firstDayOf(month), until: lastDayOf(month) })

/** Activities whose day lies in the span, oldest first. */
export const readActivitiesIn = async (db: Db, { from, until }: Span): Promise<Activity[]> =>
  (
    await db
      .select({ state: activities.state })
      .from(activities)
      .where(and(gte(activities.date, from), lte(activities.date, until)))
      .orderBy(activities.date, activities.position)
  ).map(({ state }) => state)

const visitedOn = sql<string>`${events.body}::jsonb #>> '{form,visitedOn}'`
const visitingSquad = sql<number>`(${events.body}::jsonb #>> '{by,duty,squad}')::int`.mapWith(Number)

/** Inspections by squads on a day of the span; the office's own are no squad's. */
const bySquadsIn = ({ from, until }: Span): SQL | undefined =>
  and(
    eq(events.name, 'inspect'),
    inArray(events.subjectKind, ['point', 'roadSection']),
    sql`${events.body}::jsonb #>> '{by,duty,role}' = 'squad'`,
    sql`${visitedOn} between ${from} and ${until}`,
  )

/** Days of the span on which a squad inspected anything. */
const readOutingsIn = (db: Db, span: Span): Promise<Outing[]> =>
  db.selectDistinct({ squad: visitingSquad, date: visitedOn }).from(events).where(bySquadsIn(span))

export const readActivitiesOf = (db: Db, month: Month): Promise<Activity[]> => readActivitiesIn(db, spanOfMonth(month))
export const readOutings = (db: Db, month: Month): Promise<Outing[]> => readOutingsIn(db, spanOfMonth(month))

/** `kind`: of one supervision type alone. */
export const readProofs = async (
  db: Db,
  span: Span,
  kind?: ActivityKind,
): Promise<{ readonly activities: readonly Activity[]; readonly proofs: readonly Proof[] }> => {
  const found = await readActivitiesIn(db, span)
  const proofs = proofsOf(found, await readOutingsIn(db, span))
  return kind === undefined
    ? { activities: found, proofs }
    : {
        activities: found.filter((activity) => activity.kind === kind),
        proofs: proofs.filter(({ kinds }) => kinds.includes(kind)),
      }
}

export type InspectedPlace =
  | { readonly kind: 'point'; readonly id: number; readonly name: string }
  | { readonly kind: 'roadSection'; readonly id: string; readonly name: string }

/** What a squad inspected on the days of a span, day by day. */
export const readInspected = async (
  db: Db,
  squad: number,
  span: Span,
): Promise<ReadonlyMap<LocalDate, readonly InspectedPlace[]>> => {
  const rows = await db
    .selectDistinct({
      date: visitedOn,
      kind: events.subjectKind,
      id: events.subjectId,
      point: points.name,
      section: roadSections.nameZh,
    })
    .from(events)
    .leftJoin(points, and(eq(events.subjectKind, 'point'), sql`${points.id}::text = ${events.subjectId}`))
    .leftJoin(roadSections, and(eq(events.subjectKind, 'roadSection'), eq(roadSections.id, events.subjectId)))
    .where(and(bySquadsIn(span), sql`${visitingSquad} = ${squad}`))
  const byDay = new Map<LocalDate, InspectedPlace[]>()
  for (const { date, kind, id, point, section } of rows)
    byDay.set(date, [
      ...(byDay.get(date) ?? []),
      kind === 'point' ? { kind, id: Number(id), name: point ?? id } : { kind: 'roadSection', id, name: section ?? id },
    ])
  return byDay
}

/** The days on which a squad inspected places that a unit answers for today. */
export const readVisits = async (db: Db, squad: number, span: Span): Promise<UnitVisit[]> => {
  const ofSquad = and(bySquadsIn(span), sql`${visitingSquad} = ${squad}`)
  const [atPoints, atSections] = await Promise.all([
    db
      .selectDistinct({ unitId: pointUnits.unitId, date: visitedOn })
      .from(events)
      .innerJoin(pointUnits, sql`${pointUnits.pointId}::text = ${events.subjectId} and ${pointUnits.until} is null`)
      .where(and(eq(events.subjectKind, 'point'), ofSquad)),
    db
      .selectDistinct({ unitId: roadSections.responsibleUnitId, date: visitedOn })
      .from(events)
      .innerJoin(roadSections, eq(roadSections.id, events.subjectId))
      .where(and(eq(events.subjectKind, 'roadSection'), ofSquad)),
  ])
  return [...atPoints, ...atSections]
}
