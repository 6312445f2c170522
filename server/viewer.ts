/**
 * Who is asking: the session of a request, its account, and the posts held today. Read anew at every request, so that a
 * post handed over or a session ended counts from the next request on.
 */
import { and, eq, gt, gte, inArray, isNull, lte, or, type Placeholder, sql } from 'drizzle-orm'
import type { LocalDate } from '../domain/calendar'
import type { Post, Viewer } from '../domain/people'
import { type Auth, isToBeProlonged } from './auth'
import type { Database, Db } from './db/open'
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

export const heldOn = (today: LocalDate | Placeholder) =>
  and(lte(posts.from, today), or(isNull(posts.until), gte(posts.until, today)))

export const accountIsOpen = or(isNull(user.banned), eq(user.banned, false), lte(user.banExpires, sql`now()`))

/** The session has not ended, and its account is not closed. */
const isGood = and(gt(session.expiresAt, sql`now()`), accountIsOpen)

/** Of the row's `user`, those held on the day that the placeholder `today` names. */
export const heldPosts = sql<readonly Post[]>`(
  select coalesce(json_agg(
    json_build_object('id', ${posts.id}, 'duty', ${posts.duty}, 'from', ${posts.from}, 'until', ${posts.until})
    order by ${posts.from}, ${posts.id}
  ), '[]') from ${posts} where ${and(eq(posts.userId, user.id), heldOn(sql.placeholder('today')))})`

/** What may be remembered of a request's cookies: whose session they are. Whether it is still good is read each time. */
const mostRemembered = 5_000
const longestCookie = 4_096

/** A good session, its account, and the posts of the day, in one statement; put together once, as every request asks it. */
const sessionReader = ({ db }: Database) => {
  const statement = db
    .select({
      sessionId: session.id,
      expiresAt: session.expiresAt,
      accountId: user.id,
      username: user.username,
      name: user.name,
      posts: heldPosts,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.id, sql.placeholder('sessionId')), isGood))
    .prepare('session')
  return async (sessionId: string, today: LocalDate): Promise<SignedIn | null> => {
    const [row] = await statement.execute({ sessionId, today })
    if (row === undefined) return null
    const { accountId, username, name, expiresAt, posts: own } = row
    return {
      sessionId,
      username: username ?? '',
      expiresAt,
      viewer: { accountId, name, posts: own },
      cookies: [],
    }
  }
}

/** `today` is the campaign's day, on which posts are held. */
export type ReadSignedIn = (headers: Headers, today: LocalDate) => Promise<SignedIn | null>

/**
 * better-auth says whose cookies they are and prolongs the session; what it said of them stays true, since they are
 * signed, and is remembered. Null: nobody, or an account that is closed.
 */
export const createReadSignedIn = (auth: Auth, database: Database): ReadSignedIn => {
  const readSession = sessionReader(database)
  const sessionOfCookies = new Map<string, string>()
  const remember = (cookies: string, sessionId: string) => {
    if (cookies.length > longestCookie) return
    const [oldest] = sessionOfCookies.keys()
    if (sessionOfCookies.size >= mostRemembered && oldest !== undefined) sessionOfCookies.delete(oldest)
    sessionOfCookies.set(cookies, sessionId)
  }
  return async (headers, today) => {
    const cookies = headers.get('cookie')
    if (cookies === null) return null
    const known = sessionOfCookies.get(cookies)
    const found = known === undefined ? null : await readSession(known, today)
    if (found !== null && !isToBeProlonged(found.expiresAt, new Date())) return found
    sessionOfCookies.delete(cookies)
    const read = await auth.api.getSession({ headers, returnHeaders: true })
    if (!read.response) return null
    const { id } = read.response.session
    const signedIn = await readSession(id, today)
    if (signedIn === null) return null
    remember(cookies, id)
    return { ...signedIn, cookies: read.headers?.getSetCookie() ?? [] }
  }
}

/** Of these sessions, those that are still good for something: not ended, the account open, a post held today. */
export const sessionsStillGood = async (
  db: Db,
  sessionIds: readonly string[],
  today: LocalDate,
): Promise<Set<string>> => {
  if (sessionIds.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(posts, and(eq(posts.userId, user.id), heldOn(today)))
    .where(and(inArray(session.id, [...sessionIds]), isGood))
  return new Set(rows.map(({ id }) => id))
}
