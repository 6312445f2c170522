/**
 * What changed, in commit order, to every listener of this server process. A notification carries a position alone; the
 * rows after the last position are read here, also at every re-listen, so a lost connection loses nothing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { asc, gt, sql } from 'drizzle-orm'
import type { Announcement } from '../domain/announcement'
import { msUntilNextDay } from '../domain/calendar'
import type { Clock } from './clock'
import type { Database, Db } from './db/open'
import { events } from './db/schema'
import { pointChanges } from './pointRows'
import { sectionsConcerned } from './roadSectionRows'

export const channel = 'xuncheng_events'
/** A listener further behind than this is told to fetch the picture anew. */
export const mostMissed = 1000
const retryMs = 1_000
/** The first change is told at once; those that follow it so soon are read together. */
const togetherMs = 25
/** Timers longer than this many milliseconds overflow. */
const longestTimerMs = 2 ** 31 - 1

type Listener = (announcement: Announcement) => void

export type Announcements = {
  /** Hears everything from now on; returns how to stop. */
  readonly subscribe: (listener: Listener) => () => void
  /** What was recorded after a position, in order; null when that is too much to be told one by one. */
  readonly since: (position: number) => Promise<Announcement[] | null>
  /** The position up to which this process has announced. */
  readonly position: () => number
  readonly close: () => Promise<void>
}

const recordedSince = async ({ db }: Database, position: number, limit: number): Promise<Announcement[]> => {
  const rows = await db
    .select()
    .from(events)
    .where(gt(events.position, position))
    .orderBy(asc(events.position))
    .limit(limit)
  const changes = await pointChanges(db, rows)
  const sections = await sectionsConcerned(db, rows)
  return rows.map((row) => ({
    kind: 'recorded',
    position: row.position,
    about: { kind: row.subjectKind, id: row.subjectId },
    issueId: row.subjectKind === 'issue' ? row.subjectId : null,
    point: changes.get(row.position) ?? null,
    roadSectionId: sections.get(row.position) ?? null,
  }))
}

export const lastPosition = async ({ db }: { readonly db: Db }): Promise<number> => {
  const [row] = await db
    .select({ position: sql<number>`coalesce(max(${events.position}), 0)`.mapWith(Number) })
    .from(events)
  return row?.position ?? 0
}

export const openAnnouncements = async (
  database: Database,
  clock: Clock,
  onFault: (fault: unknown) => void = () => {},
): Promise<Announcements> => {
  const listeners = new Set<Listener>()
  const announce = (announcement: Announcement) => {
    for (const listener of listeners) listener(announcement)
  }

  let announced = await lastPosition(database)
  let reading: Promise<void> | null = null
  let readAgain = false
  let closed = false

  const readOn = async () => {
    do {
      readAgain = false
      const fresh = await recordedSince(database, announced, mostMissed)
      for (const announcement of fresh) {
        if (announcement.kind === 'recorded') announced = announcement.position
        announce(announcement)
      }
      if (fresh.length === mostMissed) readAgain = true
      else if (fresh.length > 0 && !closed) await wait(togetherMs)
    } while (readAgain && !closed)
  }
  // One reader at a time; a notification that comes meanwhile makes it read once more.
  const catchUp = () => {
    if (closed) return
    if (reading) {
      readAgain = true
      return
    }
    reading = readOn()
      // The position stays, so nothing is lost; but nobody may notify again for hours.
      .catch((fault: unknown) => {
        onFault(fault)
        setTimeout(catchUp, retryMs).unref()
      })
      .finally(() => {
        reading = null
        if (readAgain) catchUp()
      })
  }
  const listening = await database.sql.listen(channel, catchUp, catchUp)

  let midnight: NodeJS.Timeout
  const waitForMidnight = () => {
    midnight = setTimeout(
      () => {
        announce({ kind: 'dayChanged', today: clock.today() })
        waitForMidnight()
      },
      Math.min(msUntilNextDay(clock.now()) + 5, longestTimerMs),
    )
    midnight.unref()
  }
  waitForMidnight()

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    since: async (position) => {
      if (announced - position > mostMissed) return null
      return recordedSince(database, position, mostMissed + 1)
    },
    position: () => announced,
    close: async () => {
      closed = true
      clearTimeout(midnight)
      await reading
      await listening.unlisten()
    },
  }
}
