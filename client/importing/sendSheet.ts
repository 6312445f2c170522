/** Has a sheet checked; the file goes along each time, for the server keeps none. */
import type { SheetCheck, SheetChoices } from '../../domain/importing/checkSheet'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from './words'

export type SheetOutcome = { readonly check: SheetCheck } | { readonly problem: Text }

/** Rejects only where `signal` gives it up. */
export const sendSheet = async (file: File, choices: SheetChoices, signal: AbortSignal): Promise<SheetOutcome> => {
  try {
    const response = await fetch(`/api/points/check?choices=${encodeURIComponent(JSON.stringify(choices))}`, {
      method: 'POST',
      body: file,
      signal,
      headers: { 'content-type': 'application/octet-stream', 'x-language': storedLanguage() },
    })
    const answer = await response.json()
    return response.ok ? { check: answer } : { problem: answer.refused ?? words.failed }
  } catch (fault) {
    if (signal.aborted) throw fault
    return { problem: words.failed }
  }
}
