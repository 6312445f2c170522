/** Reads and checks one file of boundaries in a thread of its own: areas of thousands of corners take their time. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import {
  type BoundaryCheck,
  type BoundaryChoices,
  type BoundaryGround,
  checkBoundaries,
} from '../../domain/boundaries/checkBoundaries'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { readSpatial } from '../importing/spatial/readSpatial'
import { notAMap } from '../importing/spatial/spatialFaults'

export type BoundaryTask = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ground: BoundaryGround
  readonly choices: BoundaryChoices
}
/** `fingerprint`: of all that the file would do; the same again means that nothing has changed since it was looked at. */
export type CheckedBoundaries = { readonly check: BoundaryCheck; readonly fingerprint: string }
export type BoundaryAnswer = CheckedBoundaries | Refusal

const { bytes, ground, choices } = workerData as BoundaryTask

const answer = (): BoundaryAnswer => {
  const features = readSpatial(bytes)
  if (features === null) return notAMap
  if (isRefusal(features)) return features
  const check = checkBoundaries(features, ground, choices)
  if (isRefusal(check)) return check
  const told = createHash('sha256')
  const areas = check.boundaries.map(({ scopeId, area }) => [scopeId, area])
  told.update(JSON.stringify([areas, choices.uncertaintyMetres ?? null, check.handOver]))
  return { check, fingerprint: told.digest('hex') }
}
parentPort?.postMessage(answer())
