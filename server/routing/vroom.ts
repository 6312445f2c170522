/**
 * VROOM by HTTP as another solver (github.com/VROOM-Project/vroom, docs/API.md; vroom-express answers `POST /`). It is given
 * our own matrices in whole seconds, rounded up, so that what fits by its clock fits by ours; what it answers is evaluated
 * again before it is taken.
 */
import { z } from 'zod'
import { evaluate } from '../../domain/routing/evaluate'
import type { Car, Routes, RoutingProblem, Stop } from '../../domain/routing/problem'
import type { Ask } from './travel/askJson'
import { EngineFault } from './travel/engine'

/** No way: longer than any day, and still far from what VROOM's whole numbers hold. */
const noWaySeconds = 1_000_000
const wholeSeconds = (seconds: number): number =>
  Number.isFinite(seconds) ? Math.min(noWaySeconds, Math.ceil(seconds - 1e-9)) : noWaySeconds

const rowsOf = (matrix: Float64Array, places: number): number[][] =>
  // One place more, nowhere: who begins or ends at a stop is there before and after, at no cost.
  Array.from({ length: places + 1 }, (_, from) =>
    Array.from({ length: places + 1 }, (__, to) =>
      from === places || to === places ? 0 : wholeSeconds(matrix[from * places + to] ?? 0),
    ),
  )

/** 0 to 100: in the proportion of what leaving out costs, and what has to be served above everything. */
const priorities = (stops: readonly Stop[]): number[] => {
  const finite = stops.map(({ penalty }) => penalty).filter(Number.isFinite)
  const most = Math.max(1, ...finite)
  const top = finite.length === stops.length ? 100 : 99
  return stops.map(({ penalty }) => (Number.isFinite(penalty) ? Math.max(1, Math.round((penalty / most) * top)) : 100))
}

const window = (opens: number, closes: number): [number, number] => [
  Math.ceil(opens),
  Number.isFinite(closes) ? Math.floor(closes) : noWaySeconds,
]

const skillOf = (car: number): number => car + 1

const vehicleOf = ({ start, end, shift, lunch }: Car, car: number, nowhere: number) => ({
  id: car,
  start_index: start ?? nowhere,
  end_index: end ?? nowhere,
  time_window: window(shift.opens, shift.closes),
  skills: [skillOf(car)],
  ...(lunch !== null && {
    breaks: [{ id: car, time_windows: [window(lunch.opens, lunch.closes)], service: Math.ceil(lunch.seconds) }],
  }),
})

/** Where stops stand in their route, or after which other, cannot be said to VROOM; nor are loads, which no plan has. */
export const vroomCanSay = ({ stops, places }: RoutingProblem): boolean =>
  places > 0 &&
  stops.length > 0 &&
  stops.every(({ position, sequence, load }) => position === 'free' && sequence === null && load === 0)

export const vroomProblem = ({ places, seconds, stops, cars }: RoutingProblem) => {
  const priority = priorities(stops)
  return {
    vehicles: cars.map((car, number) => vehicleOf(car, number, places)),
    jobs: stops.map(({ place, serviceSeconds, windows, car }, number) => ({
      id: number,
      location_index: place,
      service: Math.ceil(serviceSeconds),
      priority: priority[number] ?? 0,
      ...(windows.length > 0 && { time_windows: windows.map(({ opens, closes }) => window(opens, closes)) }),
      ...(car !== null && { skills: [skillOf(car)] }),
    })),
    matrices: { car: { durations: rowsOf(seconds, places) } },
  }
}

const number = z.number().int().min(0).max(100_000)
const step = z.object({ type: z.string().max(20), id: number.optional() })
const answerSchema = z.union([
  z.object({
    code: z.literal(0),
    routes: z.array(z.object({ vehicle: number, steps: z.array(step).max(10_000) })).max(100),
  }),
  z.object({ code: z.number().int().min(1) }),
])

/** Its answer in our numbers; throws where it names a car or a stop that is none, or one stop twice. */
export const vroomRoutes = (
  { stops, cars }: RoutingProblem,
  routes: readonly { readonly vehicle: number; readonly steps: readonly z.output<typeof step>[] }[],
): Routes => {
  const ours: number[][] = cars.map(() => [])
  const seen = new Set<number>()
  for (const { vehicle, steps } of routes)
    for (const { type, id = -1 } of steps) {
      if (type !== 'job') continue
      const route = ours[vehicle]
      if (route === undefined || stops[id] === undefined || seen.has(id))
        throw new EngineFault('wrong', `stop ${id} of car ${vehicle}, which is none or there twice`)
      seen.add(id)
      route.push(id)
    }
  return ours
}

export type Vroom = (problem: RoutingProblem, signal: AbortSignal) => Promise<Routes>

/** Rejects with an EngineFault where there is no answer, or one that breaks the problem's rules. */
export const vroom =
  (ask: Ask): Vroom =>
  async (problem, signal) => {
    const answer = await ask({ path: '', body: vroomProblem(problem), schema: answerSchema, signal })
    if (!('routes' in answer)) throw new EngineFault('wrong', `code ${answer.code}`)
    const routes = vroomRoutes(problem, answer.routes)
    const { faults } = evaluate(problem, routes)
    if (faults.length > 0)
      throw new EngineFault('wrong', `routes that break rules: ${faults.map(({ kind }) => kind).join(', ')}`)
    return routes
  }
