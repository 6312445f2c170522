/** Sends one photo: its bytes, and what was read from the file before it was shrunk. */
import { type Photo, photoFactsHeader, type SentPhotoFacts } from '../../domain/photo'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from './words'

/** Longer than a photo takes on a poor line, and then it is worth trying anew. */
const patienceMs = 60_000

export type NotTaken = {
  readonly refused: Text
  /** Whether the same photo may be taken the next time. */
  readonly isWorthRetrying: boolean
}

/** The photo as the server keeps it, or why it was not taken. */
export const sendPhoto = async (
  picture: Blob,
  facts: SentPhotoFacts,
  signal: AbortSignal,
): Promise<Photo | NotTaken> => {
  try {
    const response = await fetch('/api/photos', {
      method: 'POST',
      body: picture,
      headers: {
        'content-type': picture.type || 'application/octet-stream',
        'x-language': storedLanguage(),
        [photoFactsHeader]: JSON.stringify(facts),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    })
    const answer = (await response.json()) as Photo | { readonly refused: Text }
    if (!('refused' in answer)) return answer
    return { refused: answer.refused, isWorthRetrying: response.status >= 500 || response.status === 429 }
  } catch {
    return { refused: words.notConnected, isWorthRetrying: true }
  }
}
