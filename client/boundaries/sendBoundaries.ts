/** Sends a file of boundaries to be checked, or to be set as it was looked at; the file goes along each time. */
import type { BoundaryCheck, BoundaryChoices } from '../../domain/boundaries/checkBoundaries'
import { type Sent, sendFile } from '../sentFile'

export type BoundariesChecked = BoundaryCheck & {
  /** How many points change hands, and how many lie in two scopes; those that are named may be fewer. */
  readonly handedOver: number
  readonly contested: number
  /** Of all that the file would do, to be sent back with the word that it be done. */
  readonly fingerprint: string
}

/** Rejects only where `signal` gives it up. */
export const checkBoundaryFile = (
  file: File,
  choices: BoundaryChoices,
  signal: AbortSignal,
): Promise<Sent<BoundariesChecked>> =>
  sendFile('/api/boundaries/check', file, { choices: JSON.stringify(choices) }, signal)

export const setBoundaryFile = (
  file: File,
  choices: BoundaryChoices,
  { id, fingerprint }: { readonly id: string; readonly fingerprint: string },
): Promise<Sent<unknown>> =>
  sendFile('/api/boundaries/set', file, {
    choices: JSON.stringify(choices),
    id,
    seen: fingerprint,
    name: file.name.slice(-120),
  })
