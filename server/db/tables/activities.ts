/** The fold of an activity's events; the columns repeat what lists and rights ask for, from `state`. */
import { bigint, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Activity } from '../../../domain/activity'

export const activities = pgTable(
  'activities',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<Activity>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    squads: integer('squads').array().notNull(),
    unitIds: text('unit_ids').array().notNull(),
  },
  (table) => [index('activities_by_date').on(table.date)],
)

export const activityRowOf = (state: Activity, position: number): typeof activities.$inferInsert => ({
  id: state.id,
  state,
  position,
  date: state.date,
  squads: [...state.squads],
  unitIds: [...state.unitIds],
})
