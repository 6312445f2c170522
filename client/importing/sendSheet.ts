/** Sends a sheet to be checked, or to be taken in as it was looked at; the file goes along each time. */
import type { SheetCheck, SheetChoices } from '../../domain/importing/checkSheet'
import type { Text } from '../../domain/text'
import { storedLanguage } from '../language'
import { words } from './words'

/** `fingerprint`: of all that the sheet would do, to be sent back with the word that it be done. */
export type SheetChecked = SheetCheck & { readonly fingerprint: string }
export type SheetOutcome = { readonly check: SheetChecked } | { readonly problem: Text }

const post = async <T>(
  path: string,
  file: File,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<{ readonly answer: T } | { readonly problem: Text; readonly status: number | null }> => {
  try {
    const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-language': storedLanguage() },
      ...(signal && { signal }),
    })
    const answer = await response.json()
    return response.ok ? { answer } : { problem: answer.refused ?? words.failed, status: response.status }
  } catch (fault) {
    if (signal?.aborted) throw fault
    return { problem: words.failed, status: null }
  }
}

/** Rejects only where `signal` gives it up. */
export const sendSheet = async (file: File, choices: SheetChoices, signal: AbortSignal): Promise<SheetOutcome> => {
  const sent = await post<SheetChecked>('/api/points/check', file, { choices: JSON.stringify(choices) }, signal)
  return 'answer' in sent ? { check: sent.answer } : { problem: sent.problem }
}

export type TakeIn = {
  readonly file: File
  readonly choices: SheetChoices
  /** The same again is the same import, however often it is sent. */
  readonly id: string
  readonly fingerprint: string
  readonly leavesRefused: boolean
}

/** Null: it is done. `isOutdated`: something has changed since it was looked at. */
export const takeSheetIn = async ({
  file,
  choices,
  id,
  fingerprint,
  leavesRefused,
}: TakeIn): Promise<{ readonly problem: Text; readonly isOutdated: boolean } | null> => {
  const sent = await post('/api/points/import', file, {
    choices: JSON.stringify(choices),
    id,
    seen: fingerprint,
    name: file.name.slice(-120),
    ...(leavesRefused && { refused: 'leave' }),
  })
  return 'answer' in sent ? null : { problem: sent.problem, isOutdated: sent.status === 409 }
}
