/** The routes that the search finds, against the best that are known, and against the same search with much more time. */
import { evaluate } from '../../domain/routing/evaluate'
import type { Routes, RoutingProblem } from '../../domain/routing/problem'
import { solve } from '../../domain/routing/solve'
import type { Figure } from './figure'
import {
  district,
  hasInstances,
  instancesFolder,
  solomonBest,
  solomonInstance,
  tspInstance,
  tspOptima,
} from './routeInstances'
import { measureRouteRequests } from './routeRequests'

const seeds = [1, 2, 3, 4, 5]
const longMs = 30_000

/** The processor's time, so that what else the machine does is not counted; on a machine at rest it is the clock's. */
const ownMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Reading it takes a tenth as long as a round. */
const roundsPerReading = 8

const solved = (problem: RoutingProblem, seed: number, milliseconds: number): Routes => {
  const startedAt = ownMs()
  let [asked, done] = [0, 0]
  const progress = (): number => {
    if (asked % roundsPerReading === 0) done = (ownMs() - startedAt) / milliseconds
    asked += 1
    return done
  }
  return solve(problem, { seed, progress })
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const percent = (value: number): string => `${value.toFixed(2)} %`

/** Per cent above the best known; throws where the routes break a rule or leave a stop out. */
const gapOf = (problem: RoutingProblem, routes: Routes, best: number): number => {
  const { cost, left, faults } = evaluate(problem, routes)
  if (left.length > 0 || faults.length > 0) throw new Error(`${left.length} left, ${faults.length} faults`)
  return (cost / best - 1) * 100
}
/** The priority that is served. */
const servedBy = (problem: RoutingProblem, routes: Routes): number => {
  const { faults } = evaluate(problem, routes)
  if (faults.length > 0) throw new Error(`${faults.length} faults`)
  return routes.flat().reduce((sum, stop) => sum + (problem.stops[stop]?.penalty ?? 0), 0)
}

const measureTsp = (name: keyof typeof tspOptima, milliseconds: number, limit: number): Figure => {
  const problem = tspInstance(name)
  const gaps = seeds.map((seed) => gapOf(problem, solved(problem, seed, milliseconds), tspOptima[name]))
  return {
    what: `${name} at ${milliseconds} ms, mean gap of ${seeds.length} seeds`,
    measured: Math.max(0, mean(gaps)),
    limit,
    unit: '%',
    how: gaps.map(percent).join(', '),
  }
}

const measureSolomon = (milliseconds: number, limit: number): Figure => {
  const names = Object.keys(solomonBest) as (keyof typeof solomonBest)[]
  const rows = names.map((name) => {
    const problem = solomonInstance(name)
    const gaps = [1, 2, 3].map((seed) => gapOf(problem, solved(problem, seed, milliseconds), solomonBest[name]))
    return { name, gap: mean(gaps) }
  })
  return {
    what: `Solomon's six at ${milliseconds / 1000} s, mean gap of 3 seeds, no violations`,
    measured: mean(rows.map(({ gap }) => gap)),
    limit,
    unit: '%',
    how: rows.map(({ name, gap }) => `${name} ${percent(gap)}`).join(', '),
  }
}

const measureChoice = (
  points: number,
  wanted: readonly (readonly [milliseconds: number, limit: number])[],
): Figure[] => {
  const problems = [1, 2].map((seed) => {
    const problem = district(points, 2, seed)
    return { problem, best: servedBy(problem, solved(problem, 100, longMs)) }
  })
  return wanted.map(([milliseconds, limit]) => {
    const shares = problems.flatMap(({ problem, best }) =>
      [1, 2, 3].map((seed) => (servedBy(problem, solved(problem, seed, milliseconds)) / best) * 100),
    )
    return {
      what: `${points} points to choose from, 2 cars, at ${milliseconds} ms: priority short of ${longMs / 1000} s of the same search`,
      measured: Math.max(0, 100 - mean(shares)),
      limit: 100 - limit,
      unit: '%',
      how: `served ${shares.map(percent).join(', ')}`,
    }
  })
}

/** Code that has not run yet is several times slower, and a planner's second plan is as warm as this. */
const warm = () => {
  solved(district(60, 1, 9), 1, 1_000)
  const plain = district(60, 1, 9)
  const all = { opens: 0, closes: Number.POSITIVE_INFINITY }
  const anyTime = { ...plain, stops: plain.stops.map((stop) => ({ ...stop, windows: [] })) }
  solved({ ...anyTime, cars: plain.cars.map((car) => ({ ...car, shift: all, lunch: null })) }, 1, 1_000)
}

export const measureRoutes = async (): Promise<Figure[]> => {
  warm()
  if (!hasInstances()) console.log(`no public instances in ${instancesFolder}: districts of our own alone are measured`)
  const known: Figure[] = hasInstances()
    ? [
        ...(['berlin52', 'eil51', 'st70', 'kroA100'] as const).map((name) => measureTsp(name, 20, 0)),
        measureTsp('a280', 300, 0.2),
        measureTsp('pr299', 300, 0.2),
        measureTsp('lin318', 300, 1),
        measureSolomon(1_000, 1.5),
        measureSolomon(3_000, 1),
      ]
    : []
  return [
    ...(await measureRouteRequests()),
    ...known,
    ...measureChoice(100, [[200, 98]]),
    ...measureChoice(300, [
      [200, 97],
      [3_000, 99],
    ]),
  ]
}
