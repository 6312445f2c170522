/** The times of given routes, and what is wrong with them, read aloud. */
import { describe, expect, test } from 'vitest'
import { evaluate, reasonLeft } from '../../domain/routing/evaluate'
import type { Car, RoutingProblem, Stop } from '../../domain/routing/problem'

const hour = 3600
const minute = 60

/** Places on a line, ten minutes and 5 km from one to the next; place 0 is the office. */
const line = (places: number) => {
  const [seconds, metres] = [new Float64Array(places * places), new Float64Array(places * places)]
  for (let from = 0; from < places; from += 1)
    for (let to = 0; to < places; to += 1) {
      seconds[from * places + to] = Math.abs(from - to) * 10 * minute
      metres[from * places + to] = Math.abs(from - to) * 5_000
    }
  return { places, seconds, metres, cost: seconds }
}
const stop = (place: number, part: Partial<Stop> = {}): Stop => ({
  place,
  serviceSeconds: 20 * minute,
  windows: [],
  penalty: 3_000,
  load: 1,
  car: null,
  position: 'free',
  sequence: null,
  ...part,
})
const car = (part: Partial<Car> = {}): Car => ({
  start: 0,
  end: 0,
  shift: { opens: 9 * hour, closes: 17 * hour },
  lunch: null,
  capacity: 100,
  ...part,
})
const problem = (stops: readonly Stop[], cars: readonly Car[] = [car()]): RoutingProblem => ({
  ...line(5),
  stops,
  cars,
  balance: 0,
})

describe('times', () => {
  test('each leg, wait and visit follows from the one before; the way back is counted', () => {
    const { routes, cost, left, faults } = evaluate(problem([stop(1), stop(3)]), [[0, 1]])
    const [route] = routes
    expect(route?.visits.map(({ arrives, begins, leaves }) => [arrives, begins, leaves])).toEqual([
      [9 * hour + 10 * minute, 9 * hour + 10 * minute, 9 * hour + 30 * minute],
      [9 * hour + 50 * minute, 9 * hour + 50 * minute, 10 * hour + 10 * minute],
    ])
    expect(route?.returns).toBe(10 * hour + 40 * minute)
    expect(route?.metres).toBe(30_000)
    expect(route?.travelSeconds).toBe(hour)
    expect(cost).toBe(hour)
    expect(left).toEqual([])
    expect(faults).toEqual([])
  })

  test('who would wait at the first stop leaves later instead', () => {
    const opensAtTen = stop(1, { windows: [{ opens: 10 * hour, closes: 12 * hour }] })
    const [route] = evaluate(problem([opensAtTen]), [[0]]).routes
    expect(route?.departs).toBe(9 * hour + 50 * minute)
    expect(route?.visits[0]).toMatchObject({ arrives: 10 * hour, waitSeconds: 0, begins: 10 * hour })
  })

  test('of two openings the next is waited for', () => {
    const twice = stop(2, {
      windows: [
        { opens: 9 * hour, closes: 9.25 * hour },
        { opens: 14 * hour, closes: 15 * hour },
      ],
    })
    const [route] = evaluate(problem([stop(1), twice]), [[0, 1]]).routes
    expect(route?.visits[1]).toMatchObject({
      arrives: 9 * hour + 40 * minute,
      begins: 14 * hour,
      waitSeconds: 4 * hour + 20 * minute,
    })
  })

  test('lunch lies where the car gets back first, and as late as may be', () => {
    const noon = { opens: 11.5 * hour, closes: 13 * hour, seconds: hour }
    const long = { serviceSeconds: 80 * minute }
    const [route] = evaluate(problem([stop(1, long), stop(2, long), stop(3, long)], [car({ lunch: noon })]), [
      [0, 1, 2],
    ]).routes
    // 09:10–10:30, 10:40–12:00; lunch 12:00–13:00; 13:10–14:30.
    expect(route?.lunch).toEqual({ beforeVisit: 2, begins: 12 * hour, ends: 13 * hour })
    expect(route?.visits[2]?.arrives).toBe(13 * hour + 10 * minute)
    expect(route?.returns).toBe(15 * hour)
  })

  test.each([
    // 09:10–12:20 and ten minutes home.
    ['back at 12:30, the latest time to begin it: it is at home', 3 * hour + 10 * minute, {}, null, 12.5 * hour],
    [
      'back a minute later: it is on the way',
      3 * hour + 11 * minute,
      {},
      { beforeVisit: 1, begins: 12 * hour + 21 * minute, ends: 13 * hour + 21 * minute },
      13 * hour + 31 * minute,
    ],
    [
      'set out after that time: it was before',
      hour,
      { opens: 13 * hour, closes: 17 * hour },
      null,
      14 * hour + 20 * minute,
    ],
  ])('lunch of who is %s', (_, serviceSeconds, shift, lunch, returns) => {
    const noon = { opens: 11.5 * hour, closes: 12.5 * hour, seconds: hour }
    const out = car({ lunch: noon, ...('opens' in shift && { shift }) })
    const [route] = evaluate(problem([stop(1, { serviceSeconds })], [out]), [[0]]).routes
    expect(route).toMatchObject({ lunch, returns, faults: [] })
  })

  test('a car that starts and ends nowhere begins at its first stop', () => {
    const [route] = evaluate(problem([stop(4)], [car({ start: null, end: null })]), [[0]]).routes
    expect(route).toMatchObject({ travelSeconds: 0, metres: 0, returns: 9 * hour + 20 * minute })
  })

  test('uneven work costs what the problem says: an idle car beside one that works 100 minutes', () => {
    const two = problem([stop(1), stop(3)], [car(), car()])
    // Each 50 minutes off their mean: 2 × (5/6 h)² = 1.389 h², at 360 s; and an hour of driving.
    expect(evaluate({ ...two, balance: 360 }, [[0, 1], []]).cost).toBeCloseTo(4_100, 6)
    // 40 and 80 minutes of work: 2 × (1/3 h)² = 0.222 h²; and 20 and 60 minutes of driving.
    expect(evaluate({ ...two, balance: 360 }, [[0], [1]]).cost).toBeCloseTo(4_880, 6)
    expect(evaluate(two, [[0, 1], []]).cost).toBe(3_600)
  })

  test('an empty route takes no time and no way', () => {
    expect(evaluate(problem([stop(1)]), [[]])).toMatchObject({ left: [0], cost: 3_000, faults: [] })
  })
})

describe('faults', () => {
  const faultsOf = (stops: readonly Stop[], routes: number[][], cars?: readonly Car[]) =>
    evaluate(problem(stops, cars), routes).faults

  test('arriving after closing, by how much', () => {
    const early = stop(4, { windows: [{ opens: 9 * hour, closes: 9.5 * hour }] })
    expect(faultsOf([early], [[0]])).toEqual([{ kind: 'closed', stop: 0, bySeconds: 10 * minute }])
  })
  test('coming back after the shift', () => {
    const short = car({ shift: { opens: 9 * hour, closes: 9.5 * hour } })
    expect(faultsOf([stop(1)], [[0]], [short])).toEqual([{ kind: 'lateBack', car: 0, bySeconds: 10 * minute }])
  })
  test('a car that the stop is not for', () => {
    expect(faultsOf([stop(1, { car: 1 })], [[0], []], [car(), car()])).toEqual([{ kind: 'wrongCar', stop: 0, car: 1 }])
  })
  test('first, last and kept order', () => {
    const stops = [stop(1), stop(2, { position: 'first' }), stop(3, { sequence: 2 }), stop(4, { sequence: 1 })]
    expect(faultsOf(stops, [[0, 1, 2, 3]])).toEqual([
      { kind: 'outOfOrder', stop: 1 },
      { kind: 'outOfOrder', stop: 3 },
    ])
  })
  test('more than a car takes', () => {
    expect(faultsOf([stop(1), stop(2)], [[0, 1]], [car({ capacity: 1 })])).toEqual([
      { kind: 'tooMuch', car: 0, byLoad: 1 },
    ])
  })
  test('no time left for lunch', () => {
    const noon = { opens: 12 * hour, closes: 12.5 * hour, seconds: hour }
    const all = stop(1, { serviceSeconds: 5 * hour, windows: [{ opens: 9 * hour, closes: 10 * hour }] })
    const started = car({ lunch: noon, shift: { opens: 9 * hour, closes: 17 * hour }, end: null })
    expect(faultsOf([all], [[0]], [started])).toEqual([{ kind: 'noLunch', car: 0 }])
  })
  test('no way there', () => {
    const given = problem([stop(1)])
    const cut = { ...given, seconds: given.seconds.map((leg) => (leg === 0 ? 0 : Number.POSITIVE_INFINITY)) }
    expect(evaluate(cut, [[0]]).faults).toEqual([
      { kind: 'unreachable', stop: 0 },
      { kind: 'unreachable', stop: null },
    ])
  })
})

describe('why a stop is in no route', () => {
  test.each([
    ['closed', stop(1, { windows: [{ opens: 5 * hour, closes: 6 * hour }] }), car()],
    ['longerThanShift', stop(1, { serviceSeconds: 9 * hour }), car()],
    ['carFull', stop(1, { car: 0 }), car()],
    ['noTime', stop(1), car()],
  ] as const)('%s', (reason, one, only) => {
    expect(reasonLeft(problem([one], [only]), 0)).toBe(reason)
  })
})
