/** The best routes that can be found until the search is ended: which search for which problem. */
import { evaluate } from './evaluate'
import type { Routes, RoutingProblem } from './problem'
import { seededRandom } from './random'
import { searchRoutes } from './ruinRecreate'
import { shortestTour } from './tour'

export type Search = {
  readonly seed: number
  /** From 0 on; 1 ends the search. Asked often, with the number of rounds so far. */
  readonly progress: (rounds: number) => number
  /** Routes to begin from: the present plan. */
  readonly initial?: Routes
}

const isSymmetric = (size: number, matrix: Float64Array): boolean => {
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) if (matrix[a * size + b] !== matrix[b * size + a]) return false
  return true
}

/** One car, every stop at any time and in any order, ways alike in both directions: then only the order counts. */
const isOneTour = ({ places, cost, stops, cars }: RoutingProblem): boolean =>
  cars.length === 1 &&
  stops.length >= 3 &&
  stops.every(({ windows, position, sequence }) => windows.length === 0 && position === 'free' && sequence === null) &&
  cost.every(Number.isFinite) &&
  isSymmetric(places, cost)

/** More than any way, so that the tour passes from the car's end to its start; far from what doubles hold exactly. */
const endToStart = -1e7

/** So many kicks tell whether one tour can hold every stop; if not, which to visit is the question from the start. */
const tasteKicks = 200

const searchTour = (
  problem: RoutingProblem,
  { seed, initial }: Search,
  shouldStop: (kicks: number) => boolean,
): Routes => {
  const { places, cost, stops, cars } = problem
  const { start = null, end = null } = cars[0] ?? {}
  const isClosed = start !== null && start === end
  // The stops by their numbers, then the start, then the end where it is another.
  const through: readonly (number | null)[] = [...stops.map(({ place }) => place), start, ...(isClosed ? [] : [end])]
  const size = through.length
  const home = stops.length
  const between = (a: number, b: number): number => {
    if (a >= home && b >= home && a !== b) return endToStart
    const [from, to] = [through[a] ?? null, through[b] ?? null]
    return from === null || to === null ? 0 : (cost[from * places + to] ?? 0)
  }
  const { order } = shortestTour({
    size,
    cost: Float64Array.from({ length: size * size }, (_, index) => between(Math.floor(index / size), index % size)),
    random: seededRandom(seed),
    shouldStop,
    ...(initial?.[0]?.length === stops.length && {
      initial: [home, ...initial[0], ...(isClosed ? [] : [home + 1])],
    }),
  })
  const from = order.indexOf(home)
  const turned = [...order.slice(from + 1), ...order.slice(0, from)]
  // Where the end is a place of its own it stands beside the start: on the far side of the stops.
  if (!isClosed && turned[0] === home + 1) turned.reverse()
  return [turned.filter((stop) => stop < home)]
}

/** Routes that keep to the problem: what does not fit is in none. The same seed and as many rounds give the same routes. */
export const solve = (problem: RoutingProblem, search: Search): Routes => {
  const { seed, progress, initial } = search
  const isOver = (rounds: number) => progress(rounds) >= 1
  if (isOneTour(problem)) {
    const first = searchTour(problem, search, (kicks) => kicks >= tasteKicks || isOver(kicks))
    if (evaluate(problem, first).faults.length === 0) return searchTour(problem, { ...search, initial: first }, isOver)
  }
  return searchRoutes({
    problem,
    random: seededRandom(seed),
    progress,
    ...(initial && { initial }),
  }).routes
}
