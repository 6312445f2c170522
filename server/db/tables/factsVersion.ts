/**
 * One row, counted up by triggers with every change of the campaign's terms, the working days, the squads, the scopes and the units,
 * whoever makes it: what a process keeps of them is good as long as the number stands.
 */
import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable } from 'drizzle-orm/pg-core'

export const factsVersion = pgTable(
  'facts_version',
  {
    id: integer('id').primaryKey(),
    version: bigint('version', { mode: 'number' }).notNull(),
  },
  (table) => [check('facts_version_is_one_row', sql`${table.id} = 1`)],
)
