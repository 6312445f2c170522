/**
 * What it takes from place to place. Estimated without any map of roads: the straight distance times a detour factor, at a
 * usual speed. The literature's mean detour factor of 25 Chinese cities is 1.324; hills and short ways take more.
 */
import { distanceMetres, type LngLat } from '../coordinates'

/** Row by row, `from * size + to`. Infinity: no way. */
export type TravelTimes = {
  readonly size: number
  readonly seconds: Float64Array
  readonly metres: Float64Array
  /** 1 where a leg is estimated 估算, 0 where it follows roads. */
  readonly estimated: Uint8Array
}

export const grounds = ['town', 'township', 'hills'] as const
/** What lies about a place; a leg goes by the rougher of its ends. */
export type Ground = (typeof grounds)[number]

export type EstimateSettings = {
  /** Below `shortMetres` of straight distance the way goes round blocks, whatever the ground. */
  readonly shortMetres: number
  readonly shortFactor: number
  readonly factor: Readonly<Record<Ground, number>>
  readonly kmPerHour: Readonly<Record<Ground, number>>
  /** To find a place for the car at the end of each leg. */
  readonly parkingSeconds: number
}

export const usualEstimate: EstimateSettings = {
  shortMetres: 2_000,
  shortFactor: 1.4,
  factor: { town: 1.33, township: 1.5, hills: 1.7 },
  kmPerHour: { town: 25, township: 45, hills: 35 },
  parkingSeconds: 120,
}

export type TravelPlace = { readonly at: LngLat; readonly ground: Ground }

const rougher = (one: Ground, other: Ground): Ground => (grounds.indexOf(one) >= grounds.indexOf(other) ? one : other)

/** The estimated leg between two places; nothing between a place and itself, where the car stays. */
export const estimatedLeg = (
  from: TravelPlace,
  to: TravelPlace,
  settings: EstimateSettings = usualEstimate,
): { readonly seconds: number; readonly metres: number; readonly legClass: 'short' | Ground } => {
  const straight = distanceMetres(from.at, to.at)
  const ground = rougher(from.ground, to.ground)
  const legClass = straight < settings.shortMetres ? 'short' : ground
  if (straight < 1) return { seconds: 0, metres: 0, legClass }
  const metres = straight * (legClass === 'short' ? settings.shortFactor : settings.factor[ground])
  return { metres, seconds: (metres * 3.6) / settings.kmPerHour[ground] + settings.parkingSeconds, legClass }
}

export const estimatedTimes = (places: readonly TravelPlace[], settings?: EstimateSettings): TravelTimes => {
  const size = places.length
  const [seconds, metres] = [new Float64Array(size * size), new Float64Array(size * size)]
  for (const [from, one] of places.entries())
    for (const [to, other] of places.entries()) {
      if (to <= from) continue
      const leg = estimatedLeg(one, other, settings)
      for (const index of [from * size + to, to * size + from]) {
        seconds[index] = leg.seconds
        metres[index] = leg.metres
      }
    }
  return { size, seconds, metres, estimated: new Uint8Array(size * size).fill(1) }
}
