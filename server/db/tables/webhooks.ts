/**
 * Destinations of webhooks and what is on its way to each. A delivery is made of the log by its position; what it says is
 * read when it is sent. Times here are the machine's.
 */
import { bigint, boolean, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DeliveryState, WebhookTopic } from '../../../domain/webhook'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const webhookDestinations = pgTable('webhook_destinations', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  /** The signing secret, sealed. */
  sealed: text('sealed').notNull(),
  topics: text('topics').array().$type<WebhookTopic[]>().notNull(),
  paused: boolean('paused').notNull(),
  /** The log up to here has been made into deliveries. */
  position: bigint('position', { mode: 'number' }).notNull(),
})

export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    destinationId: uuid('destination_id')
      .notNull()
      .references(() => webhookDestinations.id, { onDelete: 'cascade' }),
    /** Of the event. */
    position: bigint('position', { mode: 'number' }).notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    /** That failed. */
    attempts: integer('attempts').notNull(),
    nextAt: instant('next_at').notNull(),
    /** Somebody is sending it until then. */
    claimedUntil: instant('claimed_until'),
    triedAt: instant('tried_at'),
    /** What the destination answered last; null with a fault: it did not. */
    status: integer('status'),
    fault: text('fault'),
  },
  (table) => [
    primaryKey({ columns: [table.destinationId, table.position] }),
    index('webhook_deliveries_by_state').on(table.destinationId, table.state, table.nextAt),
  ],
)
