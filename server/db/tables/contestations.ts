/** The fold of a contestation's events; the columns repeat what lists and rights ask for, from `state`. */
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Contestation, ContestationState } from '../../../domain/dossier/contestation'
import type { DossierFact } from '../../../domain/dossier/facts'
import { units } from '../schema'

export const contestations = pgTable(
  'contestations',
  {
    id: uuid('id').primaryKey(),
    state: jsonb('state').$type<Contestation>().notNull(),
    /** Position of the last event folded in. */
    position: bigint('position', { mode: 'number' }).notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    fact: text('fact').$type<DossierFact>().notNull(),
    stage: text('stage').$type<ContestationState>().notNull(),
  },
  (table) => [index('contestations_by_unit').on(table.unitId)],
)

export const contestationRowOf = (state: Contestation, position: number): typeof contestations.$inferInsert => ({
  id: state.id,
  state,
  position,
  unitId: state.unitId,
  fact: state.fact,
  stage: state.state,
})
