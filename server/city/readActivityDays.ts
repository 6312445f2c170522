/** What each squad did on each day, from the inspections in the log and the activities. */
import { type ActivityDay, activityDays, type InspectedDay } from '../../domain/city/activityDays'
import type { Database } from '../db/open'
import { activities } from '../db/tables/activities'

/** The log only grows: what was counted up to a position is counted for good. */
type Counted = { readonly position: number; readonly days: readonly InspectedDay[] }
const countedOf = new WeakMap<Database, Counted>()

const keyOf = ({ date, squad }: Pick<InspectedDay, 'date' | 'squad'>): string => `${date} ${squad}`

/** Inspections by squads; the office's own are no squad's. Reads only what has been recorded since it was last asked. */
const readInspections = async (database: Database): Promise<readonly InspectedDay[]> => {
  const before = countedOf.get(database) ?? { position: 0, days: [] }
  const more = await database.sql<(InspectedDay & { position: number })[]>`
    select body::jsonb #>> '{form,visitedOn}' as date, (body::jsonb #>> '{by,duty,squad}')::int as squad,
      count(*)::int as inspections, max(position)::float8 as position
    from events
    where position > ${before.position} and name = 'inspect' and subject_kind in ('point', 'roadSection')
      and body::jsonb #>> '{by,duty,role}' = 'squad'
    group by 1, 2`
  if (more.length === 0) return before.days
  const days = new Map(before.days.map((day) => [keyOf(day), day]))
  for (const { date, squad, inspections } of more) {
    const key = keyOf({ date, squad })
    days.set(key, { date, squad, inspections: (days.get(key)?.inspections ?? 0) + inspections })
  }
  // Made anew and not added to: two who ask at the same time come to the same.
  const counted = { position: Math.max(...more.map(({ position }) => position)), days: [...days.values()] }
  countedOf.set(database, counted)
  return counted.days
}

export const readActivityDays = async (database: Database): Promise<ActivityDay[]> => {
  const [inspected, held] = await Promise.all([
    readInspections(database),
    database.db.select({ state: activities.state }).from(activities),
  ])
  return activityDays(
    held.map(({ state }) => state),
    inspected,
  )
}
