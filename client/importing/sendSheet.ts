/** Sends a sheet to be checked, or to be taken in as it was looked at; the file goes along each time. */
import type { SheetCheck, SheetChoices } from '../../domain/importing/checkSheet'
import { type Sent, sendFile } from '../sentFile'

/** `fingerprint`: of all that the sheet would do, to be sent back with the word that it be done. */
export type SheetChecked = SheetCheck & { readonly fingerprint: string }

/** Rejects only where `signal` gives it up. */
export const sendSheet = (file: File, choices: SheetChoices, signal: AbortSignal): Promise<Sent<SheetChecked>> =>
  sendFile('/api/points/check', file, { choices: JSON.stringify(choices) }, signal)

export type TakeIn = {
  readonly file: File
  readonly choices: SheetChoices
  /** The same again is the same import, however often it is sent. */
  readonly id: string
  readonly fingerprint: string
  readonly leavesRefused: boolean
}

export const takeSheetIn = ({ file, choices, id, fingerprint, leavesRefused }: TakeIn): Promise<Sent<unknown>> =>
  sendFile('/api/points/import', file, {
    choices: JSON.stringify(choices),
    id,
    seen: fingerprint,
    name: file.name.slice(-120),
    ...(leavesRefused && { refused: 'leave' }),
  })
