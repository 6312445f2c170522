/** Whose a point is that lies in two scopes, or near a border: the office's word, which outlives every boundary. */
import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { points, scopes, squads } from '../schema'

export const scopeDecisions = pgTable('scope_decisions', {
  pointId: integer('point_id')
    .primaryKey()
    .references(() => points.id),
  /** Null: nobody's. */
  scopeId: text('scope_id').references(() => scopes.id),
  /** 协办: may open issues there too. */
  assistingSquad: integer('assisting_squad').references(() => squads.number),
  reason: text('reason').notNull(),
  document: text('document'),
  /** Of the event that says so. */
  position: bigint('position', { mode: 'number' }).notNull(),
})
