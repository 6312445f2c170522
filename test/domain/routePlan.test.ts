/** A squad's day in its own terms, as the search is given it. */
import { describe, expect, test } from 'vitest'
import {
  clockOfSeconds,
  type DaySettings,
  groundOf,
  type PlanStop,
  placesOf,
  problemOf,
  secondsOfClock,
  usualDay,
  usualVisit,
} from '../../domain/routePlan'
import { unevenness } from '../../domain/routing/problem'
import { estimatedLeg, estimatedTimes, type Ground } from '../../domain/routing/travelTimes'

const stop = (key: string, part: Partial<PlanStop> = {}): PlanStop => ({
  key,
  pointId: null,
  name: key,
  at: [111.14, 37.52],
  ground: 'town',
  serviceMinutes: 15,
  openings: [],
  priority: 2,
  car: null,
  rule: 'free',
  ...part,
})
const day = (part: Partial<DaySettings> = {}): DaySettings => ({ ...usualDay, lunch: null, ...part })
const given = (stops: readonly PlanStop[], settings: DaySettings, present: string[][] = []) =>
  problemOf(stops, settings, estimatedTimes(placesOf(stops, settings, () => 'town')), present)

test('times of day are seconds from midnight, and back', () => {
  expect(secondsOfClock('08:30')).toBe(30_600)
  expect(clockOfSeconds(30_600)).toBe('08:30')
  expect(clockOfSeconds(30_629)).toBe('08:30')
  expect(clockOfSeconds(30_631)).toBe('08:31')
  expect(clockOfSeconds(87_000)).toBe('24:10')
})

describe('the problem', () => {
  test('visits in seconds, priority in what it is worth in driving, at least a little', () => {
    const { problem } = given([stop('a', { serviceMinutes: 20, priority: 2 }), stop('b', { priority: 0 })], day())
    expect(problem.stops.map(({ serviceSeconds, penalty }) => [serviceSeconds, penalty])).toEqual([
      [1_200, 6_000],
      [900, 300],
    ])
  })

  test('who is gone to first or last is gone to, before priority counts', () => {
    const rules = ['first', 'last', 'free', 'keepCar'] as const
    const { problem } = given(
      rules.map((rule) => stop(rule, { rule, priority: 0 })),
      day(),
    )
    expect(problem.stops.map(({ position, penalty }) => [position, penalty])).toEqual([
      ['first', Number.POSITIVE_INFINITY],
      ['last', Number.POSITIVE_INFINITY],
      ['free', 300],
      ['free', 300],
    ])
  })

  test('openings in order and joined; one that ends before it begins is none', () => {
    const openings = [
      { from: '14:30', until: '17:30' },
      { from: '08:00', until: '10:00' },
      { from: '09:30', until: '11:00' },
      { from: '20:00', until: '19:00' },
    ]
    expect(given([stop('a', { openings })], day()).problem.stops[0]?.windows).toEqual([
      { opens: 8 * 3600, closes: 11 * 3600 },
      { opens: 14.5 * 3600, closes: 17.5 * 3600 },
    ])
  })

  test('two hours between two cars are worth ten minutes of driving', () => {
    const { balance } = given([stop('a')], day({ cars: 2 })).problem
    expect(balance * unevenness([2 * 3600, 4 * 3600])).toBe(600)
  })

  test('cars begin and end where the day says, or nowhere', () => {
    const stops = [stop('a'), stop('b')]
    const ends = ({ start, end }: Partial<DaySettings>) => {
      const car = given(stops, day({ start: start ?? null, end: end ?? null })).problem.cars[0]
      return [car?.start, car?.end]
    }
    expect(ends({})).toEqual([null, null])
    expect(ends({ start: [111.1, 37.5], end: [111.2, 37.5] })).toEqual([2, 3])
    expect(ends({ end: [111.2, 37.5] })).toEqual([null, 2])
    expect(given(stops, day({ cars: 3 })).problem.cars.length).toBe(3)
  })

  test('what is kept of the present plan: the car, or the car and the order; what was in no route is free', () => {
    const stops = [
      stop('a', { rule: 'keepOrder' }),
      stop('b', { rule: 'keepCar' }),
      stop('c', { rule: 'keepOrder' }),
      stop('d', { rule: 'keepOrder' }),
      stop('e', { car: 0 }),
    ]
    const { problem } = given(stops, day({ cars: 2 }), [['e'], ['c', 'b', 'a', 'gone']])
    expect(problem.stops.map(({ car, sequence }) => [car, sequence])).toEqual([
      [1, 2],
      [1, null],
      [1, 0],
      [null, null],
      [0, null],
    ])
  })

  test('an excluded stop is no part of it, and routes go there and back by their keys', () => {
    const stops = [stop('a'), stop('b', { rule: 'exclude' }), stop('c', { rule: 'last' })]
    const { problem, toRoutes, toPlan } = given(stops, day())
    expect(problem.stops.map(({ place, position }) => [place, position])).toEqual([
      [0, 'free'],
      [2, 'last'],
    ])
    expect(toRoutes([['c', 'b', 'a', 'gone'], ['a']])).toEqual([[1, 0]])
    expect(toPlan([[1, 0]])).toEqual([['c', 'a']])
  })
})

test('a market is seen in the morning, a school in its hours, a bus stop in a moment', () => {
  expect(usualVisit('farmers_market')).toEqual({ serviceMinutes: 20, openings: [{ from: '07:00', until: '11:00' }] })
  expect(usualVisit('school').openings.length).toBe(2)
  expect(usualVisit('bus_stop')).toEqual({ serviceMinutes: 8, openings: [] })
  expect(usualVisit('anything else')).toEqual({ serviceMinutes: 15, openings: [] })
})

test('a point lies in town if it is urban; else by the kind of its scope', () => {
  expect(groundOf({ urban: true }, 'township')).toBe('town')
  expect(groundOf({ urban: false }, 'street_office')).toBe('town')
  expect(groundOf({ urban: false }, 'township')).toBe('hills')
  expect(groundOf({ urban: false }, 'airport_area')).toBe('township')
  expect(groundOf({ urban: false }, null)).toBe('township')
})

describe('estimated ways', () => {
  /** About 1,113 m to a hundredth of a degree of latitude. */
  const leg = (northDegrees: number, from: Ground, to: Ground) => {
    const { metres, seconds } = estimatedLeg(
      { at: [111.14, 37.5], ground: from },
      { at: [111.14, 37.5 + northDegrees], ground: to },
    )
    return [Math.round(metres / 10), Math.round(seconds)]
  }
  // biome-ignore format: a table is read by its columns
  test.each<[string, number, Ground, Ground, number[]]>([
    // straight 1,112 m × 1.4 at 25 km/h, and two minutes to park
    ['under 2 km',        0.01, 'town',     'town',     [156, 344]],
    // straight 5,560 m × 1.33 at 25 km/h
    ['in town',           0.05, 'town',     'town',     [739, 1185]],
    // × 1.5 at 45 km/h
    ['between townships', 0.05, 'township', 'town',     [834, 787]],
    // × 1.7 at 35 km/h
    ['into the hills',    0.05, 'town',     'hills',    [945, 1092]],
    ['nowhere at all',    0,    'hills',    'hills',    [0, 0]],
  ])('%s', (_, north, from, to, expected) => {
    expect(leg(north, from, to)).toEqual(expected)
  })
})
