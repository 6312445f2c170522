/** What the tally is made from: activities, and the days on which squads were out, read from inspections in the log. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Activity, Outing } from '../../domain/activity'
import type { Month } from '../../domain/calendar'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { activities } from '../db/tables/activities'

/** Activities whose day lies in the month, oldest first. */
export const readActivitiesOf = async (db: Db, month: Month): Promise<Activity[]> =>
  (
    await db
      .select({ state: activities.state })
      .from(activities)
      .where(sql`to_char(${activities.date}, 'YYYY-MM') = ${month}`)
      .orderBy(activities.date, activities.position)
  ).map(({ state }) => state)

/** Days of the month on which a squad inspected anything; the office's own inspections are no squad's. */
export const readOutings = async (db: Db, month: Month): Promise<Outing[]> => {
  const squad = sql<number>`(${events.body}::jsonb #>> '{by,duty,squad}')::int`.mapWith(Number)
  const date = sql<string>`${events.body}::jsonb #>> '{form,visitedOn}'`
  return db
    .selectDistinct({ squad, date })
    .from(events)
    .where(
      and(
        eq(events.name, 'inspect'),
        inArray(events.subjectKind, ['point', 'roadSection']),
        sql`${events.body}::jsonb #>> '{by,duty,role}' = 'squad'`,
        sql`${date} like ${`${month}-%`}`,
      ),
    )
}
