/** VROOM as another solver: what it is asked, in the format of its documentation, and what is made of its answer. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { evaluate } from '../../domain/routing/evaluate'
import type { RoutingProblem, Stop } from '../../domain/routing/problem'
import { createPlanRoutes } from '../../server/routing/planRoutes'
import { createSolver, type Solver } from '../../server/routing/solver'
import { askAt } from '../../server/routing/travel/askJson'
import { vroom } from '../../server/routing/vroom'
import { type Answer, type ForeignService, json, startForeignService } from '../foreignService'

const hour = 3_600
let solver: Solver
const closing: (() => Promise<void>)[] = []
beforeAll(() => {
  solver = createSolver()
})
afterAll(() => solver.close())
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const stop = (place: number, part: Partial<Stop> = {}): Stop => ({
  place,
  serviceSeconds: 600,
  windows: [],
  penalty: 6_000,
  load: 0,
  car: null,
  position: 'free',
  sequence: null,
  ...part,
})
/** Four places ten minutes apart along a line; the cars start at the first, and end where they are. */
const problemOf = (stops: Stop[], cars = 1): RoutingProblem => {
  const seconds = Float64Array.from({ length: 16 }, (_, leg) => Math.abs(Math.floor(leg / 4) - (leg % 4)) * 599.5)
  return {
    places: 4,
    seconds,
    metres: seconds.map((one) => one * 10),
    cost: seconds,
    balance: 0,
    stops,
    cars: Array.from({ length: cars }, () => ({
      start: 0,
      end: null,
      shift: { opens: 8 * hour, closes: 18 * hour },
      lunch: { opens: 11.5 * hour, closes: 13 * hour, seconds: hour },
      capacity: Number.POSITIVE_INFINITY,
    })),
  }
}
const three = problemOf([stop(1), stop(2), stop(3)])

const routesAnswer = (...routes: number[][]): Answer =>
  json({
    code: 0,
    summary: { cost: 0, routes: routes.length, unassigned: 0 },
    unassigned: [],
    routes: routes.map((jobs, vehicle) => ({
      vehicle,
      cost: 0,
      steps: [
        { type: 'start', arrival: 28_800, duration: 0 },
        ...jobs.map((id) => ({ type: 'job', id, job: id, arrival: 0, duration: 0, service: 600, waiting_time: 0 })),
        { type: 'break', id: 0, arrival: 41_400, duration: 0 },
        { type: 'end', arrival: 0, duration: 0 },
      ],
    })),
  })

const planBy = async (answer: Answer | (() => Promise<Answer>)) => {
  const service: ForeignService = await startForeignService(async () =>
    typeof answer === 'function' ? answer() : answer,
  )
  closing.push(service.close)
  const faults: unknown[] = []
  const plan = createPlanRoutes(solver, vroom(askAt(service.url, 300)), (fault) => faults.push(fault))
  return {
    service,
    faults,
    plan: (problem: RoutingProblem, signal?: AbortSignal) => plan(problem, { seed: 1, milliseconds: 30 }, signal),
  }
}

test('it is asked with our own matrix in whole seconds, rounded up, and a place more that is nowhere', async () => {
  const { service, plan } = await planBy(routesAnswer([2, 1, 0], []))
  const windows = [
    { opens: 8 * hour, closes: 9 * hour },
    { opens: 14.5 * hour, closes: 17 * hour },
  ]
  await plan(
    problemOf(
      [stop(1, { windows }), stop(2, { penalty: 3_000 }), stop(3, { car: 1, penalty: Number.POSITIVE_INFINITY })],
      2,
    ),
  )
  const [asked] = service.asked
  expect([asked?.method, asked?.path]).toEqual(['POST', '/'])
  const vehicle = {
    start_index: 0,
    end_index: 4,
    time_window: [28_800, 64_800],
  }
  const lunch = { time_windows: [[41_400, 46_800]], service: 3_600 }
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    vehicles: [
      { id: 0, ...vehicle, skills: [1], breaks: [{ id: 0, ...lunch }] },
      { id: 1, ...vehicle, skills: [2], breaks: [{ id: 1, ...lunch }] },
    ],
    jobs: [
      {
        id: 0,
        location_index: 1,
        service: 600,
        priority: 99,
        time_windows: [
          [28_800, 32_400],
          [52_200, 61_200],
        ],
      },
      { id: 1, location_index: 2, service: 600, priority: 50 },
      { id: 2, location_index: 3, service: 600, priority: 100, skills: [2] },
    ],
    matrices: {
      car: {
        durations: [
          [0, 600, 1_199, 1_799, 0],
          [600, 0, 600, 1_199, 0],
          [1_199, 600, 0, 600, 0],
          [1_799, 1_199, 600, 0, 0],
          [0, 0, 0, 0, 0],
        ],
      },
    },
  })
})

test('no way is longer than any day, and still a whole number', async () => {
  const { service, plan } = await planBy(routesAnswer([0]))
  const seconds = three.seconds.slice()
  seconds[1] = Number.POSITIVE_INFINITY
  await plan({ ...three, seconds })
  expect(JSON.parse(service.asked[0]?.body ?? '').matrices.car.durations[0]).toEqual([0, 1_000_000, 1_199, 1_799, 0])
})

test('its routes are ours, in its order, each car by its own number', async () => {
  const { plan, faults } = await planBy(routesAnswer([2, 0], [1]))
  const answer = await plan(problemOf([stop(1), stop(2), stop(3)], 2))
  expect(answer).toEqual({ routes: [[2, 0], [1]], solver: 'vroom', note: null })
  expect(faults).toEqual([])
})

test('a stop that it leaves out stays out', async () => {
  const { plan } = await planBy(routesAnswer([1]))
  const { routes } = await plan(three)
  expect(evaluate(three, routes).left).toEqual([0, 2])
})

const own = { routes: [[0, 1, 2]], solver: 'own' }
const wrong = 'VROOM 排的线路不符合要求，本次由系统自己排。'
const silent = 'VROOM 没有回应，本次由系统自己排线路。'
// biome-ignore format: a table is read by its columns
const cases: [string, string, Answer][] = [
  ['a stop that is none',       wrong,  routesAnswer([0, 7])],
  ['a stop twice',              wrong,  routesAnswer([0, 1, 0])],
  ['a car that is none',        wrong,  routesAnswer([0], [1])],
  ['its own error',             wrong,  json({ code: 2, error: 'Invalid json' }, 400)],
  ['a page',                    wrong,  { status: 200, body: '<html></html>' }],
  ['half a stop',               wrong,  json({ code: 0, routes: [{ vehicle: 0, steps: [{ type: 'job', id: 0.5 }] }] })],
  ['no routes',                 wrong,  json({ code: 0 })],
  ['a breakdown',               silent, json({ code: 1 }, 500)],
  ['nothing within its time',   silent, null],
]
test.each(cases)('%s: our own search orders the stops, and it is said', async (_, note, answer) => {
  const { plan, faults } = await planBy(answer)
  expect(await plan(three)).toEqual({ ...own, note: { zh: note, en: expect.any(String) } })
  expect(faults.length).toBe(1)
})

test('routes that break a rule by our own clock are not taken', async () => {
  const closed = problemOf([stop(1), stop(2), stop(3, { windows: [{ opens: 8 * hour, closes: 8.7 * hour }] })])
  const { plan, faults } = await planBy(routesAnswer([0, 1, 2]))
  const { routes, solver: by, note } = await plan(closed)
  expect([by, note?.zh]).toEqual(['own', wrong])
  expect(evaluate(closed, routes).faults).toEqual([])
  expect(String(faults[0])).toContain('closed')
})

test('what it cannot be told is not asked of it: first, last, and an order to keep', async () => {
  const { service, plan } = await planBy(routesAnswer([0, 1, 2]))
  for (const part of [{ position: 'last' }, { position: 'first' }, { sequence: 2 }] as const) {
    const { solver: by, note } = await plan(problemOf([stop(1, part), stop(2), stop(3)]))
    expect([by, note?.zh]).toEqual(['own', '有最先、最后或固定先后的点，VROOM 排不了，由系统自己排。'])
  }
  expect(await plan(problemOf([]))).toEqual({ routes: [[]], solver: 'own', note: null })
  expect(service.asked).toEqual([])
})

test('who gives up is not kept waiting, and nothing is searched for', async () => {
  const { plan, faults } = await planBy(null)
  const giving = new AbortController()
  const planning = plan(three, giving.signal)
  giving.abort(new Error('given up'))
  await expect(planning).rejects.toThrow('given up')
  expect(faults).toEqual([])
})
