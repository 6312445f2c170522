/** One POST to an address that came from outside: no redirect is followed, the answer's body is not read, and it ends in time. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { lookupWithin, type Reach } from './address'

export type Answered = {
  /** Null: nothing was answered; `fault` says why. */
  readonly status: number | null
  readonly retryAfter: string | null
  /** A code such as ECONNREFUSED or TIMEOUT. */
  readonly fault: string | null
}

const timeoutMs = 10_000

/** `reach` null: anywhere, as a test's own service on this machine needs it. */
export const postOnce = (
  url: string,
  {
    headers,
    body,
    reach,
    signal,
  }: {
    readonly headers: Readonly<Record<string, string | number>>
    readonly body: Buffer | string | null
    readonly reach: Reach | null
    readonly signal: AbortSignal
  },
): Promise<Answered> =>
  new Promise((resolve) => {
    const isPlain = new URL(url).protocol === 'http:'
    let isCut = false
    const failed = (fault: string) => resolve({ status: null, retryAfter: null, fault })
    const request = (isPlain ? requestHttp : requestHttps)(
      url,
      {
        method: 'POST',
        headers,
        timeout: timeoutMs,
        signal,
        agent: false,
        ...(reach !== null && { lookup: lookupWithin(reach, isPlain) }),
      },
      (response) => {
        const { statusCode = 0, headers: answered } = response
        response.resume()
        response.once('close', () =>
          resolve({ status: statusCode, retryAfter: answered['retry-after'] ?? null, fault: null }),
        )
      },
    )
    // The whole answer within the time, not only its silences.
    const cut = setTimeout(() => {
      isCut = true
      request.destroy()
    }, timeoutMs)
    request.once('error', (error: NodeJS.ErrnoException) => failed(isCut ? 'TIMEOUT' : (error.code ?? error.name)))
    request.once('close', () => {
      clearTimeout(cut)
      failed('TIMEOUT')
    })
    request.end(body ?? undefined)
  })
