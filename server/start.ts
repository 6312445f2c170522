/** Puts the server together from its parts, and takes it apart again in the reverse order. */
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { createReadTokenHolder } from './accessTokens'
import { keepAnchors } from './anchor'
import { openAnnouncements } from './announcements'
import { createApp } from './app'
import { createAuth } from './auth'
import { openBasemaps } from './basemap/basemaps'
import { openBlobStore } from './blobs/openBlobStore'
import { createCityStore } from './city/cityStore'
import { clientAddressOf } from './clientAddress'
import { resealContacts } from './contacts/contactRows'
import { readContactKeys } from './contacts/keys'
import { createSeals } from './contacts/seal'
import type { Server } from './context'
import { type Database, openDatabase } from './db/open'
import { prepareCampaign } from './db/prepare'
import { type Environment, publicUrlOf } from './env'
import type { Route } from './http/exchange'
import { securityHeaders } from './http/securityHeaders'
import { createLog, createLogFault } from './log'
import { reachOf } from './outside/address'
import { createPaperFiles } from './papers/paperFiles'
import { openPush } from './push/push'
import { createRateLimiter } from './rateLimiter'
import { repositoryRoot } from './repositoryRoot'
import { routesOf } from './routes'
import { createPlanRoutes } from './routing/planRoutes'
import { createSolver } from './routing/solver'
import { askAt } from './routing/travel/askJson'
import { openTravel } from './routing/travel/openTravel'
import { vroom } from './routing/vroom'
import { createSessionWatch } from './sessionWatch'
import { createReadSignedIn, sessionsStillGood } from './viewer'
import { resealSecrets } from './webhooks/deliveries'
import { openWebhooks } from './webhooks/webhooks'

export type Running = {
  /** Where a browser on this machine reaches it. */
  readonly url: string
  readonly server: Server
  /** What it answers to, as the test of permissions walks it. */
  readonly routes: readonly Route[]
  /** Resolves if the server can no longer work: its database is gone for good. */
  readonly lost: Promise<Refusal>
  readonly close: () => Promise<void>
}

/** Requests under way may end by themselves for so long before they are cut. */
const patienceMs = 1_000

const listen = (http: HttpServer, { port, host }: Environment): Promise<number | Refusal> =>
  new Promise((resolve) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const refusals: Record<string, Refusal> = {
        EADDRINUSE: refuse(
          'conflict',
          `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。`,
          `Port ${port} is in use. Stop what uses it, or choose another with PORT.`,
        ),
        EACCES: refuse(
          'forbidden',
          `无权监听端口 ${port}。请用 PORT 换一个 1024 以上的端口。`,
          `Port ${port} may not be listened on. Choose one above 1024 with PORT.`,
        ),
      }
      resolve(
        refusals[error.code ?? ''] ??
          refuse(
            'invalid',
            `无法监听 ${host}:${port}（${error.code}）。请检查 HOST 和 PORT。`,
            `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
          ),
      )
    })
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port))
  })

const stopListening = async (http: HttpServer): Promise<void> => {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  http.closeIdleConnections()
  const cut = setTimeout(() => http.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(cut)
}

/** Thirty stops take VROOM a tenth of a second; more than this and our own search is the better answer. */
const vroomWithinMs = 10_000

/** Told at once what was made at the first start, a one-time password included: whatever fails afterwards, it has been said. */
export type Tell = (line: string) => void

const startParts = async (database: Database, environment: Environment, tell: Tell): Promise<Running | Refusal> => {
  const log = createLog(environment.logLevel)
  const logFault = createLogFault(log)
  const travel = await openTravel(environment.travel, (fault) => logFault(fault, { during: 'asking for travel times' }))
  if (isRefusal(travel)) return travel
  const blobs = openBlobStore(environment)
  const { clock, authSecret, toPrint } = await prepareCampaign(database, environment, blobs)
  for (const line of toPrint) tell(line)
  const seals = createSeals(await readContactKeys(environment))
  const { lost } = await resealContacts(database.db, seals)
  if (lost > 0) log.error({ contacts: lost }, 'contacts were sealed with a key that is not here')
  const lostSecrets = await resealSecrets(database.db, seals)
  if (lostSecrets > 0)
    log.error({ destinations: lostSecrets }, 'secrets of webhooks were sealed with a key that is not here')
  const announcements = await openAnnouncements(database, clock, (fault) => logFault(fault, { during: 'announcing' }))
  await keepAnchors(
    database,
    clock,
    announcements,
    (anchor) => log.info({ anchor }, 'anchor'),
    (fault) => logFault(fault, { during: 'anchoring' }),
  )
  const paperFiles = createPaperFiles({
    database,
    clock,
    blobs,
    publicUrl: environment.publicUrl,
    onFault: (fault) => logFault(fault, { during: 'making a paper' }),
  })
  const webhooks = openWebhooks({
    database,
    clock,
    announcements,
    seals,
    publicUrl: environment.publicUrl,
    reach: reachOf(environment.webhookNetworks),
    onFault: (fault) => logFault(fault, { during: 'telling other systems' }),
    now: environment.machineNow ?? Date.now,
  })
  const basemaps = openBasemaps(environment, (fault) => logFault(fault, { during: 'fetching a base map' }))
  const solver = createSolver()
  const server: Server = {
    database,
    clock,
    announcements,
    blobs,
    paperFiles,
    solver,
    travel,
    city: createCityStore(database),
    planRoutes: createPlanRoutes(
      solver,
      environment.vroomUrl === undefined ? null : vroom(askAt(environment.vroomUrl, vroomWithinMs)),
      (fault) => logFault(fault, { during: 'asking VROOM' }),
    ),
    seals,
    webhooks,
    rateLimiter: createRateLimiter(),
    basemaps,
    push:
      environment.push === undefined
        ? null
        : { publicKey: environment.push.publicKey, anywhere: environment.pushAnywhere === true },
  }
  const push =
    environment.push === undefined
      ? null
      : openPush(database, clock, announcements, environment.push, environment.pushAnywhere === true, (fault) =>
          logFault(fault, { during: 'pushing' }),
        )
  const auth = createAuth({
    database,
    secret: environment.authSecret ?? authSecret,
    publicUrl: environment.publicUrl,
    onFault: (message) => logFault(new Error(message), { from: 'better-auth' }),
  })
  const readSignedIn = createReadSignedIn(auth, database)
  const readTokenHolder = createReadTokenHolder(database)
  const sessionWatch = createSessionWatch((sessionIds) => sessionsStillGood(database.db, sessionIds, clock.today()))

  const ownOrigins = new Set([environment.publicUrl])
  const routes = routesOf({
    server,
    auth,
    sessionWatch,
    logFault,
    rootFolder: repositoryRoot,
    basemaps,
    // A Host header is anybody's to write: only one that is known to be ours stands in a link.
    originOf: (request) => {
      const { origin } = new URL(request.url)
      return ownOrigins.has(origin) ? origin : environment.publicUrl
    },
  })
  const app = createApp({
    routes,
    rateLimiter: server.rateLimiter,
    clientAddress: clientAddressOf(environment.trustedProxies),
    signedInOf: (headers) => readSignedIn(headers, clock.today()),
    tokenHolderOf: (authorization, address, now) => readTokenHolder(authorization, address, clock.today(), now),
    isOwnOrigin: (origin) => ownOrigins.has(origin),
    headers: securityHeaders({ basemapOrigins: basemaps.origins, https: environment.publicUrl.startsWith('https://') }),
    logFault,
  })

  const http = createAdaptorServer({
    fetch: app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch'],
    // Longer than a reverse proxy keeps its connections, so that it never writes to one that has just been closed.
    serverOptions: { keepAliveTimeout: 75_000, requestTimeout: 60_000 },
  }) as HttpServer
  const listening = await listen(http, environment)
  let isClosing = false
  const close = async () => {
    isClosing = true
    // First the streams, which would never end by themselves.
    sessionWatch.close()
    if (http.listening) await stopListening(http)
    await push?.close()
    await webhooks.close()
    await paperFiles.settled()
    await solver.close()
    await travel.close()
    await announcements.close()
  }
  if (isRefusal(listening)) {
    await close()
    return listening
  }
  const url = publicUrlOf(environment.host, listening)
  if (environment.publicUrl === publicUrlOf(environment.host, environment.port)) {
    // Nobody has said how it is reached, so it is reached as on the machine itself.
    ownOrigins.add(url)
    ownOrigins.add(`http://127.0.0.1:${listening}`)
    ownOrigins.add(`http://localhost:${listening}`)
  }
  // Whoever asks for the city first need not wait until it has been read whole. If that fails, the one who asks is told.
  server.city.read().catch((fault) => {
    if (!isClosing) logFault(fault, { during: 'reading the city' })
  })
  return { url, server, routes, lost: database.lost, close }
}

/** On a database that is open; `close` closes it too, and so does a start that fails. */
export const startOn = async (
  database: Database,
  environment: Environment,
  tell: Tell = () => {},
): Promise<Running | Refusal> => {
  const running = await startParts(database, environment, tell).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  if (isRefusal(running)) {
    await database.close()
    return running
  }
  let closing: Promise<void> | null = null
  return {
    ...running,
    close: () => {
      closing ??= running.close().finally(() => database.close())
      return closing
    },
  }
}

/** A refusal is for who starts the server: print it and end. */
export const startServer = async (environment: Environment, tell: Tell): Promise<Running | Refusal> => {
  const database = await openDatabase(environment)
  return isRefusal(database) ? database : startOn(database, environment, tell)
}
