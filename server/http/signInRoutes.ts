/** Signing in and out, as the product allows it of better-auth: these four calls and no others. */
import { randomUUID } from 'node:crypto'
import { APIError } from 'better-auth/api'
import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import { passwordSchema } from '../accounts'
import type { Auth } from '../auth'
import type { Server } from '../context'
import { recordAdministration } from '../recording/administration'
import type { SessionWatch } from '../sessionWatch'
import { countAttempt, forgiveAttempts } from '../signInLimit'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'

const credentialsSchema = z.object({ username: storable.trim().min(1).max(60), password: storable.min(1).max(200) })
const passwordChangeSchema = z.object({ currentPassword: z.string().min(1).max(200), newPassword: z.string().max(200) })

/** One answer for an unknown name and a wrong password. */
const wrongCredentials = refuse(
  'unauthenticated',
  '用户名或密码不对，请核对后重试。忘记密码请联系指挥部办公室。',
  'Wrong username or password; check them and try again. Ask the headquarters office if you forgot the password.',
)
const accountClosed = refuse(
  'forbidden',
  '这个账号已停用。请联系指挥部办公室。',
  'This account is closed. Ask the headquarters office.',
)
const wrongPassword = refuse(
  'invalid',
  '现在的密码不对，没有修改。请核对后重试。',
  'The present password is wrong; nothing was changed. Check it and try again.',
)
const passwordOutOfBounds = refuse(
  'invalid',
  '新密码应为 8 到 128 个字符，没有修改。请另设一个。',
  'A new password has 8 to 128 characters; nothing was changed. Choose another.',
)

const jsonOf = async <T>(request: Request, schema: z.ZodType<T>): Promise<T | Refusal> => {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return malformed
  const body: unknown = await request.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  return parsed.success ? parsed.data : malformed
}

const json = (body: unknown, cookies: readonly string[] = []): Response => {
  const response = Response.json(body, { headers: { 'cache-control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

export const signInRoutes = (
  auth: Auth,
  { database, clock }: Pick<Server, 'database' | 'clock'>,
  sessionWatch: SessionWatch,
  { db } = database,
) => ({
  signIn: async ({ request, address }: Exchange): Promise<Response> => {
    const credentials = await jsonOf(request, credentialsSchema)
    if (isRefusal(credentials)) return refusalResponse(credentials)
    const tried = { account: credentials.username.toLowerCase(), address }
    const mustWait = await countAttempt(db, tried, new Date())
    if (mustWait)
      return refusalResponse(mustWait, { headers: { 'retry-after': String(Math.ceil(mustWait.waitMs / 1000)) } })
    try {
      const { headers, response } = await auth.api.signInUsername({
        body: credentials,
        headers: request.headers,
        returnHeaders: true,
      })
      await forgiveAttempts(db, tried)
      // The token stays in the cookie, where no script can read it.
      const { id, name } = response.user
      return json({ user: { id, name, username: tried.account } }, headers.getSetCookie())
    } catch (error) {
      if (!(error instanceof APIError) || error.statusCode >= 500) throw error
      return refusalResponse(error.body?.code === 'BANNED_USER' ? accountClosed : wrongCredentials)
    }
  },

  signOut: async ({ request }: Exchange): Promise<Response> => {
    const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true })
    await sessionWatch.checkNow()
    return json({ signedOut: true }, headers.getSetCookie())
  },

  /** Null where nobody is signed in, so that the page can ask without being refused. */
  getSession: async ({ identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return json(null)
    const { viewer, username, expiresAt } = signedIn
    return json({ user: { id: viewer.accountId, name: viewer.name, username }, expiresAt })
  },

  /** Ends every other session of the account. Guesses at the present password are counted like those at sign-in. */
  changePassword: async ({ request, address, identify }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    if (signedIn === null) return refusalResponse(notSignedIn)
    const change = await jsonOf(request, passwordChangeSchema)
    if (isRefusal(change)) return refusalResponse(change)
    if (!passwordSchema.safeParse(change.newPassword).success) return refusalResponse(passwordOutOfBounds)
    const tried = { account: signedIn.username, address }
    const mustWait = await countAttempt(db, tried, new Date())
    if (mustWait)
      return refusalResponse(mustWait, { headers: { 'retry-after': String(Math.ceil(mustWait.waitMs / 1000)) } })
    try {
      const { headers } = await auth.api.changePassword({
        body: { ...change, revokeOtherSessions: true },
        headers: request.headers,
        returnHeaders: true,
      })
      await forgiveAttempts(db, tried)
      const { viewer } = signedIn
      const move = { subjectKind: 'person', subjectId: viewer.accountId, name: 'changeOwnPassword' } as const
      await recordAdministration(
        database,
        clock,
        { actionId: randomUUID(), viewer },
        'seeOwnSession',
        move,
        async () => ({
          ...move,
          from: null,
          to: null,
        }),
      )
      await sessionWatch.checkNow()
      return json({ changed: true }, headers.getSetCookie())
    } catch (error) {
      if (!(error instanceof APIError) || error.statusCode >= 500) throw error
      return refusalResponse(wrongPassword)
    }
  },
})
