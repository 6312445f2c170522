/**
 * The HTTP application: mounts the table of routes and holds what is the same for each of them. A request passes, in this
 * order: its size, its origin, who sends it, how often, whether that person may. Nothing is reachable that the table lacks.
 */
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Viewer } from '../domain/people'
import { may } from '../domain/permissions'
import { isRefusal, type Refusal } from '../domain/refusal'
import type { ClientAddress } from './clientAddress'
import { languageOf, type Route } from './http/exchange'
import {
  failureResponse,
  foreignOrigin,
  malformed,
  nothingHere,
  notPermitted,
  notSignedIn,
  type RefusalOptions,
  refusalResponse,
  tooLarge,
  tooOften,
  wrongMethod,
} from './http/refusals'
import type { LogFault } from './log'
import type { RateLimiter } from './rateLimiter'
import type { SignedIn } from './viewer'

export type AppParts = {
  readonly routes: readonly Route[]
  readonly rateLimiter: RateLimiter
  readonly clientAddress: ClientAddress
  readonly signedInOf: (headers: Headers) => Promise<SignedIn | null>
  /** Whose access token an `Authorization` header shows; a refusal where it is no good. */
  readonly tokenHolderOf: (authorization: string, address: string, now: Date) => Promise<Viewer | Refusal>
  /** Whether a page of this origin is ours. */
  readonly isOwnOrigin: (origin: string) => boolean
  readonly headers: Readonly<Record<string, string>>
  readonly logFault: LogFault
}

type Bindings = { Bindings: HttpBindings }

/**
 * A browser says where a state-changing request comes from. What sends neither Origin nor Sec-Fetch-Site is no browser of
 * our time: it carries no other site's wish, and the cookie is lax besides.
 */
const comesFromOwnPage = (headers: Headers, isOwnOrigin: AppParts['isOwnOrigin']): boolean => {
  const origin = headers.get('origin')
  if (origin !== null) return isOwnOrigin(origin)
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

const matches = (path: string, pathname: string): boolean =>
  path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname

// An event stream must not wait for a compressor's buffer to fill.
const compressed = compress({
  contentTypeFilter: /^(application\/(([\w.]+\+)?json)|image\/svg\+xml|text\/(?!event-stream))/,
})

export const createApp = ({
  routes,
  rateLimiter,
  clientAddress,
  signedInOf,
  tokenHolderOf,
  isOwnOrigin,
  headers: everyHeader,
  logFault,
}: AppParts) => {
  const app = new Hono<Bindings>()

  const answer = async (route: Route, context: HonoContext<Bindings>): Promise<Response> => {
    const request = context.req.raw
    const { headers } = request
    const { permission } = route
    const toProcedureCaller = permission === 'statedByProcedure'
    const refused = (refusal: Refusal, options: RefusalOptions = {}): Response =>
      route.refuse?.(refusal, request) ?? refusalResponse(refusal, options)
    const isOpen = permission === 'statedByProcedure' || may(null, permission)
    if (route.method !== 'GET' && !comesFromOwnPage(headers, isOwnOrigin))
      return refused(foreignOrigin, { toProcedureCaller })

    let known: Promise<SignedIn | null> | null = null
    let cookies: readonly string[] = []
    const readSession = async () => {
      const signedIn = await signedInOf(headers)
      cookies = signedIn?.cookies ?? []
      return signedIn
    }
    const identify = () => {
      known ??= readSession()
      return known
    }
    const address = clientAddress(context.env.incoming.socket.remoteAddress, headers.get('x-forwarded-for'))
    const authorization = route.identity === 'sessionOrToken' ? headers.get('authorization') : null
    // Whoever shows a token means it: a session beside it would let in somebody else.
    const readCaller = async (): Promise<Viewer | Refusal | null> =>
      authorization === null ? ((await identify())?.viewer ?? null) : tokenHolderOf(authorization, address, new Date())
    // Many people may sit behind one address: whoever shows a session is counted by account, procedures included.
    const caller = isOpen && !(toProcedureCaller && headers.has('cookie')) ? null : await readCaller()
    const viewer = isRefusal(caller) ? null : caller
    if (!rateLimiter.allow(route.rate, viewer?.accountId ?? address, Date.now()))
      return refused(tooOften, { headers: { 'retry-after': '60' }, toProcedureCaller })
    if (isRefusal(caller)) return refused(caller)
    if (!isOpen && !may(viewer, permission)) return refused(viewer === null ? notSignedIn : notPermitted)

    const response = await route.handler({
      request,
      identify,
      viewer: async () => viewer ?? (await identify())?.viewer ?? null,
      address,
      language: languageOf(headers),
    })
    // The handler's own cookies win: signing out is not undone by a session that was being prolonged.
    if (response.headers.getSetCookie().length === 0)
      for (const cookie of cookies) response.headers.append('set-cookie', cookie)
    return response
  }

  for (const route of routes) {
    const toProcedureCaller = route.permission === 'statedByProcedure'
    const limited = bodyLimit({
      maxSize: route.bodyLimitBytes,
      // The rest of the body is still on its way, so nothing more can come on this connection.
      onError: ({ req }) =>
        route.refuse?.(tooLarge, req.raw) ??
        refusalResponse(route.tooLarge ?? tooLarge, { headers: { connection: 'close' }, toProcedureCaller }),
    })
    app.on(route.method, route.path, async (context) => {
      const respond = async () => {
        const refused = await limited(context, async () => {
          context.res = await answer(route, context)
        })
        if (refused) context.res = refused
      }
      // What a write answers is a few words: to set up a compressor costs more than it saves.
      await (route.method === 'GET' ? compressed(context, respond) : respond())
      return context.res
    })
  }

  app.notFound(({ req: { path, method } }) => {
    const others = routes.filter((route) => route.path !== '/*' && route.method !== method && matches(route.path, path))
    return others.length === 0 ? refusalResponse(nothingHere) : wrongMethod(others.map((route) => route.method))
  })
  app.onError((error, { req }) => {
    if (error instanceof URIError) return refusalResponse(malformed)
    logFault(error, { method: req.method, path: req.path })
    return failureResponse({ toProcedureCaller: req.path.startsWith('/trpc') })
  })

  const stated = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const unstated = app.routes.find(({ method, path }) => !stated.has(`${method} ${path}`))
  if (unstated) throw new Error(`a route outside the table: ${unstated.method} ${unstated.path}`)

  return {
    fetch: async (request: Request, env: HttpBindings): Promise<Response> => {
      const response = await app.fetch(request, env)
      for (const [name, value] of Object.entries(everyHeader))
        if (!response.headers.has(name)) response.headers.set(name, value)
      return response
    },
  }
}
