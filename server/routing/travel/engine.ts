/** What is asked of whoever knows travel times, and what an engine has to be able to do. */
import type { LngLat } from '../../../domain/coordinates'
import type { WayTable } from '../../../domain/routing/roadHierarchy'
import type { EstimateSettings, TravelPlace, TravelTimes } from '../../../domain/routing/travelTimes'
import type { Text } from '../../../domain/text'

export type EngineName = 'estimate' | 'roadFile' | 'osrm' | 'valhalla'

/** Where an answer's times come from, to be shown beside them. `note`: why what could be by road is estimated. */
export type TravelSource = {
  readonly engine: EngineName
  readonly isEstimated: 'all' | 'some' | 'none'
  readonly note: Text | null
}

/** One leg of a path: its line from one position to the next, [lng, lat] in WGS-84, at least two. */
export type PathLeg = {
  readonly line: readonly LngLat[]
  readonly metres: number
  readonly seconds: number
  readonly isEstimated: boolean
}

export type Progress = (done: number, all: number) => void

/**
 * Travel times and lines. Neither ever fails for want of an engine or of a road: what is not known is estimated and says
 * so. Rejects with the signal's reason when it is given up. Each leg has the time to park at its end.
 */
export type TravelEngine = {
  readonly matrix: (
    places: readonly TravelPlace[],
    signal?: AbortSignal,
    onProgress?: Progress,
    /** By what is estimated where no road is known, and the time to park; the usual ones unless said otherwise. */
    estimate?: EstimateSettings,
  ) => Promise<{ readonly times: TravelTimes; readonly source: TravelSource }>
  /** A leg between each two positions that follow one another; none for fewer than two. */
  readonly path: (
    points: readonly TravelPlace[],
    signal?: AbortSignal,
  ) => Promise<{ readonly legs: readonly PathLeg[]; readonly source: TravelSource }>
  readonly close: () => Promise<void>
}

export type RoadLeg = Omit<PathLeg, 'isEstimated'>

/** Who knows roads: driving alone, no parking. Throws an EngineFault; what it has no road or way for is NaN or null. */
export type RoadEngine = {
  readonly name: Exclude<EngineName, 'estimate'>
  /** As much as one question may hold. */
  readonly mostSources: number
  readonly mostTargets: number
  readonly mostPoints: number
  /** Whether asking again costs more than remembering. */
  readonly isFar: boolean
  readonly table: (sources: readonly LngLat[], targets: readonly LngLat[], signal: AbortSignal) => Promise<WayTable>
  readonly legs: (points: readonly LngLat[], signal: AbortSignal) => Promise<readonly (RoadLeg | null)[]>
  readonly close: () => Promise<void>
}

/**
 * `silent`: no answer, or none in time. `wrong`: an answer that cannot be used. `lost`: a good answer that one of the
 * places is on no road, or too far from the others, without saying which.
 */
export type FaultKind = 'silent' | 'wrong' | 'lost'

export class EngineFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
