/**
 * Sends boundaries to be checked, or to be set as they were looked at; they go along each time. Those that were edited on the
 * map go as a file of GeoJSON does.
 */

import type { BoundaryEdit } from '../../domain/boundaries/boundaryEdit'
import type { BoundaryCheck, BoundaryChoices } from '../../domain/boundaries/checkBoundaries'
import type { BorderedArea } from '../mapTask'
import { type Sent, sendFile } from '../sentFile'

export type BoundariesChecked = BoundaryCheck & {
  /** How many points change hands, and how many are in doubt; those that are named may be fewer. */
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

const fileOf = (areas: readonly BorderedArea[]): File => {
  const features = areas.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry }))
  return new File([JSON.stringify({ type: 'FeatureCollection', features })], 'borders.geojson')
}
/** `base`: of the boundaries from which the edit began. */
const queryOf = (areas: readonly BorderedArea[], base: number) => ({
  choices: JSON.stringify({
    datum: 'WGS-84',
    scopes: Object.fromEntries(areas.map(({ id }, index) => [String(index), id])),
  } satisfies BoundaryChoices),
  base: String(base),
})

/** Rejects only where `signal` gives it up. */
export const checkEditedBorders = (
  areas: readonly BorderedArea[],
  base: number,
  signal: AbortSignal,
): Promise<Sent<BoundariesChecked>> => sendFile('/api/boundaries/check', fileOf(areas), queryOf(areas, base), signal)

export const setEditedBorders = (
  areas: readonly BorderedArea[],
  base: number,
  edit: BoundaryEdit,
  { id, fingerprint }: { readonly id: string; readonly fingerprint: string },
): Promise<Sent<unknown>> => {
  const file = fileOf(areas)
  return sendFile('/api/boundaries/set', file, {
    ...queryOf(areas, base),
    edit: JSON.stringify(edit),
    id,
    seen: fingerprint,
    name: file.name,
  })
}
