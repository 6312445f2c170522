/**
 * Stops that are in no route are put back one by one where they cost least, now and then looking past the best place
 * (greedy insertion with blinks of SISR). Where more are left out than were taken out, only some of them are tried.
 */
import type { Arrangement } from './arrangement'
import { createKeyedSort } from './keyedSort'
import type { PackedProblem } from './packedProblem'
import { unevenness } from './problem'
import type { Random } from './random'

/** How often a place is looked past. */
const blinkShare = 0.01
/** Of those left out, the nearest to what is removed and a few by chance are tried; without a limit large choices starve. */
const nearestTried = 20
const randomTried = 7

/** True now and then, as often as `blinkShare` says, with one number of chance for each time. */
const blinking = ({ unit }: Random): (() => boolean) => {
  let until = 0
  return () => {
    until -= 1
    if (until > 0) return false
    until = Math.ceil(Math.log(1 - unit()) / Math.log(1 - blinkShare))
    return true
  }
}

/** Of two stops that are worth about the same for their time, either may be tried first. */
const worthNoise = 0.1

/** The less a stop has of it, the sooner it is tried. */
const trialOrders = {
  byChance: (_packed, _stop, { unit }) => unit(),
  weightiest: ({ penalty, load }, stop) => -(penalty[stop] as number) - (load[stop] as number) * 1e-3,
  farthest: ({ fromStart }, stop) => -(fromStart[stop] as number),
  nearest: ({ fromStart }, stop) => fromStart[stop] as number,
  worthMost: ({ worth }, stop, { unit }) => -(worth[stop] as number) * (1 + worthNoise * unit()),
} as const satisfies Record<string, (packed: PackedProblem, stop: number, random: Random) => number>
type TrialOrder = keyof typeof trialOrders

/** Each as often as it is named. Where not all can be served, chance and distance choose badly. */
const ordersToServeAll: readonly TrialOrder[] = [
  'byChance',
  'byChance',
  'byChance',
  'byChance',
  'weightiest',
  'weightiest',
  'weightiest',
  'weightiest',
  'farthest',
  'farthest',
  'nearest',
]
const ordersToChoose: readonly TrialOrder[] = ['weightiest', 'worthMost']

export const createRecreate = (packed: PackedProblem, arrangement: Arrangement, random: Random) => {
  const { count, carCount, penalty, pinned, service, areCarsAlike, near, balance } = packed
  const { routes, routeOf, absent, removed, insert, schedule } = arrangement
  const { cheapestPlace, placeFound, work } = schedule
  const blinks = blinking(random)
  const { setKey, sort } = createKeyedSort(count)
  const order = new Int32Array(count)
  const isTried = new Uint8Array(count)

  const chosenToTry = (seed: number): number[] => {
    if (absent.length <= removed.length + nearestTried + randomTried) return absent.slice()
    const tried: number[] = []
    const add = (stop: number) => {
      if (isTried[stop] === 1 || routeOf[stop] !== -1) return
      isTried[stop] = 1
      tried.push(stop)
    }
    for (const stop of removed) add(stop)
    let nearest = 0
    for (const stop of near(seed)) {
      if (nearest >= nearestTried) break
      if (routeOf[stop] !== -1) continue
      nearest += 1
      add(stop)
    }
    for (let chance = 0; chance < randomTried; chance += 1) add(absent[random.below(absent.length)] as number)
    for (const stop of tried) isTried[stop] = 0
    return tried
  }

  const sortForTrial = (tried: readonly number[], orders: readonly TrialOrder[]): number[] => {
    const keyOf = trialOrders[orders[random.below(orders.length)] as TrialOrder]
    for (const [index, stop] of tried.entries()) setKey(index, keyOf(packed, stop, random))
    sort(tried.length, order)
    return tried.map((_, index) => tried[order[index] as number] as number)
  }

  /** What a visit by this car costs for spreading the work less evenly; below zero for a car that has little to do. */
  const addedUnevenness = (stop: number, car: number): number => {
    if (balance === 0) return 0
    const present = work[car] as number
    const before = unevenness(work)
    work[car] = present + (service[stop] as number)
    const after = unevenness(work)
    work[car] = present
    return balance * (after - before)
  }

  /** Puts each where it adds least, if that is less than leaving it out costs. */
  const insertAll = (stops: readonly number[]): void => {
    for (const stop of stops) {
      let best = penalty[stop] as number
      let [bestCar, bestAt] = [-1, -1]
      const only = pinned[stop] as number
      let triedEmpty = false
      for (let car = Math.max(only, 0); car < (only < 0 ? carCount : only + 1); car += 1) {
        const isEmpty = (routes[car] as number[]).length === 0
        if (isEmpty && triedEmpty && areCarsAlike) continue
        triedEmpty ||= isEmpty
        const uneven = addedUnevenness(stop, car)
        const added = cheapestPlace(stop, car, best - uneven, blinks) + uneven
        if (placeFound() < 0 || added >= best) continue
        best = added
        bestCar = car
        bestAt = placeFound()
      }
      if (bestCar >= 0) insert(stop, bestCar, bestAt)
    }
  }

  /** After a ruin about `seed`; `isChoice`: not every stop can be served. */
  return (seed: number, isChoice: boolean): void =>
    insertAll(sortForTrial(chosenToTry(seed), isChoice ? ordersToChoose : ordersToServeAll))
}
