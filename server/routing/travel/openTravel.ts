/** The engine that the environment names, made ready. */
import { isRefusal, type Refusal } from '../../../domain/refusal'
import { askAt } from './askJson'
import type { RoadEngine, TravelEngine } from './engine'
import { osrm } from './osrm'
import { openRoadFile } from './roadFile'
import { valhalla } from './valhalla'
import { type TravelLimits, usualTravelLimits, withEstimates } from './withEstimates'

export type TravelSettings =
  | { readonly engine: 'roadFile'; readonly path: string }
  | { readonly engine: 'osrm' | 'valhalla'; readonly url: string }

/** One question may take so much of the time that there is for all of them. */
const shareOfOne = 0.4

const engineOf = async (settings: TravelSettings, { withinMs }: TravelLimits): Promise<RoadEngine | Refusal> => {
  switch (settings.engine) {
    case 'roadFile':
      return openRoadFile(settings.path)
    case 'osrm':
      return osrm(askAt(settings.url, withinMs * shareOfOne))
    case 'valhalla':
      return valhalla(askAt(settings.url, withinMs * shareOfOne))
  }
}

/** Undefined: everything is estimated. A refusal says what is wrong with the road file. */
export const openTravel = async (
  settings: TravelSettings | undefined,
  onFault: (fault: unknown) => void,
  limits: TravelLimits = usualTravelLimits,
): Promise<TravelEngine | Refusal> => {
  const engine = settings === undefined ? null : await engineOf(settings, limits)
  return isRefusal(engine) ? engine : withEstimates(engine, limits, onFault)
}
