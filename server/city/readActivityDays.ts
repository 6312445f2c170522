/** What each squad did on each day, from the inspections in the log and the activities. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type ActivityDay, activityDays } from '../../domain/city/activityDays'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { activities } from '../db/tables/activities'

export const readActivityDays = async (db: Db): Promise<ActivityDay[]> => {
  const squad = sql<number>`(${events.body}::jsonb #>> '{by,duty,squad}')::int`.mapWith(Number)
  const date = sql<string>`${events.body}::jsonb #>> '{form,visitedOn}'`
  const [inspected, held] = await Promise.all([
    db
      .select({ date, squad, inspections: sql<number>`count(*)::int` })
      .from(events)
      .where(
        and(
          eq(events.name, 'inspect'),
          inArray(events.subjectKind, ['point', 'roadSection']),
          // The office's own inspections are no squad's.
          sql`${events.body}::jsonb #>> '{by,duty,role}' = 'squad'`,
        ),
      )
      .groupBy(sql`1`, sql`2`),
    db.select({ state: activities.state }).from(activities),
  ])
  return activityDays(
    held.map(({ state }) => state),
    inspected,
  )
}
