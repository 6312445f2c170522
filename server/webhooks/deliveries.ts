/** Deliveries out of the log and in their table: made once for each destination, claimed by one sender at a time, and what became of them. */
import { and, eq, gt, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { pauseAfter, type WebhookTopic, webhookTopics } from '../../domain/webhook'
import type { Seals } from '../contacts/seal'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { webhookDeliveries, webhookDestinations } from '../db/tables/webhooks'
import type { Answered } from '../outside/postOnce'

export type Destination = typeof webhookDestinations.$inferSelect
export type Delivery = typeof webhookDeliveries.$inferSelect

/** To what a secret is sealed. */
export const secretBound = (id: string): string => `webhook ${id}`

/** Longer than a sending may take. */
const claimMs = 30_000
const keptMs = 30 * 86_400_000
/** A destination that was away for long is caught up with step by step. */
const mostAtOnce = 5_000

const isOf = (topic: WebhookTopic): SQL | undefined => {
  const { subjects, names } = webhookTopics[topic]
  return and(inArray(events.subjectKind, [...subjects]), names === null ? undefined : inArray(events.name, [...names]))
}

/**
 * What the log has gained since, for each destination that is not paused; whether that is all. One server after the other:
 * the second finds nothing left.
 */
export const fanOut = (db: Db, now: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    let isAll = true
    const destinations = await tx
      .select()
      .from(webhookDestinations)
      .where(eq(webhookDestinations.paused, false))
      .for('no key update')
    for (const { id, position, topics } of destinations) {
      const fresh = await tx
        .select({ position: events.position, isTold: sql<boolean>`${or(...topics.map(isOf)) ?? sql`false`}` })
        .from(events)
        .where(gt(events.position, position))
        .orderBy(events.position)
        .limit(mostAtOnce)
      const last = fresh.at(-1)
      if (last === undefined) continue
      if (fresh.length === mostAtOnce) isAll = false
      const told = fresh.filter(({ isTold }) => isTold)
      if (told.length > 0)
        await tx
          .insert(webhookDeliveries)
          .values(
            told.map((event) => ({
              destinationId: id,
              position: event.position,
              state: 'waiting' as const,
              attempts: 0,
              nextAt: now,
            })),
          )
          .onConflictDoNothing()
      await tx.update(webhookDestinations).set({ position: last.position }).where(eq(webhookDestinations.id, id))
    }
    return isAll
  })

/** What was delivered a month ago is nobody's question any more. */
export const dropDelivered = async (db: Db, now: Date): Promise<void> => {
  await db
    .delete(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.state, 'delivered'), lt(webhookDeliveries.triedAt, new Date(now.getTime() - keptMs))),
    )
}

/** Null: there is none. */
export const readDestination = async (db: Db, id: string): Promise<Destination | null> => {
  const [row] = await db.select().from(webhookDestinations).where(eq(webhookDestinations.id, id))
  return row ?? null
}

/** Of destinations that are not paused: those that something waits for, and when for each. */
export const readWaiting = (db: Db): Promise<{ readonly id: string; readonly nextAt: Date }[]> =>
  db
    .select({
      id: webhookDestinations.id,
      nextAt: sql<Date>`min(greatest(${webhookDeliveries.nextAt}, ${webhookDeliveries.claimedUntil}))`.mapWith(
        webhookDeliveries.nextAt,
      ),
    })
    .from(webhookDestinations)
    .innerJoin(webhookDeliveries, eq(webhookDeliveries.destinationId, webhookDestinations.id))
    .where(and(eq(webhookDestinations.paused, false), eq(webhookDeliveries.state, 'waiting')))
    .groupBy(webhookDestinations.id)

/** The oldest that is due, for this sender alone; null: there is none. */
export const claimNext = async (db: Db, destinationId: string, now: Date): Promise<Delivery | null> => {
  const [claimed] = await db
    .update(webhookDeliveries)
    .set({ claimedUntil: new Date(now.getTime() + claimMs) })
    .where(
      and(
        eq(webhookDeliveries.destinationId, destinationId),
        sql`${webhookDeliveries.position} = (
          select waiting.position from webhook_deliveries as waiting
          where waiting.destination_id = ${destinationId} and waiting.state = 'waiting'
            and waiting.next_at <= ${now.toISOString()}::timestamptz
            and (waiting.claimed_until is null or waiting.claimed_until < ${now.toISOString()}::timestamptz)
          order by waiting.position limit 1 for update skip locked)`,
      ),
    )
    .returning()
  return claimed ?? null
}

const ofRow = ({ destinationId, position }: Pick<Delivery, 'destinationId' | 'position'>) =>
  and(eq(webhookDeliveries.destinationId, destinationId), eq(webhookDeliveries.position, position))

export const isGood = ({ status }: Answered): boolean => status !== null && status >= 200 && status < 300

/** A number of seconds, or a date. */
const askedPauseMs = ({ retryAfter }: Answered, now: Date): number | null => {
  if (retryAfter === null) return null
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now.getTime()
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

export const noteAnswer = async (db: Db, delivery: Delivery, answered: Answered, now: Date): Promise<void> => {
  const { status, fault } = answered
  const attempts = delivery.attempts + (isGood(answered) ? 0 : 1)
  const pause = isGood(answered) ? null : pauseAfter(attempts, askedPauseMs(answered, now))
  await db
    .update(webhookDeliveries)
    .set({
      state: isGood(answered) ? 'delivered' : pause === null ? 'failed' : 'waiting',
      attempts,
      nextAt: new Date(now.getTime() + (pause ?? 0)),
      claimedUntil: null,
      triedAt: now,
      status,
      fault,
    })
    .where(ofRow(delivery))
}

/** It tells by 410 that it is no more: it is left alone until the office resumes it. */
export const pauseGone = async (db: Db, id: string): Promise<void> => {
  await db.update(webhookDestinations).set({ paused: true }).where(eq(webhookDestinations.id, id))
}

/** Of what was given up, or waits for its next turn: it is due now, with all its attempts before it. */
export const makeDue = async (db: Db, destinationId: string, position: number | null, now: Date): Promise<number> => {
  const due = await db
    .update(webhookDeliveries)
    .set({ state: 'waiting', attempts: 0, nextAt: now })
    .where(
      and(
        eq(webhookDeliveries.destinationId, destinationId),
        inArray(webhookDeliveries.state, ['failed', 'waiting']),
        position === null ? undefined : eq(webhookDeliveries.position, position),
        or(sql`${webhookDeliveries.claimedUntil} is null`, lte(webhookDeliveries.claimedUntil, now)),
      ),
    )
    .returning({ position: webhookDeliveries.position })
  return due.length
}

/** At start: what an older key sealed is sealed with the newest. How many could not be opened. */
export const resealSecrets = (db: Db, seals: Seals): Promise<number> =>
  db.transaction(async (tx) => {
    const rows = await tx.select().from(webhookDestinations).for('update')
    let lost = 0
    for (const { id, sealed } of rows) {
      if (seals.isCurrent(sealed)) continue
      const secret = seals.openWords(sealed, secretBound(id))
      if (secret === null) lost += 1
      else
        await tx
          .update(webhookDestinations)
          .set({ sealed: seals.sealWords(secret, secretBound(id)) })
          .where(eq(webhookDestinations.id, id))
    }
    return lost
  })
