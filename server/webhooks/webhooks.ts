/**
 * Tells other systems what the log has gained. It only listens, so a destination that hangs holds up nobody: each has a
 * sender of its own, which goes on to the next message when one is refused.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { failuresInARow, restMs } from '../../domain/webhook'
import type { Announcements } from '../announcements'
import type { Clock } from '../clock'
import type { Seals } from '../contacts/seal'
import type { Database } from '../db/open'
import { isReachable, type Reach } from '../outside/address'
import { type Answered, postOnce } from '../outside/postOnce'
import {
  claimNext,
  type Destination,
  dropDelivered,
  fanOut,
  isGood,
  makeDue,
  noteAnswer,
  pauseGone,
  readDestination,
  readWaiting,
  secretBound,
} from './deliveries'
import { type Message, messageOf, pingOf, signedHeaders } from './message'

/** The log is looked at again in any case. */
const longestWaitMs = 600_000
/** What happens so soon one after the other is looked at together. */
const togetherMs = 100
const purgedEveryMs = 3_600_000

const unanswered = (fault: string): Answered => ({ status: null, retryAfter: null, fault })

export type Webhooks = {
  /** Whether something may be sent to this address. */
  readonly mayReach: (url: string) => boolean
  /** Sends a message that says nothing, and tells what was answered. */
  readonly ping: (destination: Destination) => Promise<Answered>
  /** What was given up or waits for its next turn is due at once; `position` null: all of it. How many. */
  readonly sendAgain: (destinationId: string, position: number | null) => Promise<number>
  /** A destination has changed. */
  readonly wake: () => void
  /** Waits for what is under way; what waits is kept. */
  readonly close: () => Promise<void>
}

export const openWebhooks = ({
  database: { db },
  clock,
  announcements,
  seals,
  publicUrl,
  reach,
  onFault,
  now,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly announcements: Announcements
  readonly seals: Seals
  readonly publicUrl: string
  readonly reach: Reach
  readonly onFault: (fault: unknown) => void
  /** The machine's clock, in milliseconds. */
  readonly now: () => number
}): Webhooks => {
  const stopping = new AbortController()
  const { signal } = stopping
  /** Destinations that are being sent to, and until when others are left alone. */
  const underWay = new Map<string, Promise<void>>()
  const restsUntil = new Map<string, number>()

  const send = async ({ id, url, sealed }: Destination, message: Message): Promise<Answered> => {
    const secret = seals.openWords(sealed, secretBound(id))
    if (secret === null) return unanswered('WRONGKEY')
    if (!isReachable(url, reach)) return unanswered('EINSIDE')
    return postOnce(url, { headers: signedHeaders(secret, message, now()), body: message.body, reach, signal })
  }

  /** Whatever goes wrong with one message is that message's failure, and the next one is not held up. */
  const tell = async (destination: Destination, position: number): Promise<Answered> => {
    try {
      const message = await messageOf(db, clock, publicUrl, position)
      return message === null ? unanswered('NOEVENT') : await send(destination, message)
    } catch (fault) {
      onFault(fault)
      return unanswered('FAULT')
    }
  }

  /** One message after the other, as they happened. */
  const drain = async (id: string): Promise<void> => {
    let failures = 0
    while (!signal.aborted && failures < failuresInARow) {
      // Read anew each time: it may have been changed, paused or removed meanwhile.
      const destination = await readDestination(db, id)
      if (destination === null || destination.paused) return
      const delivery = await claimNext(db, id, new Date(now()))
      if (delivery === null) return
      const answered = await tell(destination, delivery.position)
      // Broken off: whoever comes next sends it.
      if (signal.aborted) return
      await noteAnswer(db, delivery, answered, new Date(now()))
      if (answered.status === 410) return pauseGone(db, id)
      failures = isGood(answered) ? 0 : failures + 1
    }
    restsUntil.set(id, now() + restMs)
  }

  let purgedAt = 0
  const startDue = async (): Promise<number> => {
    if (now() - purgedAt > purgedEveryMs) {
      purgedAt = now()
      await dropDelivered(db, new Date(now()))
    }
    const isCaughtUp = await fanOut(db, new Date(now()))
    let next = isCaughtUp ? now() + longestWaitMs : now()
    for (const { id, nextAt } of await readWaiting(db)) {
      const dueAt = Math.max(nextAt.getTime(), restsUntil.get(id) ?? 0)
      if (underWay.has(id)) continue
      if (dueAt > now()) next = Math.min(next, dueAt)
      else
        underWay.set(
          id,
          drain(id)
            // The destination is left alone for as long as after failures of its own.
            .catch((fault: unknown) => {
              restsUntil.set(id, now() + restMs)
              onFault(fault)
            })
            .finally(() => {
              underWay.delete(id)
              wake()
            }),
        )
    }
    return next
  }

  let isAwake = true
  let stirred = new AbortController()
  const wake = () => {
    isAwake = true
    stirred.abort()
  }
  const run = async () => {
    while (!signal.aborted) {
      isAwake = false
      stirred = new AbortController()
      const next = await startDue().catch((fault: unknown) => {
        onFault(fault)
        return now() + restMs
      })
      if (!isAwake)
        await wait(Math.max(0, next - now()), undefined, { signal: stirred.signal, ref: false }).catch(() => {})
      if (!signal.aborted) await wait(togetherMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }
  const running = run()
  const unsubscribe = announcements.subscribe(({ kind }) => {
    if (kind === 'recorded') wake()
  })

  return {
    mayReach: (url) => isReachable(url, reach),
    ping: (destination) => send(destination, pingOf(`ping-${now()}`)),
    sendAgain: async (id, position) => {
      restsUntil.delete(id)
      const count = await makeDue(db, id, position, new Date(now()))
      wake()
      return count
    },
    wake: () => {
      restsUntil.clear()
      wake()
    },
    close: async () => {
      unsubscribe()
      stopping.abort()
      wake()
      await Promise.all([running, ...underWay.values()])
    },
  }
}
