/** The legs of a path from an engine that takes a few points at a time; what is remembered is not asked for again. */
import type { LngLat } from '../../../domain/coordinates'
import { placeKey } from '../../../domain/knownTimes'
import { EngineFault, type RoadEngine, type RoadLeg } from './engine'
import { inTurns } from './inTurns'
import { wayCache } from './wayCache'

const mostLegs = 2_000

export type AskLegs = (points: readonly LngLat[], signal: AbortSignal) => Promise<readonly (RoadLeg | null)[]>

/** Runs of legs that follow one another, each at most so long; a leg is named by the point at its beginning. */
const runsOf = (legs: readonly number[], most: number): number[][] => {
  const runs: number[][] = []
  for (const leg of legs) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === leg - 1 && run.length < most) run.push(leg)
    else runs.push([leg])
  }
  return runs
}

/** Null: a leg without a way. Rejects with an EngineFault that is not `lost`, or with the signal's reason. */
export const askLegs = (engine: RoadEngine, atOnce: number): AskLegs => {
  const known = wayCache<RoadLeg | null>(engine.isFar ? mostLegs : 0)
  return async (points, signal) => {
    const keys = points.map(placeKey)
    const legs = points.slice(1).map((_, from) => known.get(keys[from] ?? '', keys[from + 1] ?? ''))
    const missing = [...legs.keys()].filter((from) => legs[from] === undefined)
    const ask = async (run: readonly number[], within: AbortSignal): Promise<void> => {
      const [first = 0] = run
      const answer = await engine.legs(points.slice(first, first + run.length + 1), within).catch(async (fault) => {
        if (!(fault instanceof EngineFault) || fault.kind !== 'lost') throw fault
        // One of them has no way, and the engine does not say which: each is asked for alone.
        if (run.length > 1) for (const leg of run) await ask([leg], within)
        return run.length > 1 ? [] : [null]
      })
      for (const [index, leg] of answer.entries()) {
        legs[first + index] = leg
        if (engine.isFar) known.set(keys[first + index] ?? '', keys[first + index + 1] ?? '', leg)
      }
    }
    await inTurns(
      runsOf(missing, engine.mostPoints - 1).map((run) => (within: AbortSignal) => ask(run, within)),
      atOnce,
      signal,
    )
    return legs.map((leg) => leg ?? null)
  }
}
