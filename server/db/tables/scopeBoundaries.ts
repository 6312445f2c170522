/**
 * The boundaries of the scopes through time, by the event that set them; the newest of a scope is the one that holds and
 * stands in `scopes` too. Position 0: what the scope had before anybody set one.
 */
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Area } from '../../../domain/boundaries/areaIndex'
import { scopes } from '../schema'

export const scopeBoundaries = pgTable(
  'scope_boundaries',
  {
    position: bigint('position', { mode: 'number' }).notNull(),
    scopeId: text('scope_id')
      .notNull()
      .references(() => scopes.id),
    geometry: jsonb('geometry').$type<Area>().notNull(),
    schematic: boolean('schematic').notNull(),
    uncertaintyMetres: integer('uncertainty_metres').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.position, table.scopeId] })],
)
