/**
 * Who asks by an access token. Other software sends it as a bearer token, or as the password of HTTP Basic where a program
 * knows no other way; whose it is, and which posts that person holds today, is read anew at every request.
 */
import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import { isGoodOn, tokenPattern } from '../domain/accessToken'
import type { LocalDate } from '../domain/calendar'
import type { Viewer } from '../domain/people'
import { type Refusal, refuse } from '../domain/refusal'
import { sha256Hex } from './canonicalBody'
import type { Database, Db } from './db/open'
import { user } from './db/schema'
import { accessTokens } from './db/tables/accessTokens'
import { countWrongToken } from './signInLimit'
import { accountIsOpen, heldPosts } from './viewer'

/** One answer for what was never a token, one that has ended, one that was revoked, and a closed account. */
const noGoodToken = refuse(
  'unauthenticated',
  '访问令牌不对、已到期或已吊销。请在“外部软件访问”里重新生成，并更新软件里的设置。',
  'The access token is wrong, has ended or was revoked. Make a new one under “Access from other software” and set it in your program.',
)

/** Null: there is none, or it is not one. */
const presentedToken = (authorization: string): string | null => {
  const [, scheme = '', given = ''] = /^(\S+)\s+(\S+)\s*$/.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return given
  if (scheme.toLowerCase() !== 'basic') return null
  const pair = Buffer.from(given, 'base64').toString()
  // The user name is for the program's own memory: the token says whose it is.
  return pair.slice(pair.indexOf(':') + 1)
}

const tokenReader = ({ db }: Database) => {
  const statement = db
    .select({
      id: accessTokens.id,
      until: accessTokens.until,
      revokedOn: accessTokens.revokedOn,
      lastUsedOn: accessTokens.lastUsedOn,
      accountId: user.id,
      name: user.name,
      posts: heldPosts,
    })
    .from(accessTokens)
    .innerJoin(user, eq(user.id, accessTokens.userId))
    .where(and(eq(accessTokens.hash, sql.placeholder('hash')), accountIsOpen))
    .prepare('access_token')
  return async (token: string, today: LocalDate) => {
    const [row] = await statement.execute({ hash: sha256Hex(token), today })
    return row !== undefined && isGoodOn(row, today) ? row : null
  }
}

export type ReadTokenHolder = (
  authorization: string,
  address: string,
  today: LocalDate,
  /** The machine's time, for the limit. */
  now: Date,
) => Promise<Viewer | Refusal>

/**
 * A refusal says why not. What is limited is how often an address may be wrong: 256 bits are not guessed, and whoever has
 * the right one is let in although a colleague's program at the same address keeps sending an old one.
 */
export const createReadTokenHolder = (database: Database): ReadTokenHolder => {
  const readToken = tokenReader(database)
  return async (authorization, address, today, now) => {
    const token = presentedToken(authorization)
    const found = token !== null && tokenPattern.test(token) ? await readToken(token, today) : null
    if (found === null) return (await countWrongToken(database.db, address, now)) ?? noGoodToken
    const { id, accountId, name, posts, lastUsedOn } = found
    if (lastUsedOn !== today)
      await database.db.update(accessTokens).set({ lastUsedOn: today }).where(eq(accessTokens.id, id))
    return { accountId, name, posts }
  }
}

/** Of one person, those that still work. */
export const countGoodTokens = (db: Db, accountId: string, today: LocalDate): Promise<number> =>
  db.$count(
    accessTokens,
    and(eq(accessTokens.userId, accountId), isNull(accessTokens.revokedOn), gte(accessTokens.until, today)),
  )

export const revokeAllTokens = async (db: Db, accountId: string, today: LocalDate): Promise<void> => {
  await db
    .update(accessTokens)
    .set({ revokedOn: today })
    .where(and(eq(accessTokens.userId, accountId), isNull(accessTokens.revokedOn)))
}
