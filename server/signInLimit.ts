/**
 * How often signing in may be tried. By account and address together, so that nobody locks another out of their account; by
 * the address alone only loosely, for an office sits behind one address. Kept in the database: a restart forgives nothing.
 */
import { eq, lt, sql } from 'drizzle-orm'
import { type Refusal, refuse } from '../domain/refusal'
import type { Db } from './db/open'
import { signInAttempts } from './db/schema'

const minuteMs = 60_000
/** Wrong passwords for one account from one address, and the time that must pass after the first of them. */
export const perAccount = { attempts: 5, windowMs: 5 * minuteMs } as const
/** Attempts from one address, right or wrong. */
export const perAddress = { attempts: 100, windowMs: minuteMs } as const
/** Requests with an access token that is no good, from one address. */
export const wrongTokens = { attempts: 30, windowMs: minuteMs } as const
/** Longer than every window. */
const keptMs = 60 * minuteMs

type Limit = { readonly attempts: number; readonly windowMs: number }

/** Counts one attempt and says how many milliseconds must pass before another counts; 0: go on. */
const attempt = async (db: Db, key: string, limit: Limit, now: Date): Promise<number> => {
  const { count, windowStart } = signInAttempts
  const windowIsOver = sql`${windowStart} <= ${new Date(now.getTime() - limit.windowMs).toISOString()}`
  // One statement, so that attempts made at the same time are all counted.
  const [row] = await db
    .insert(signInAttempts)
    .values({ key, count: 1, windowStart: now })
    .onConflictDoUpdate({
      target: signInAttempts.key,
      set: {
        count: sql`case when ${windowIsOver} then 1 else ${count} + 1 end`,
        windowStart: sql`case when ${windowIsOver} then ${now.toISOString()} else ${windowStart} end`,
      },
    })
    .returning()
  if (!row || row.count <= limit.attempts) return 0
  return Math.max(1, row.windowStart.getTime() + limit.windowMs - now.getTime())
}

const wait = (waitMs: number): Refusal & { readonly waitMs: number } => {
  const seconds = Math.ceil(waitMs / 1000)
  const minutes = Math.ceil(seconds / 60)
  const [zh, en] = seconds <= 60 ? [`${seconds} 秒`, `${seconds} seconds`] : [`${minutes} 分钟`, `${minutes} minutes`]
  return {
    ...refuse(
      'tooMany',
      `登录尝试次数过多，请等待 ${zh}后再试。忘记密码请联系指挥部办公室。`,
      `Too many attempts to sign in. Wait ${en} and try again; ask the headquarters office if you forgot the password.`,
    ),
    waitMs,
  }
}

export type SignInAttempt = { readonly account: string; readonly address: string }

const accountKey = ({ account, address }: SignInAttempt) => `account ${account} ${address}`
const addressKey = ({ address }: SignInAttempt) => `address ${address}`

/** Counted before the password is looked at, so that guessing in parallel gains nothing. Null: go on. */
export const countAttempt = async (
  db: Db,
  tried: SignInAttempt,
  now: Date,
): Promise<(Refusal & { readonly waitMs: number }) | null> => {
  const byAddress = await attempt(db, addressKey(tried), perAddress, now)
  if (byAddress > 0) return wait(byAddress)
  const byAccount = await attempt(db, accountKey(tried), perAccount, now)
  if (byAccount === 0) return null
  await db.delete(signInAttempts).where(lt(signInAttempts.windowStart, new Date(now.getTime() - keptMs)))
  return wait(byAccount)
}

/** The right password takes its wrong ones with it. */
export const forgiveAttempts = async (db: Db, tried: SignInAttempt): Promise<void> => {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, accountKey(tried)))
}

const wrongTokenTooOften = refuse(
  'tooMany',
  '用错误的访问令牌请求次数过多，请一分钟后再试，并更新软件里的令牌。',
  'Too many requests with a wrong access token. Wait a minute, and set the right one in your program.',
)

/** Null: not yet too many of them from this address. */
export const countWrongToken = async (db: Db, address: string, now: Date): Promise<Refusal | null> =>
  (await attempt(db, `token ${address}`, wrongTokens, now)) > 0 ? wrongTokenTooOften : null
