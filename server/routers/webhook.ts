/** Webhooks 系统对接: the office's destinations, how each is doing, and what is on its way. */
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { type Refusal, refuse } from '../../domain/refusal'
import { type DeliveryState, toldAddress, webhookFormSchema, webhookSecretSchema } from '../../domain/webhook'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { webhookDeliveries, webhookDestinations } from '../db/tables/webhooks'
import {
  noSuchDestination,
  recordWebhookAdded,
  recordWebhookChanged,
  recordWebhookPaused,
  recordWebhookRemoved,
} from '../recording/webhook'
import { accepted, procedure, router } from '../trpc'
import { readDestination } from '../webhooks/deliveries'

const mostListed = 100

const unreachable: Refusal = refuse(
  'invalid',
  '这个地址不能使用，没有保存。请填写 https 地址；内网地址请管理员在 WEBHOOK_NETWORKS 中放行。',
  'This address cannot be used, so nothing was saved. Give an https address; ask the administrator to allow networks inside by WEBHOOK_NETWORKS.',
)

/** How many wait, how many were given up, and what was answered last. */
const readStates = async (db: Db) => {
  const counts = await db
    .select({
      id: webhookDeliveries.destinationId,
      state: webhookDeliveries.state,
      count: sql<number>`count(*)::int`,
    })
    .from(webhookDeliveries)
    .groupBy(webhookDeliveries.destinationId, webhookDeliveries.state)
  const last = await db
    .selectDistinctOn([webhookDeliveries.destinationId], {
      id: webhookDeliveries.destinationId,
      triedAt: webhookDeliveries.triedAt,
      status: webhookDeliveries.status,
      fault: webhookDeliveries.fault,
    })
    .from(webhookDeliveries)
    .where(sql`${webhookDeliveries.triedAt} is not null`)
    .orderBy(asc(webhookDeliveries.destinationId), desc(webhookDeliveries.triedAt))
  return (destinationId: string) => {
    const countOf = (state: DeliveryState) =>
      counts.find((one) => one.id === destinationId && one.state === state)?.count ?? 0
    const tried = last.find(({ id }) => id === destinationId)
    return {
      waiting: countOf('waiting'),
      delivered: countOf('delivered'),
      failed: countOf('failed'),
      last: tried === undefined ? null : { triedAt: tried.triedAt, status: tried.status, fault: tried.fault },
    }
  }
}

const withId = z.strictObject({ id: uuidSchema })
const acting = withId.extend({ actionId: uuidSchema })

export const webhookRouter = router({
  list: procedure('keepWebhooks', 'read').query(
    async ({
      ctx: {
        database: { db },
      },
    }) => {
      const stateOf = await readStates(db)
      const rows = await db.select().from(webhookDestinations).orderBy(asc(webhookDestinations.name))
      return rows.map(({ id, name, url, topics, paused }) => ({
        id,
        name,
        url,
        address: toldAddress(url),
        topics,
        paused,
        ...stateOf(id),
      }))
    },
  ),

  /** The newest first; those that were given up before all others. */
  deliveries: procedure('keepWebhooks', 'read')
    .input(withId)
    .query(
      ({
        ctx: {
          database: { db },
        },
        input: { id },
      }) =>
        db
          .select({
            position: webhookDeliveries.position,
            state: webhookDeliveries.state,
            attempts: webhookDeliveries.attempts,
            nextAt: webhookDeliveries.nextAt,
            triedAt: webhookDeliveries.triedAt,
            status: webhookDeliveries.status,
            fault: webhookDeliveries.fault,
            subjectKind: events.subjectKind,
            name: events.name,
            at: events.at,
          })
          .from(webhookDeliveries)
          .innerJoin(events, eq(events.position, webhookDeliveries.position))
          .where(and(eq(webhookDeliveries.destinationId, id)))
          .orderBy(sql`${webhookDeliveries.state} = 'delivered'`, desc(webhookDeliveries.position))
          .limit(mostListed),
    ),

  /** The secret is made where it is shown, so that a repeated sending carries the same one. */
  add: procedure('keepWebhooks', 'write')
    .input(acting.extend({ form: webhookFormSchema, secret: webhookSecretSchema }))
    .mutation(async ({ ctx: { database, clock, seals, webhooks, viewer }, input: { actionId, ...given } }) => {
      if (!webhooks.mayReach(given.form.url)) return accepted(unreachable)
      return accepted(await recordWebhookAdded(database, clock, seals, { actionId, viewer }, given))
    }),

  change: procedure('keepWebhooks', 'write')
    .input(acting.extend({ form: webhookFormSchema }))
    .mutation(async ({ ctx: { database, clock, webhooks, viewer }, input: { actionId, id, form } }) => {
      if (!webhooks.mayReach(form.url)) return accepted(unreachable)
      return accepted(await recordWebhookChanged(database, clock, { actionId, viewer }, id, form))
    }),

  pause: procedure('keepWebhooks', 'write')
    .input(acting.extend({ paused: z.boolean() }))
    .mutation(async ({ ctx: { database, clock, webhooks, viewer }, input: { actionId, id, paused } }) => {
      const receipt = accepted(await recordWebhookPaused(database, clock, { actionId, viewer }, id, paused))
      webhooks.wake()
      return receipt
    }),

  remove: procedure('keepWebhooks', 'write')
    .input(acting)
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, id } }) =>
      accepted(await recordWebhookRemoved(database, clock, { actionId, viewer }, id)),
    ),

  /** Sends a message that says nothing; what was answered is told, and kept nowhere. */
  test: procedure('keepWebhooks', 'write')
    .input(withId)
    .mutation(async ({ ctx: { database, webhooks }, input: { id } }) => {
      const destination = accepted((await readDestination(database.db, id)) ?? noSuchDestination)
      const { status, fault } = await webhooks.ping(destination)
      return { status, fault }
    }),

  /** What was given up or waits for its next turn is due at once; `position` null: all of it. */
  sendAgain: procedure('keepWebhooks', 'write')
    .input(withId.extend({ position: z.number().int().positive().nullable() }))
    .mutation(async ({ ctx: { database, webhooks }, input: { id, position } }) => {
      accepted((await readDestination(database.db, id)) ?? noSuchDestination)
      return { count: await webhooks.sendAgain(id, position) }
    }),
})
