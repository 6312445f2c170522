/**
 * What changed in the register of points, by the event that changed it: before, after, and what the sheet said. The event
 * holds the hash over all of its changes. Kept for a point that is no longer there too. The folds of points follow the
 * changes of their kinds.
 */
import { bigint, index, integer, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import type { RegisterChange } from '../../../domain/pointRegister'

export const pointChanges = pgTable(
  'point_changes',
  {
    /** Of the event. */
    position: bigint('position', { mode: 'number' }).notNull(),
    pointId: integer('point_id').notNull(),
    before: jsonb('before').$type<RegisterChange['before']>(),
    after: jsonb('after').$type<RegisterChange['after']>(),
    source: jsonb('source').$type<RegisterChange['source']>(),
  },
  (table) => [
    primaryKey({ columns: [table.position, table.pointId] }),
    index('point_changes_by_point').on(table.pointId),
  ],
)
