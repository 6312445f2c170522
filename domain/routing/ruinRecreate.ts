/**
 * Routes of several cars with time windows, or a choice of stops when not all fit: ruin and recreate. Slack Induction by
 * String Removals (Christiaens and Vanden Berghe, Transportation Science 54, 2020): chains of neighbouring stops are taken
 * out of their routes and put back one by one; simulated annealing decides what is kept.
 */
import { createArrangement } from './arrangement'
import { type PackedProblem, pack } from './packedProblem'
import type { Routes, RoutingProblem } from './problem'
import type { Random } from './random'
import { createRecreate } from './recreate'
import { ruin } from './ruin'

/** Temperatures in mean costs of a leg to a near neighbour. */
const hottest = 1
const coldest = 0.01

export type RouteSearch = {
  readonly problem: RoutingProblem
  readonly random: Random
  /** From 0 on; 1 ends the search. Asked before each round, with the number of rounds so far. */
  readonly progress: (rounds: number) => number
  readonly initial?: Routes
}

export type RoutesFound = { readonly routes: Routes; readonly cost: number; readonly rounds: number }

/** At first every stop is tried, what is worth most for its time before the others. */
const byWorth = ({ penalty, service, meanLeg }: PackedProblem, stops: readonly number[]): number[] => {
  const worth = (stop: number): number => (penalty[stop] as number) / ((service[stop] as number) + meanLeg)
  return stops.slice().sort((a, b) => worth(b) - worth(a))
}

export const searchRoutes = ({ problem, random, progress, initial = [] }: RouteSearch): RoutesFound => {
  const packed = pack(problem)
  const { count, carCount, meanLeg } = packed
  const arrangement = createArrangement(packed)
  const { routes, routeOf, absent, insert, keep, takeBack, cost, copy } = arrangement
  const { insertAll, recreate } = createRecreate(packed, arrangement, random)

  // What the beginning does not allow, or names twice, is tried anew with the rest.
  for (const [car, route] of initial.slice(0, carCount).entries())
    for (const stop of route) if (routeOf[stop] === -1) insert(stop, car, (routes[car] as number[]).length)
  insertAll(byWorth(packed, absent))
  let present = cost()
  keep()
  let best = present
  let bestRoutes = copy()

  let rounds = 0
  for (; count > 0; rounds += 1) {
    const done = progress(rounds)
    if (done >= 1) break
    const temperature = meanLeg * hottest * (coldest / hottest) ** done
    recreate(ruin(packed, arrangement, random))
    const next = cost()
    if (next >= present - temperature * Math.log(random.unit())) {
      takeBack()
      continue
    }
    keep()
    present = next
    if (present < best - 1e-9) {
      best = present
      bestRoutes = copy()
    }
  }
  return { routes: bestRoutes, cost: best, rounds }
}
