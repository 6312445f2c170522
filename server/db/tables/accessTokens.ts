/** Access tokens 访问令牌 of persons, by which other software reads. Who made and who revoked one is in the log. */
import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { user } from '../schema'

const day = (name: string) => date(name, { mode: 'string' })

export const accessTokens = pgTable(
  'access_tokens',
  {
    id: uuid('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id),
    /** SHA-256 of the token, which itself is stored nowhere. */
    hash: text('hash').notNull().unique(),
    name: text('name').notNull(),
    createdOn: day('created_on').notNull(),
    lastUsedOn: day('last_used_on'),
    /** Its last day. */
    until: day('until').notNull(),
    revokedOn: day('revoked_on'),
  },
  (table) => [index('access_tokens_by_user').on(table.userId)],
)
