/** Sends one encrypted message to one browser's push service (Web Push, RFC 8030, 8291, 8292). */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import webPush from 'web-push'
import type { PushKeys } from '../env'
import { endpointIsWrong, outsideOnly } from './endpoint'

export type Browser = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
/** What the browser's service worker shows; `path` is opened by a click. */
export type Message = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string }

/** `gone`: the browser has withdrawn its subscription. */
export type Sent = 'sent' | 'gone' | 'failed'

const timeoutMs = 10_000
/** The push service keeps what it cannot deliver for so long. */
const keptSeconds = 86_400

export const sendMessage = (
  { publicKey, privateKey, subject }: PushKeys,
  { endpoint, p256dh, auth }: Browser,
  message: Message,
  anywhere: boolean,
  signal: AbortSignal,
): Promise<Sent> =>
  new Promise((resolve) => {
    if (endpointIsWrong(endpoint, anywhere)) return resolve('failed')
    let details: ReturnType<typeof webPush.generateRequestDetails>
    try {
      details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: keptSeconds,
        contentEncoding: 'aes128gcm',
      })
    } catch {
      // Keys that no browser made.
      return resolve('gone')
    }
    const start = endpoint.startsWith('http:') ? requestHttp : requestHttps
    const request = start(
      endpoint,
      {
        method: 'POST',
        headers: details.headers as Record<string, string>,
        timeout: timeoutMs,
        signal,
        agent: false,
        ...(anywhere ? {} : { lookup: outsideOnly }),
      },
      (response) => {
        const { statusCode = 0 } = response
        response.resume()
        response.once('close', () =>
          resolve(statusCode === 404 || statusCode === 410 ? 'gone' : statusCode < 300 ? 'sent' : 'failed'),
        )
      },
    )
    // The whole answer within the time, not only its silences.
    const cut = setTimeout(() => request.destroy(), timeoutMs)
    request.once('close', () => {
      clearTimeout(cut)
      resolve('failed')
    })
    request.once('error', () => resolve('failed'))
    request.end(details.body)
  })
