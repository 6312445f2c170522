/** Sends one encrypted message to one browser's push service (Web Push, RFC 8030, 8291, 8292). */
import webPush from 'web-push'
import type { PushKeys } from '../env'
import { outside } from '../outside/address'
import { postOnce } from '../outside/postOnce'
import { endpointIsWrong } from './endpoint'

export type Browser = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
/** What the browser's service worker shows; `path` is opened by a click. */
export type Message = { readonly title: string; readonly body: string; readonly path: string; readonly tag: string }

/** `gone`: the browser has withdrawn its subscription. */
export type Sent = 'sent' | 'gone' | 'failed'

/** The push service keeps what it cannot deliver for so long. */
const keptSeconds = 86_400

export const sendMessage = async (
  { publicKey, privateKey, subject }: PushKeys,
  { endpoint, p256dh, auth }: Browser,
  message: Message,
  anywhere: boolean,
  signal: AbortSignal,
): Promise<Sent> => {
  if (endpointIsWrong(endpoint, anywhere)) return 'failed'
  let details: ReturnType<typeof webPush.generateRequestDetails>
  try {
    details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: keptSeconds,
      contentEncoding: 'aes128gcm',
    })
  } catch {
    // Keys that no browser made.
    return 'gone'
  }
  const { status } = await postOnce(endpoint, {
    headers: details.headers as Record<string, string>,
    body: details.body,
    reach: anywhere ? null : outside,
    signal,
  })
  if (status === 404 || status === 410) return 'gone'
  return status !== null && status < 300 ? 'sent' : 'failed'
}
