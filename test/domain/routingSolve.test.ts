/** The search: the best order of few places, windows kept, rules kept, the same seed the same routes, and never a hang. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../domain/routing/evaluate'
import type { Car, RoutingProblem, Stop } from '../../domain/routing/problem'
import { seededRandom } from '../../domain/routing/random'
import { solve } from '../../domain/routing/solve'

const hour = 3600

/** Places strewn over 10 by 10 km by chance, a car's second for every ten metres; the last is the office. */
const strewn = (
  count: number,
  seed: number,
  { stop = () => ({}), cars = [{}] }: { stop?: (index: number) => Partial<Stop>; cars?: readonly Partial<Car>[] } = {},
): RoutingProblem => {
  const random = seededRandom(seed)
  const at = Array.from({ length: count + 1 }, () => [random.below(10_000), random.below(10_000)] as const)
  const places = count + 1
  const metres = new Float64Array(places * places)
  for (const [from, [x, y]] of at.entries())
    for (const [to, [u, v]] of at.entries()) metres[from * places + to] = Math.round(Math.hypot(x - u, y - v))
  const seconds = metres.map((leg) => leg / 10)
  return {
    places,
    metres,
    seconds,
    cost: seconds,
    stops: Array.from({ length: count }, (_, index) => ({
      place: index,
      serviceSeconds: 600,
      windows: [],
      penalty: 3_000,
      load: 0,
      car: null,
      position: 'free' as const,
      sequence: null,
      ...stop(index),
    })),
    cars: cars.map((car) => ({
      start: count,
      end: count,
      shift: { opens: 8 * hour, closes: 18 * hour },
      lunch: null,
      capacity: Number.POSITIVE_INFINITY,
      ...car,
    })),
    balance: 0,
  }
}
const rounds = (most: number) => (done: number) => done / most

/** Every order tried: the least that a tour of the stops costs. */
const leastTour = ({ places, cost, stops, cars }: RoutingProblem): number => {
  const { start = null, end = null } = cars[0] ?? {}
  const leg = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (cost[from * places + to] ?? 0)
  const best = (at: number | null, left: readonly number[]): number =>
    left.length === 0
      ? leg(at, end)
      : Math.min(
          ...left.map((stop) => {
            const place = stops[stop]?.place ?? 0
            return (
              leg(at, place) +
              best(
                place,
                left.filter((other) => other !== stop),
              )
            )
          }),
        )
  return best(
    start,
    stops.map((_, stop) => stop),
  )
}

describe('one car, no windows', () => {
  test.each([
    ['from the office and back', {}],
    ['to another place', { end: 0 }],
    ['from anywhere to anywhere', { start: null, end: null }],
    ['from the office to anywhere', { end: null }],
  ] as const)('finds the shortest of all orders: %s', (_, ends) => {
    for (const seed of [1, 2, 3]) {
      const problem = strewn(7, seed, { cars: [ends] })
      const found = evaluate(problem, solve(problem, { seed: 1, progress: rounds(400) }))
      expect(found.left).toEqual([])
      expect(found.cost).toBeCloseTo(leastTour(problem), 6)
    }
  })
})

describe('windows, cars and rules', () => {
  const openings = (index: number) =>
    index % 3 === 0
      ? [{ opens: 9 * hour, closes: 10.5 * hour }]
      : index % 3 === 1
        ? [
            { opens: 8 * hour, closes: 11 * hour },
            { opens: 14.5 * hour, closes: 17 * hour },
          ]
        : []
  const noon = { opens: 11.5 * hour, closes: 13 * hour, seconds: hour }
  const day = strewn(40, 5, {
    stop: (index) => ({
      windows: openings(index),
      position: index === 2 ? 'first' : index === 5 ? 'last' : 'free',
      car: index === 8 ? 1 : null,
      penalty: 3_000 * (1 + (index % 4)),
    }),
    cars: [{ lunch: noon }, { lunch: noon }],
  })

  test('no route breaks a window, a rule, lunch or the shift', () => {
    for (const seed of [1, 2, 3]) {
      const found = evaluate(day, solve(day, { seed, progress: rounds(1_500) }))
      expect(found.faults).toEqual([])
      for (const { lunch, returns } of found.routes) expect(lunch !== null).toBe(returns > noon.closes)
      expect(found.routes.some(({ lunch }) => lunch !== null)).toBe(true)
      expect(new Set(found.routes.flatMap(({ visits }) => visits.map(({ stop }) => stop))).size).toBe(
        40 - found.left.length,
      )
    }
  })

  test('a morning that ends by the latest time for lunch is not broken off by it', () => {
    // Ten visits of ten minutes and their ways are done long before 13:00; the last closes at noon.
    const morning = strewn(10, 3, { stop: () => ({ windows: [{ opens: 8 * hour, closes: 12 * hour }] }) })
    const late = { opens: 8.25 * hour, closes: 13 * hour, seconds: hour }
    const only = { ...morning, cars: morning.cars.map((car) => ({ ...car, lunch: late })) }
    const [route] = evaluate(only, solve(only, { seed: 1, progress: rounds(300) })).routes
    expect(route?.visits.length).toBe(10)
    expect(route?.lunch).toBeNull()
    expect(route?.returns).toBeLessThan(13 * hour)
  })

  test('the same seed and as many rounds give the same routes; more rounds nothing worse', () => {
    const routes = (seed: number, most: number) => solve(day, { seed, progress: rounds(most) })
    expect(routes(7, 300)).toEqual(routes(7, 300))
    const cost = (most: number) => evaluate(day, routes(7, most)).cost
    expect(cost(2_000)).toBeLessThan(cost(20))
  })

  test('kept order stays, in its car, whatever it costs', () => {
    const kept = strewn(12, 9, { stop: (index) => (index < 4 ? { car: 0, sequence: 3 - index } : {}), cars: [{}, {}] })
    const [route = []] = solve(kept, { seed: 1, progress: rounds(500) })
    expect(route.filter((stop) => stop < 4)).toEqual([3, 2, 1, 0])
  })

  // Each further car has to go out and come home.
  test.each([
    [2, 1.1],
    [3, 1.2],
  ])('the work of 25 stops is shared among %i cars for less than %f of the driving', (count, most) => {
    const free = strewn(25, 7, { cars: Array.from({ length: count }, () => ({})) })
    const planned = (balance: number) => {
      const given = { ...free, balance }
      const { routes, left } = evaluate(given, solve(given, { seed: 1, progress: rounds(2_000) }))
      expect(left).toEqual([])
      const work = routes.map(({ travelSeconds, visits }) => (travelSeconds + visits.length * 600) / hour)
      return {
        spreadHours: Math.max(...work) - Math.min(...work),
        driving: routes.reduce((sum, { travelSeconds }) => sum + travelSeconds, 0),
      }
    }
    const [uneven, even] = [planned(0), planned(300)]
    expect(uneven.spreadHours).toBeGreaterThan(4)
    expect(even.spreadHours).toBeLessThan(1.25)
    expect(even.driving).toBeLessThan(most * uneven.driving)
  })

  test('when not all fit, the weightier ones are visited', () => {
    const choice = strewn(30, 4, {
      stop: (index) => ({ serviceSeconds: hour, penalty: index < 5 ? 30_000 : 3_000 }),
      cars: [{ shift: { opens: 8 * hour, closes: 14 * hour } }],
    })
    const [route = []] = solve(choice, { seed: 1, progress: rounds(1_000) })
    expect(route.length).toBe(5)
    expect(route.every((stop) => stop < 5)).toBe(true)
  })
})

describe('bad input', () => {
  const progress = rounds(200)
  test('nothing to visit, one stop, all at one place', () => {
    expect(solve(strewn(0, 1), { seed: 1, progress })).toEqual([[]])
    expect(solve(strewn(1, 1), { seed: 1, progress })).toEqual([[0]])
    const same = strewn(20, 1)
    const flat = { ...same, seconds: same.seconds.map(() => 0), cost: same.cost.map(() => 0) }
    expect([...(solve(flat, { seed: 1, progress })[0] ?? [])].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    )
  })

  test('where there is no way, the stop is left out and the others are served', () => {
    const problem = strewn(6, 2)
    const { places } = problem
    const cut = (leg: number, index: number) =>
      index % places !== Math.floor(index / places) && (index % places === 3 || Math.floor(index / places) === 3)
        ? Number.POSITIVE_INFINITY
        : leg
    const island = { ...problem, seconds: problem.seconds.map(cut), cost: problem.cost.map(cut) }
    const routes = solve(island, { seed: 1, progress })
    expect([...routes.flat()].sort((a, b) => a - b)).toEqual([0, 1, 2, 4, 5])
    expect(evaluate(island, routes).faults).toEqual([])
  })

  test('nothing can be reached at all, nothing is open, nothing is short enough: no route, and no hang', () => {
    const free = strewn(6, 2)
    const [nowhere, shut, long] = [
      {
        ...free,
        seconds: free.seconds.map(() => Number.POSITIVE_INFINITY),
        cost: free.cost.map(() => Number.POSITIVE_INFINITY),
      },
      strewn(6, 2, { stop: () => ({ windows: [{ opens: 5 * hour, closes: 6 * hour }] }) }),
      strewn(6, 2, { stop: () => ({ serviceSeconds: 11 * hour }) }),
    ]
    for (const problem of [nowhere, shut, long]) expect(solve(problem, { seed: 1, progress })).toEqual([[]])
  })

  test('one stop that is closed or too long keeps none of the others from being served', () => {
    const one = strewn(6, 2, {
      stop: (index) =>
        index === 1
          ? { windows: [{ opens: 5 * hour, closes: 6 * hour }] }
          : index === 4
            ? { serviceSeconds: 11 * hour }
            : {},
    })
    expect([...solve(one, { seed: 1, progress }).flat()].sort((a, b) => a - b)).toEqual([0, 2, 3, 5])
  })

  test('stops that must be served go before all others, however much these weigh', () => {
    const must = strewn(20, 3, {
      stop: (index) => ({ serviceSeconds: hour, penalty: index < 3 ? Number.POSITIVE_INFINITY : 300_000 }),
      cars: [{ shift: { opens: 8 * hour, closes: 12 * hour } }],
    })
    expect([...solve(must, { seed: 1, progress }).flat()].sort((a, b) => a - b)).toEqual([0, 1, 2])
  })

  test('no car at all', () => {
    expect(solve(strewn(3, 1, { cars: [] }), { seed: 1, progress })).toEqual([])
  })

  test('more bound to a car than it can do', () => {
    const bound = strewn(40, 3, { stop: () => ({ car: 1, serviceSeconds: hour }), cars: [{}, {}] })
    const routes = solve(bound, { seed: 1, progress })
    expect(routes[0]).toEqual([])
    expect(evaluate(bound, routes).faults).toEqual([])
  })

  test('two thousand stops: a plan, without faults', () => {
    const many = strewn(2_000, 6, { cars: [{}, {}, {}, {}] })
    const found = evaluate(many, solve(many, { seed: 1, progress: rounds(20) }))
    expect(found.faults).toEqual([])
    expect(2_000 - found.left.length).toBeGreaterThan(100)
  })

  test('a beginning with unknown stops, one twice, or a route too many is put right', () => {
    const problem = strewn(5, 8)
    const routes = solve(problem, { seed: 1, progress, initial: [[4, 4, 3], [1]] })
    expect([...routes.flat()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
  })
})
