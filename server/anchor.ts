/**
 * Anchors of the log: its last position and hash at a moment. Written down outside the database (the server's own log,
 * signed papers), an anchor shows later whether anything before it was altered, or the log cut short.
 */
import { desc } from 'drizzle-orm'
import type { Announcements } from './announcements'
import type { Clock } from './clock'
import type { Database, Db } from './db/open'
import { events } from './db/schema'
import { anchors } from './db/tables/anchors'
import { emptyLog, type LogEnd } from './eventLog'

/** Where the log stands now; what a printed paper shows. Position 0 before the first event. */
export const currentAnchor = async (db: Db): Promise<LogEnd> => {
  const [last] = await db
    .select({ position: events.position, hash: events.hash })
    .from(events)
    .orderBy(desc(events.position))
    .limit(1)
  return last ?? emptyLog
}

/** As it is printed, and as audit:verify takes it back. */
export const anchorText = ({ position, hash }: LogEnd): string => `${position}:${hash}`

export type DayAnchor = LogEnd & { readonly day: string }

/** Writes the day's anchor where there is none; null where there is one already, or nothing to hold. */
export const keepAnchor = async (db: Db, day: string): Promise<DayAnchor | null> => {
  const now = await currentAnchor(db)
  if (now.position === 0) return null
  const [kept] = await db
    .insert(anchors)
    .values({ day, ...now })
    .onConflictDoNothing()
    .returning()
  return kept ?? null
}

/** At the start and at each midnight in Shanghai. Of several servers one writes it; `tell` is called by that one. */
export const keepAnchors = async (
  { db }: Database,
  clock: Clock,
  announcements: Announcements,
  tell: (anchor: DayAnchor) => void,
  onFault: (fault: unknown) => void,
): Promise<() => void> => {
  const keep = async (day: string) => {
    const kept = await keepAnchor(db, day)
    if (kept !== null) tell(kept)
  }
  await keep(clock.today())
  return announcements.subscribe((announcement) => {
    if (announcement.kind === 'dayChanged') void keep(announcement.today).catch(onFault)
  })
}
