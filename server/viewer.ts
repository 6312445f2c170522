/**
 * Who is asking: the session of a request, its account, and the posts held today. Read anew at every request, so that a
 * post handed over or a session ended counts from the next request on.
 */
import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { LocalDate } from '../domain/calendar'
import type { Viewer } from '../domain/people'
import type { Auth } from './auth'
import type { Db } from './db/open'
import { posts, session, user } from './db/schema'

export type SignedIn = {
  readonly sessionId: string
  readonly username: string
  readonly expiresAt: Date
  /** Without any post today the person is known but may do nothing. */
  readonly viewer: Viewer
  /** `Set-Cookie` lines that prolong the session; to be sent with whatever is answered. */
  readonly cookies: readonly string[]
}

export const heldOn = (today: LocalDate) =>
  and(lte(posts.from, today), or(isNull(posts.until), gte(posts.until, today)))

const isBanned = (account: { banned?: boolean | null; banExpires?: Date | null }): boolean =>
  account.banned === true && (!account.banExpires || account.banExpires > new Date())

/** Null: nobody, or an account that is closed. `today` is the campaign's day, on which posts are held. */
export const signedInOf = async (auth: Auth, db: Db, headers: Headers, today: LocalDate): Promise<SignedIn | null> => {
  if (!headers.has('cookie')) return null
  const read = await auth.api.getSession({ headers, returnHeaders: true })
  if (!read.response || isBanned(read.response.user)) return null
  const { user: account, session: own } = read.response
  const held = await db
    .select({ id: posts.id, duty: posts.duty, from: posts.from, until: posts.until })
    .from(posts)
    .where(and(eq(posts.userId, account.id), heldOn(today)))
    .orderBy(asc(posts.from), asc(posts.id))
  return {
    sessionId: own.id,
    username: account.username ?? '',
    expiresAt: own.expiresAt,
    viewer: { accountId: account.id, name: account.name, posts: held },
    cookies: read.headers?.getSetCookie() ?? [],
  }
}

export const viewerOf = async (auth: Auth, db: Db, headers: Headers, today: LocalDate): Promise<Viewer | null> =>
  (await signedInOf(auth, db, headers, today))?.viewer ?? null

/** Of these sessions, those that are still good for something: not ended, the account open, a post held today. */
export const sessionsStillGood = async (
  db: Db,
  sessionIds: readonly string[],
  today: LocalDate,
): Promise<Set<string>> => {
  if (sessionIds.length === 0) return new Set()
  const now = new Date()
  const rows = await db
    .selectDistinct({ id: session.id, banned: user.banned, banExpires: user.banExpires, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(posts, and(eq(posts.userId, user.id), heldOn(today)))
    .where(inArray(session.id, [...sessionIds]))
  return new Set(rows.filter((row) => row.expiresAt > now && !isBanned(row)).map((row) => row.id))
}
