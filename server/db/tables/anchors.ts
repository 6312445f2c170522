/** Where the log stood at the beginning of each day. Who can rewrite the log can rewrite these too: they are logged and printed. */
import { bigint, date, pgTable, text } from 'drizzle-orm/pg-core'

export const anchors = pgTable('anchors', {
  day: date('day', { mode: 'string' }).primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
})
