/**
 * Travel times that were answered once, to be used again where the plan is changed: after every drag the same legs have the
 * same times, whoever found them; a place that was not asked for is estimated. Places are known by their positions.
 */
import type { LngLat } from './coordinates'
import { type DaySettings, type PlanStop, placesOf } from './routePlan'
import { estimatedTimes, type TravelPlace, type TravelTimes } from './routing/travelTimes'

/** As it goes over the wire: row by row in the order of `keys`, whole seconds and metres, 1 where a leg is estimated. */
export type KnownTimes = {
  readonly keys: readonly string[]
  readonly seconds: readonly number[]
  readonly metres: readonly number[]
  readonly estimated: readonly number[]
}

/** More places than that would be more to send than it is worth. */
export const mostKnownPlaces = 150

/** About ten centimetres are one place. */
export const placeKey = ([lng, lat]: LngLat): string => `${lng.toFixed(6)},${lat.toFixed(6)}`

/** Null: too many places, or nothing in it that could not be estimated again. */
export const knownTimesOf = (places: readonly TravelPlace[], times: TravelTimes): KnownTimes | null =>
  places.length > mostKnownPlaces || times.estimated.every((one) => one === 1)
    ? null
    : {
        keys: places.map(({ at }) => placeKey(at)),
        seconds: Array.from(times.seconds, Math.round),
        metres: Array.from(times.metres, Math.round),
        estimated: Array.from(times.estimated),
      }

/** The times of a plan's stops and of where its cars start and end, in the order of `placesOf`. */
export const timesOfPlan = (
  stops: readonly PlanStop[],
  settings: Pick<DaySettings, 'start' | 'end' | 'estimate'>,
  known: KnownTimes | null,
): TravelTimes => {
  const places = placesOf(stops, settings, () => 'town')
  const times = estimatedTimes(places, settings.estimate)
  if (known === null) return times
  const { size, seconds, metres, estimated } = times
  const rowOf = new Map(known.keys.map((key, row) => [key, row]))
  const rows = places.map(({ at }) => rowOf.get(placeKey(at)))
  for (const [from, row] of rows.entries())
    for (const [to, column] of rows.entries()) {
      if (row === undefined || column === undefined) continue
      const cell = row * known.keys.length + column
      const leg = from * size + to
      seconds[leg] = known.seconds[cell] ?? seconds[leg] ?? 0
      metres[leg] = known.metres[cell] ?? metres[leg] ?? 0
      estimated[leg] = known.estimated[cell] ?? 1
    }
  return times
}
