/** What changes, as it changes: one stream per browser, resumed after the last position it has seen. */
import { EventEmitter, on } from 'node:events'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import type { Announcement } from '../../domain/announcement'
import { procedure, router } from '../trpc'

const position = z.coerce.number().int().min(0)

export const liveRouter = router({
  announcements: procedure('hearAnnouncements', 'stream')
    .input(
      z.strictObject({
        after: position,
        lastEventId: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
    )
    .subscription(async function* ({ ctx: { announcements, clock }, input, signal }) {
      let seen = input.lastEventId === undefined ? input.after : Number(input.lastEventId)
      const told = (announcement: Announcement) => tracked(String(seen), announcement)

      // Subscribed before the log is read, so that nothing falls between the two.
      const heard = new EventEmitter()
      const unsubscribe = announcements.subscribe((announcement) => heard.emit('announcement', announcement))
      const stream = on(heard, 'announcement', signal ? { signal } : {})
      try {
        // A browser that slept through midnight learns the day before anything else.
        yield told({ kind: 'dayChanged', today: clock.today() })
        const missed = await announcements.since(seen)
        if (missed === null) {
          seen = announcements.position()
          yield told({ kind: 'refetch', position: seen })
        }
        for (const announcement of missed ?? []) {
          if (announcement.kind === 'recorded') seen = announcement.position
          yield told(announcement)
        }
        for await (const [announcement] of stream as AsyncIterable<[Announcement]>) {
          if (announcement.kind === 'recorded') {
            if (announcement.position <= seen) continue
            seen = announcement.position
          }
          yield told(announcement)
        }
      } finally {
        unsubscribe()
      }
    }),
})
