/** What is kept of notifications: what each person has read, and where each person's browsers are reached. */
import { bigint, date, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** The entries themselves are derived and stand nowhere. */
export const inboxReads = pgTable(
  'inbox_reads',
  {
    accountId: text('account_id').notNull(),
    key: text('key').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
)

/** A browser that asked to be told (Web Push). Its keys encrypt to it alone. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    endpoint: text('endpoint').primaryKey(),
    accountId: text('account_id').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    language: text('language', { enum: ['zh', 'en'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** Of several server processes, the one that moves these on is the one that sends. */
    sentTo: bigint('sent_to', { mode: 'number' }).notNull(),
    digestOn: date('digest_on', { mode: 'string' }),
  },
  (table) => [index('push_subscriptions_by_account').on(table.accountId)],
)
