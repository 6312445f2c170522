/** The fold of a material's events; the columns repeat what lists and rights ask for, from `state`. */
import { bigint, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Material, MaterialState, MaterialVersion } from '../../../domain/material'
import { units } from '../schema'

export const materials = pgTable(
  'materials',
  {
    id: uuid('id').primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    name: text('name').notNull(),
    note: text('note'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    state: text('state').$type<MaterialState>().notNull(),
    versions: jsonb('versions').$type<readonly MaterialVersion[]>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    seq: integer('seq').notNull(),
  },
  (table) => [index('materials_by_unit').on(table.unitId)],
)

export const materialRowOf = (material: Material, position: number): typeof materials.$inferInsert => ({
  ...material,
  position,
})
