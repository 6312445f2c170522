/** What the office’s rosters hold beside units: their other names, scopes that have no boundary yet, and whom to ring. */
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Extent, ScopeKind } from '../../../domain/scope'
import { squads, units } from '../schema'

/** Names by which a unit is known beside its own; each means one unit. */
export const unitAliases = pgTable(
  'unit_aliases',
  {
    name: text('name').primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
  },
  (table) => [index('unit_aliases_by_unit').on(table.unitId)],
)

/**
 * Scopes that the plan names and of which nobody has given the boundary: a scope is drawn, so it is none before that.
 * Whoever imports the boundary moves the row to `scopes`, under the same id.
 */
export const awaitedScopes = pgTable('awaited_scopes', {
  id: text('id').primaryKey(),
  order: integer('order').notNull(),
  nameZh: text('name_zh').notNull().unique(),
  nameEn: text('name_en').notNull(),
  kind: text('kind').$type<ScopeKind>().notNull(),
  extent: text('extent').$type<Extent>().notNull(),
  squad: integer('squad')
    .notNull()
    .references(() => squads.number),
})

/** 联系人. Name and number are in `sealed` alone, which nobody reads without the key (server/contacts/seal.ts). */
export const contacts = pgTable(
  'contacts',
  {
    id: uuid('id').primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    /** 办公室主任: what the log calls the contact by. */
    title: text('title').notNull(),
    sealed: text('sealed').notNull(),
  },
  (table) => [index('contacts_by_unit').on(table.unitId)],
)
