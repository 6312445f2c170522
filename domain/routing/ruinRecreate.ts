/**
 * Routes of several cars with time windows, or a choice of stops when not all fit: ruin and recreate. Slack Induction by
 * String Removals (Christiaens and Vanden Berghe, Transportation Science 54, 2020): chains of neighbouring stops are taken
 * out of their routes and put back one by one; simulated annealing decides what is kept.
 */
import { createArrangement } from './arrangement'
import { construct } from './construct'
import { mustPenalty, pack } from './packedProblem'
import type { Routes, RoutingProblem } from './problem'
import type { Random } from './random'
import { createRecreate } from './recreate'
import { ruin } from './ruin'

/**
 * Temperatures in mean costs of a leg to a near neighbour. Where stops are left out they are exchanged for others of about
 * their worth, which is many legs.
 */
const toServeAll = { hottest: 1, coldest: 0.01 }
const toChoose = { hottest: 4, coldest: 0.5 }

export type RouteSearch = {
  readonly problem: RoutingProblem
  readonly random: Random
  /** From 0 on; 1 ends the search. Asked before each round, with the number of rounds so far. */
  readonly progress: (rounds: number) => number
  readonly initial?: Routes
}

export type RoutesFound = { readonly routes: Routes; readonly cost: number; readonly rounds: number }

export const searchRoutes = ({ problem, random, progress, initial = [] }: RouteSearch): RoutesFound => {
  const packed = pack(problem)
  const { count, carCount, meanLeg } = packed
  const arrangement = createArrangement(packed)
  const { routes, routeOf, absent, insert, keep, takeBack, cost, copy } = arrangement
  const recreate = createRecreate(packed, arrangement, random)

  // What the beginning does not allow, or names twice, is tried anew with the rest.
  for (const [car, route] of initial.slice(0, carCount).entries())
    for (const stop of route) if (routeOf[stop] === -1) insert(stop, car, (routes[car] as number[]).length)
  construct(packed, arrangement)
  const isChoice = absent.some((stop) => (packed.penalty[stop] as number) < mustPenalty)
  const { hottest, coldest } = isChoice ? toChoose : toServeAll
  let present = cost()
  keep()
  let best = present
  let bestRoutes = copy()

  let rounds = 0
  for (; count > 0; rounds += 1) {
    const done = progress(rounds)
    if (done >= 1) break
    const temperature = meanLeg * hottest * (coldest / hottest) ** done
    recreate(ruin(packed, arrangement, random), isChoice)
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
