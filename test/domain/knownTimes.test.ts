/** Times that were answered once, for a plan that has been changed since. */
import { expect, test } from 'vitest'
import { knownTimesOf, mostKnownPlaces, placeKey, timesOfPlan } from '../../domain/knownTimes'
import { type DaySettings, type PlanStop, usualDay } from '../../domain/routePlan'
import { estimatedTimes, type TravelPlace } from '../../domain/routing/travelTimes'

const stop = (key: string, east: number): PlanStop => ({
  key,
  pointId: null,
  name: key,
  at: [111.1 + east / 1000, 37.5],
  ground: 'town',
  serviceMinutes: 10,
  openings: [],
  priority: 1,
  car: null,
  rule: 'free',
})
const [a, b, c] = [stop('a', 0), stop('b', 10), stop('c', 20)]
const office: [number, number] = [111.09, 37.5]
const ends = (part: Partial<DaySettings> = {}): DaySettings => ({ ...usualDay, ...part })
const known = {
  keys: [a, b].map(({ at }) => placeKey(at)),
  seconds: [0, 300, 360, 0],
  metres: [0, 1_500, 1_800, 0],
  estimated: [0, 0, 1, 0],
}

test('what is known is taken as it is, in whatever order the stops are now', () => {
  const { seconds, metres, estimated } = timesOfPlan([b, a], ends(), known)
  expect([...seconds]).toEqual([0, 360, 300, 0])
  expect([...metres]).toEqual([0, 1_800, 1_500, 0])
  expect([...estimated]).toEqual([0, 1, 0, 0])
})

test('what is not known is estimated, and marked: a stop that was added, an office that was moved', () => {
  const day = ends({ start: office, end: office })
  const times = timesOfPlan([a, b, c], day, known)
  const estimates = timesOfPlan([a, b, c], day, null)
  expect(times.size).toBe(5)
  expect(times.seconds[1]).toBe(300)
  for (const leg of [2, 3, 4, 7, 10, 15])
    expect([times.seconds[leg], times.metres[leg], times.estimated[leg]]).toEqual([
      estimates.seconds[leg],
      estimates.metres[leg],
      1,
    ])
})

test('a stop that was moved is another place', () => {
  expect(timesOfPlan([a, { ...b, at: c.at }], ends(), known).estimated[1]).toBe(1)
})

test('with nothing known everything is estimated', () => {
  const places = [a.at, c.at, office].map((at): TravelPlace => ({ at, ground: 'town' }))
  expect(timesOfPlan([a, c], ends({ start: office }), null)).toEqual(estimatedTimes(places))
})

test('on the wire they are whole seconds and metres; nothing that anybody could estimate, and not too much', () => {
  const places: TravelPlace[] = [a, b].map(({ at }) => ({ at, ground: 'town' }))
  const times = {
    size: 2,
    seconds: new Float64Array([0, 299.6, 360.4, 0]),
    metres: new Float64Array([0, 1_499.7, 1_800.2, 0]),
    estimated: new Uint8Array([0, 0, 1, 0]),
  }
  expect(JSON.parse(JSON.stringify(knownTimesOf(places, times)))).toEqual(known)
  expect(knownTimesOf(places, estimatedTimes(places))).toBeNull()
  const many = Array.from(
    { length: mostKnownPlaces + 1 },
    (_, index): TravelPlace => ({ at: stop('', index).at, ground: 'town' }),
  )
  expect(knownTimesOf(many, { ...estimatedTimes(many), estimated: new Uint8Array(many.length ** 2) })).toBeNull()
})
