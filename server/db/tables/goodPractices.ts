/** The fold of a good practice's events; the columns repeat what lists ask for, from `state`. */
import { bigint, date, index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core'
import type { GoodPractice } from '../../../domain/goodPractice'

export const goodPractices = pgTable(
  'good_practices',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<GoodPractice>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    squad: integer('squad'),
    on: date('on', { mode: 'string' }).notNull(),
  },
  (table) => [index('good_practices_by_day').on(table.on)],
)

export const goodPracticeRowOf = (state: GoodPractice, position: number): typeof goodPractices.$inferInsert => ({
  id: state.id,
  state,
  position,
  squad: state.squad,
  on: state.on,
})
