/** A person's inbox: what is new, what is due, what is late; and whether this browser is told while its page is closed. */
import { and, desc, eq, inArray, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import { digestOf } from '../../domain/inbox'
import { refuse } from '../../domain/refusal'
import { languages } from '../../domain/text'
import { lastPosition } from '../announcements'
import { inboxReads, pushSubscriptions } from '../db/tables/inbox'
import { inboxKeys } from '../inbox/inboxKeys'
import { readInbox, readKeys } from '../inbox/readInbox'
import { endpointIsWrong } from '../push/endpoint'
import { accepted, procedure, router } from '../trpc'

/** The newest; older ones are in the issues themselves. */
const mostListed = 200
const mostBrowsers = 10

const key = z.string().regex(/^[a-zA-Z]{3,20} [\w -]{1,80}$/)
const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`))

const pushIsOff = refuse(
  'conflict',
  '系统没有配置消息推送，没有开启。请联系系统管理员。',
  'Web Push is not configured on this server, so it was not switched on. Ask its administrator.',
)

export const inboxRouter = router({
  list: procedure('readInbox', 'read').query(async ({ ctx: { database, clock, viewer, push } }) => {
    const { db } = database
    const entries = await readInbox(db, clock, viewer)
    const read = await readKeys(db, viewer.accountId)
    const shown = entries.slice(0, mostListed)
    return {
      today: clock.today(),
      digest: digestOf(entries, clock.today()),
      entries: shown.map((entry) => ({ ...entry, isRead: read.has(entry.key) })),
      unread: entries.filter((entry) => !read.has(entry.key)).length,
      more: entries.length > mostListed,
      /** What a browser subscribes with; null: not configured. */
      pushKey: push?.publicKey ?? null,
    }
  }),

  unread: procedure('readInbox', 'read').query(async ({ ctx: { database, clock, viewer } }) => {
    const keys = await inboxKeys(database.db, clock, await lastPosition(database), viewer)
    const read = await readKeys(database.db, viewer.accountId)
    return { count: keys.filter((known) => !read.has(known)).length }
  }),

  /** Only of what stands in the inbox now; the same again changes nothing. */
  markRead: procedure('readInbox', 'write')
    .input(z.union([z.strictObject({ keys: z.array(key).min(1).max(200) }), z.strictObject({ all: z.literal(true) })]))
    .mutation(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const { accountId } = viewer
      const entries = await readInbox(db, clock, viewer)
      const present = entries.map((entry) => entry.key)
      const wanted = 'keys' in input ? present.filter((known) => input.keys.includes(known)) : present
      if (wanted.length > 0)
        await db
          .insert(inboxReads)
          .values(wanted.map((known) => ({ accountId, key: known, readAt: clock.now() })))
          .onConflictDoNothing()
      if ('all' in input && present.length > 0)
        // What has left the inbox need not be remembered.
        await db.delete(inboxReads).where(and(eq(inboxReads.accountId, accountId), notInArray(inboxReads.key, present)))
      return { read: wanted.length }
    }),

  /** This browser is told from now on, whoever it told before. */
  subscribe: procedure('readInbox', 'write')
    .input(
      z.strictObject({
        endpoint: z.string().max(1_000),
        keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
        language: z.enum(languages),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer, push }, input: { endpoint, keys, language } }) => {
      if (push === null) return accepted(pushIsOff)
      const wrong = endpointIsWrong(endpoint, push.anywhere)
      if (wrong) return accepted(wrong)
      const { db } = database
      const row = {
        ...keys,
        accountId: viewer.accountId,
        language,
        createdAt: clock.now(),
        sentTo: await lastPosition(database),
        digestOn: clock.today(),
      }
      await db
        .insert(pushSubscriptions)
        .values({ endpoint, ...row })
        .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: row })
      const older = db
        .select({ endpoint: pushSubscriptions.endpoint })
        .from(pushSubscriptions)
        .where(eq(pushSubscriptions.accountId, viewer.accountId))
        .orderBy(desc(pushSubscriptions.createdAt))
        .offset(mostBrowsers)
      await db.delete(pushSubscriptions).where(inArray(pushSubscriptions.endpoint, older))
      return { subscribed: true }
    }),

  unsubscribe: procedure('readInbox', 'write')
    .input(z.strictObject({ endpoint: z.string().min(1).max(1_000) }))
    .mutation(async ({ ctx: { database, viewer }, input: { endpoint } }) => {
      await database.db
        .delete(pushSubscriptions)
        .where(and(eq(pushSubscriptions.endpoint, endpoint), eq(pushSubscriptions.accountId, viewer.accountId)))
      return { subscribed: false }
    }),
})
