/** The fold of a squad route's events; the columns repeat what lists ask for, from `state`. */
import { bigint, date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { SquadRoute } from '../../../domain/squadRoute'

export const squadRoutes = pgTable(
  'squad_routes',
  {
    id: text('id').primaryKey(),
    state: jsonb('state').$type<SquadRoute>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    squad: integer('squad').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
  },
  (table) => [index('squad_routes_by_squad').on(table.squad, table.on)],
)

export const squadRouteRowOf = (state: SquadRoute, position: number): typeof squadRoutes.$inferInsert => ({
  id: state.id,
  state,
  position,
  squad: state.squad,
  on: state.on,
})
