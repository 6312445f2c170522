/** Chains of neighbouring stops are taken out of their routes (adjacent string removal of SISR). */
import type { Arrangement } from './arrangement'
import type { PackedProblem } from './packedProblem'
import type { Random } from './random'

const averageRemoved = 10
const longestString = 10
/** The share of string removals that leave some stops of the string in place. */
const splitShare = 0.5
const splitGrows = 0.01

/** How many stops stay in place within a string of `length`. */
const stopsThatStay = (length: number, routeLength: number, { unit }: Random): number => {
  if (length < 2 || unit() >= splitShare) return 0
  let stays = 1
  while (length + stays < routeLength && unit() > splitGrows) {
    stays += 1
    if (unit() < 0.5) break
  }
  return Math.min(stays, routeLength - length)
}

/** Takes a string of at most `most` stops, the one at `at` among them or beside it, out of a car's route. */
const removeString = ({ routes, remove }: Arrangement, car: number, at: number, most: number, random: Random): void => {
  const { length: routeLength } = routes[car] as number[]
  const length = Math.max(1, Math.min(routeLength, Math.floor(1 + random.unit() * Math.min(routeLength, most))))
  const stays = stopsThatStay(length, routeLength, random)
  const span = length + stays
  const lowest = Math.max(0, at - span + 1)
  const highest = Math.min(at, routeLength - span)
  const from = lowest + random.below(highest - lowest + 1)
  const before = stays === 0 ? 0 : 1 + random.below(length - 1)
  // The later part first, so that the positions of the earlier stay.
  remove(car, from + before + stays, length - before)
  if (before > 0) remove(car, from, before)
}

/** Takes stops out about one that is chosen by chance, and says which it was. */
export const ruin = ({ count, near }: PackedProblem, arrangement: Arrangement, random: Random): number => {
  const { routes, routeOf, absent, isTouched, schedule } = arrangement
  let filled = 0
  for (const route of routes) if (route.length > 0) filled += 1
  const seed = random.below(count)
  if (filled === 0) return seed
  const stringMost = Math.min(longestString, (count - absent.length) / filled)
  const stringsMost = (4 * averageRemoved) / (1 + stringMost) - 1
  const strings = Math.floor(1 + random.unit() * stringsMost)
  let ruined = 0
  for (const stop of near(seed)) {
    if (ruined >= strings) break
    const car = routeOf[stop] as number
    if (car < 0 || isTouched(car)) continue
    ruined += 1
    removeString(arrangement, car, (routes[car] as number[]).indexOf(stop), stringMost, random)
    schedule.reschedule(car)
  }
  return seed
}
