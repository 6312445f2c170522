/** /trpc: every procedure of the router, each of which checks its own permission and rate. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { Server } from '../context'
import type { LogFault } from '../log'
import { appRouter } from '../router'
import type { SessionWatch } from '../sessionWatch'
import type { Exchange } from './exchange'

/** As many calls as a page makes at once, with room to spare. */
const mostCallsInOneRequest = 20

export const trpcRoute = (server: Server, sessionWatch: SessionWatch, logFault: LogFault) => {
  return async ({ request, identify, language, address }: Exchange): Promise<Response> => {
    const signedIn = await identify()
    // A stream is told through its request's signal that the session has ended.
    const connection = new AbortController()
    request.signal.addEventListener('abort', () => connection.abort(), { once: true })
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      req: new Request(request, { signal: connection.signal }),
      router: appRouter,
      maxBatchSize: mostCallsInOneRequest,
      createContext: () => ({ ...server, viewer: signedIn?.viewer ?? null, language, address }),
      // What persons are called, and more: nothing of it stays in a browser’s cache.
      responseMeta: ({ type }) => (type === 'subscription' ? {} : { headers: { 'cache-control': 'no-store' } }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') logFault(error.cause ?? error, { procedure: path })
      },
    })
    if (signedIn !== null && response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const ends = sessionWatch.whileGood(signedIn.sessionId, connection.signal)
      ends.addEventListener('abort', () => connection.abort(), { once: true })
    }
    return response
  }
}
