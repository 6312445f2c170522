/**
 * Who is asking: the session of a request, its account, and the posts held today. Read anew at every request, so that a
 * post handed over or a session ended counts from the next request on.
 */
import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
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

export const heldOn = (today: LocalDate) =>
  and(lte(posts.from, today), or(isNull(posts.until), gte(posts.until, today)))

const isBanned = (account: { banned?: boolean | null; banExpires?: Date | null }): boolean =>
  account.banned === true && (!account.banExpires || account.banExpires > new Date())

/** What may be remembered of a request's cookies: whose session they are. Whether it is still good is read each time. */
const mostRemembered = 5_000
const longestCookie = 4_096

type SessionRow = {
  readonly sessionId: string
  readonly accountId: string
  readonly username: string | null
  readonly name: string
  readonly expiresAt: string
  readonly posts: readonly Post[]
}

/** An open session, its account where that is not closed, and the posts of the day, in one statement. */
const readSession = async ({ sql }: Database, sessionId: string, today: LocalDate): Promise<SignedIn | null> => {
  const [row] = await sql<SessionRow[]>`
    select
      session.id as "sessionId", "user".id as "accountId", username, name,
      to_json(expires_at) #>> '{}' as "expiresAt",
      (
        select coalesce(
          json_agg(json_build_object('id', id, 'duty', duty, 'from', "from", 'until', until) order by "from", id), '[]'
        )
        from posts
        where user_id = "user".id and "from" <= ${today} and (until is null or until >= ${today})
      ) as posts
    from session join "user" on "user".id = session.user_id
    where session.id = ${sessionId} and expires_at > now()
      and (banned is not true or ban_expires <= now())`
  if (row === undefined) return null
  const { accountId, name, posts: held } = row
  return {
    sessionId,
    username: row.username ?? '',
    expiresAt: new Date(row.expiresAt),
    viewer: { accountId, name, posts: held },
    cookies: [],
  }
}

/** `today` is the campaign's day, on which posts are held. */
export type ReadSignedIn = (headers: Headers, today: LocalDate) => Promise<SignedIn | null>

/**
 * better-auth says whose cookies they are and prolongs the session; what it said of them stays true, since they are
 * signed, and is remembered. Null: nobody, or an account that is closed.
 */
export const createReadSignedIn = (auth: Auth, database: Database): ReadSignedIn => {
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
    const found = known === undefined ? null : await readSession(database, known, today)
    if (found !== null && !isToBeProlonged(found.expiresAt, new Date())) return found
    sessionOfCookies.delete(cookies)
    const read = await auth.api.getSession({ headers, returnHeaders: true })
    if (!read.response) return null
    const { id } = read.response.session
    const signedIn = await readSession(database, id, today)
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
  const now = new Date()
  const rows = await db
    .selectDistinct({ id: session.id, banned: user.banned, banExpires: user.banExpires, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(posts, and(eq(posts.userId, user.id), heldOn(today)))
    .where(inArray(session.id, [...sessionIds]))
  return new Set(rows.filter((row) => row.expiresAt > now && !isBanned(row)).map((row) => row.id))
}
