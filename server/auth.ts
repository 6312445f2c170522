/**
 * Sign-in by better-auth: it keeps passwords, sessions and cookies. Its own HTTP router is never mounted; the few calls
 * that the product allows are rows of server/routes.ts and go through `auth.api`.
 */
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
// Without the query builder that only its own migrations need: a fifth of a second less at each start.
import { betterAuth } from 'better-auth/minimal'
import { admin } from 'better-auth/plugins/admin'
import { username } from 'better-auth/plugins/username'
import type { Database } from './db/open'
import { account, session, user, verification } from './db/schema'
import { cookiePrefix } from './sessionCookie'

const daySeconds = 86_400
const hourSeconds = 3_600
const lifetimeSeconds = 7 * daySeconds
const prolongedAfterSeconds = 12 * hourSeconds

/** Whether better-auth would prolong a session that it is shown now. */
export const isToBeProlonged = (expiresAt: Date, now: Date): boolean =>
  expiresAt.getTime() - 1000 * (lifetimeSeconds - prolongedAfterSeconds) <= now.getTime()

export type AuthOptions = {
  readonly database: Database
  /** Signs the session cookies; at least 32 characters. */
  readonly secret: string
  /** Where the product is reached; https makes the cookies secure. */
  readonly publicUrl: string
  /** Told in few words what better-auth could not do. */
  readonly onFault: (message: string) => void
}

export const createAuth = ({ database, secret, publicUrl, onFault }: AuthOptions) =>
  betterAuth({
    appName: 'Xuncheng',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(database.db, { provider: 'pg', schema: { user, session, account, verification } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    plugins: [username({ minUsernameLength: 3, maxUsernameLength: 30 }), admin()],
    // No cookie cache: a session ended anywhere has ended everywhere at the next request.
    session: { expiresIn: lifetimeSeconds, updateAge: prolongedAfterSeconds, cookieCache: { enabled: false } },
    trustedOrigins: [new URL(publicUrl).origin],
    // Sign-in is limited by server/signInLimit.ts, by account and address together.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    logger: {
      level: 'error',
      // Its further arguments may carry a query with its values: they stay out.
      log: (_level, message) => onFault(message.slice(0, 120)),
    },
  })

export type Auth = ReturnType<typeof createAuth>
