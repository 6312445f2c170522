/** Sends a file as it is, with what is asked of it in the address; what comes back is an answer or a sentence. */
import { type Text, text } from '../domain/text'
import { storedLanguage } from './language'

export type Sent<T> = { readonly answer: T } | { readonly problem: Text; readonly isOutdated: boolean }

const failed = text('没有送达，请检查网络后重试。', 'It did not arrive. See to the network and try again.')

/** `isOutdated`: something has changed since it was looked at. Rejects only where `signal` gives it up. */
export const sendFile = async <T>(
  path: string,
  file: File,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Sent<T>> => {
  try {
    const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-language': storedLanguage() },
      ...(signal && { signal }),
    })
    const answer = await response.json()
    return response.ok ? { answer } : { problem: answer.refused ?? failed, isOutdated: response.status === 409 }
  } catch (fault) {
    if (signal?.aborted) throw fault
    return { problem: failed, isOutdated: false }
  }
}
