/** Every version of the handbook 操作手册, kept for good: a trigger refuses changes. What a version does not say stands in an earlier one. */
import { bigint, date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { HandbookItem } from '../../../domain/handbook/handbook'

export const handbookVersions = pgTable('handbook_versions', {
  number: integer('number').primaryKey(),
  /** The event that made it; 0: it was there from the start. */
  position: bigint('position', { mode: 'number' }).notNull(),
  source: text('source').notNull(),
  version: text('version').notNull(),
  from: date('from', { mode: 'string' }).notNull(),
  reason: text('reason').notNull(),
  /** The items of each kind of which this version says them. */
  kinds: jsonb('kinds').$type<Readonly<Record<string, readonly HandbookItem[]>>>().notNull(),
})
