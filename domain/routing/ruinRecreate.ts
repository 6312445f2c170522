/**
 * Routes of several cars with time windows, or a choice of stops when not all fit: ruin and recreate. Slack Induction by
 * String Removals (Christiaens and Vanden Berghe, Transportation Science 54, 2020): chains of neighbouring stops are taken
 * out of their routes, and put back one by one where they cost least, now and then looking past the best place; simulated
 * annealing decides what is kept. Where more stops are left out than are taken out, only some of them are tried each time.
 */
import {
  type Lunch,
  lastLunchBegins,
  lastServiceBegins,
  lunchEnds,
  type Routes,
  type RoutingProblem,
  rankOf,
  serviceBegins,
} from './problem'
import type { Random } from './random'

const averageRemoved = 10
const longestString = 10
/** The share of string removals that leave some stops of the string in place. */
const splitShare = 0.5
const splitGrows = 0.01
/** How often a place is looked past. */
const blinkShare = 0.01
/** Of those left out, the nearest to what is removed and a few by chance are tried; without a limit large choices starve. */
const nearestTried = 30
const randomTried = 10
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

/** For a stop that must be served: more than any route costs, yet finite, so that differences can be taken. */
const mustPenalty = 1e9

export const searchRoutes = ({ problem, random, progress, initial }: RouteSearch): RoutesFound => {
  const { places, seconds, cost, stops, cars } = problem
  const count = stops.length
  const place = Int32Array.from(stops, (stop) => stop.place)
  const service = Float64Array.from(stops, (stop) => stop.serviceSeconds)
  const penalty = Float64Array.from(stops, (stop) => Math.min(stop.penalty, mustPenalty))
  const load = Float64Array.from(stops, (stop) => stop.load)
  const rank = Int8Array.from(stops, (stop) => rankOf[stop.position])
  const sequence = Float64Array.from(stops, (stop) => stop.sequence ?? -1)
  const pinned = Int32Array.from(stops, (stop) => stop.car ?? -1)
  const isOrdered = stops.some((stop) => stop.position !== 'free' || stop.sequence !== null)
  // One window is the rule; several are looked up.
  const opens = Float64Array.from(stops, ({ windows }) => windows[0]?.opens ?? Number.NEGATIVE_INFINITY)
  const closes = Float64Array.from(stops, ({ windows }) => windows[0]?.closes ?? Number.POSITIVE_INFINITY)
  const hasSeveral = Uint8Array.from(stops, ({ windows }) => (windows.length > 1 ? 1 : 0))
  const begins = (stop: number, arrival: number): number => {
    if (hasSeveral[stop] === 1) return serviceBegins(stops[stop]?.windows ?? [], arrival)
    if (arrival > (closes[stop] as number)) return Number.POSITIVE_INFINITY
    return Math.max(arrival, opens[stop] as number)
  }
  const lastBegins = (stop: number, latest: number): number => {
    if (hasSeveral[stop] === 1) return lastServiceBegins(stops[stop]?.windows ?? [], latest)
    if (latest < (opens[stop] as number)) return Number.NEGATIVE_INFINITY
    return Math.min(latest, closes[stop] as number)
  }

  // Ends of a route that are nowhere cost nothing: one more row and column of zeros.
  const nowhere = places
  const side = places + 1
  const time = new Float64Array(side * side)
  const price = new Float64Array(side * side)
  for (let from = 0; from < places; from += 1)
    for (let to = 0; to < places; to += 1) {
      time[from * side + to] = seconds[from * places + to] as number
      price[from * side + to] = cost[from * places + to] as number
    }
  const startOf = Int32Array.from(cars, ({ start }) => start ?? nowhere)
  const endOf = Int32Array.from(cars, ({ end }) => end ?? nowhere)
  const shiftFrom = Float64Array.from(cars, ({ shift }) => shift.opens)
  const shiftUntil = Float64Array.from(cars, ({ shift }) => shift.closes)
  const capacity = Float64Array.from(cars, (car) => car.capacity)

  const routes: number[][] = cars.map(() => [])
  const loads = new Float64Array(cars.length)
  /** Lunch is taken before the stop at this position; -1: none. */
  const lunchAt = new Int32Array(cars.length).fill(-1)
  const routeOf = new Int32Array(count).fill(-1)
  /** When it is left at the earliest, and by when it has to be reached for the rest to be possible. */
  const leaves = new Float64Array(count)
  const latest = new Float64Array(count)
  /** The longest gap of a route: from leaving one stop to where the next has to be reached. What takes longer fits nowhere. */
  const longestGap = new Float64Array(cars.length)

  /** When a car gets back if its lunch is at `lunchBefore`; Infinity: that is not possible. Fills `leaves`. */
  const forward = (car: number, lunchBefore: number): number => {
    const route = routes[car] as number[]
    const lunch = cars[car]?.lunch ?? null
    let at = startOf[car] as number
    let now = shiftFrom[car] as number
    for (let index = 0; index < route.length; index += 1) {
      const stop = route[index] as number
      if (index === lunchBefore && lunch !== null) now = lunchEnds(lunch, now)
      const arrival = now + (time[at * side + (place[stop] as number)] as number)
      now = begins(stop, arrival) + (service[stop] as number)
      leaves[stop] = now
      at = place[stop] as number
    }
    if (lunchBefore === route.length && lunch !== null) now = lunchEnds(lunch, now)
    const home = now + (time[at * side + (endOf[car] as number)] as number)
    return home <= (shiftUntil[car] as number) ? home : Number.POSITIVE_INFINITY
  }

  const backward = (car: number): void => {
    const route = routes[car] as number[]
    const lunch = cars[car]?.lunch ?? null
    const lunchBefore = lunchAt[car] as number
    let next = endOf[car] as number
    let by = shiftUntil[car] as number
    let longest = 0
    for (let index = route.length - 1; index >= 0; index -= 1) {
      const stop = route[index] as number
      let leaveBy = by - (time[(place[stop] as number) * side + next] as number)
      if (index + 1 === lunchBefore && lunch !== null) leaveBy = lastLunchBegins(lunch, leaveBy)
      longest = Math.max(longest, by - (leaves[stop] as number))
      by = lastBegins(stop, leaveBy - (service[stop] as number))
      latest[stop] = by
      next = place[stop] as number
    }
    longestGap[car] = Math.max(longest, by - (shiftFrom[car] as number))
  }

  /**
   * Where lunch may lie. What is done before it opens is best done before it: of the places where the car would come to it
   * too early, the last is as good as any.
   */
  const lunchRange = (car: number, { opens: from, closes: until }: Lunch): readonly [low: number, high: number] => {
    const route = routes[car] as number[]
    forward(car, -1)
    let low = 0
    while (low < route.length && (leaves[route[low] as number] as number) <= from) low += 1
    let high = low
    while (high < route.length && (leaves[route[high] as number] as number) <= until) high += 1
    return [low, high]
  }

  /** Takes the times of a route anew, lunch where the car gets back first; false: they are not possible. */
  const reschedule = (car: number): boolean => {
    const route = routes[car] as number[]
    const lunch = cars[car]?.lunch ?? null
    let sum = 0
    for (const stop of route) sum += load[stop] as number
    loads[car] = sum
    let home = Number.POSITIVE_INFINITY
    if (lunch === null) home = forward(car, -1)
    else {
      const [low, high] = lunchRange(car, lunch)
      let bestAt = low
      for (let index = low; index <= high; index += 1) {
        const back = forward(car, index)
        // As late as possible among equals: it is no reason to lunch before the work.
        if (back <= home && back < Number.POSITIVE_INFINITY) {
          home = back
          bestAt = index
        }
      }
      lunchAt[car] = bestAt
      forward(car, bestAt)
    }
    backward(car)
    return home < Number.POSITIVE_INFINITY
  }

  const routeCost = (car: number): number => {
    const route = routes[car] as number[]
    if (route.length === 0) return 0
    let at = startOf[car] as number
    let sum = 0
    for (const stop of route) {
      sum += price[at * side + (place[stop] as number)] as number
      at = place[stop] as number
    }
    return sum + (price[at * side + (endOf[car] as number)] as number)
  }

  let untilBlink = 0
  /** True now and then, as often as `blinkShare` says, with one number of chance for each time. */
  const blinks = (): boolean => {
    untilBlink -= 1
    if (untilBlink > 0) return false
    untilBlink = Math.ceil(Math.log(1 - random.unit()) / Math.log(1 - blinkShare))
    return true
  }

  // What was found by the last call of `bestIn`.
  let foundAt = -1
  /** The least that `stop` adds to a car's route, at `foundAt`; at least `limit`: nothing better was found. */
  const bestIn = (stop: number, car: number, limit: number): number => {
    foundAt = -1
    if ((service[stop] as number) > (longestGap[car] as number)) return limit
    if ((loads[car] as number) + (load[stop] as number) > (capacity[car] as number)) return limit
    const route = routes[car] as number[]
    const length = route.length
    let [low, high] = [0, length]
    if (isOrdered) {
      const [ownRank, ownSequence] = [rank[stop] as number, sequence[stop] as number]
      for (let index = 0; index < length; index += 1) {
        const other = route[index] as number
        const otherRank = rank[other] as number
        const isBefore =
          otherRank < ownRank ||
          (ownSequence >= 0 && (sequence[other] as number) >= 0 && (sequence[other] as number) < ownSequence)
        const isAfter = otherRank > ownRank || (ownSequence >= 0 && (sequence[other] as number) > ownSequence)
        if (isBefore) low = index + 1
        if (isAfter && high === length) high = index
      }
    }
    const lunch = cars[car]?.lunch ?? null
    const lunchBefore = lunch === null ? -1 : (lunchAt[car] as number)
    const here = place[stop] as number
    const hereRow = here * side
    let best = limit
    let previous = low === 0 ? (startOf[car] as number) : (place[route[low - 1] as number] as number)
    for (let index = low; index <= high; index += 1) {
      const nextStop = index < length ? (route[index] as number) : -1
      const next = nextStop < 0 ? (endOf[car] as number) : (place[nextStop] as number)
      const isEmptyLeg = length === 0
      const added =
        (price[previous * side + here] as number) +
        (price[hereRow + next] as number) -
        (isEmptyLeg ? 0 : (price[previous * side + next] as number))
      if (added < best && !blinks()) {
        const left = index === 0 ? (shiftFrom[car] as number) : (leaves[route[index - 1] as number] as number)
        const by = nextStop < 0 ? (shiftUntil[car] as number) : (latest[nextStop] as number)
        const toNext = time[hereRow + next] as number
        const toHere = time[previous * side + here] as number
        const leave = begins(stop, left + toHere) + (service[stop] as number)
        let isPossible = false
        if (index !== lunchBefore || lunch === null) isPossible = leave + toNext <= by
        else
          isPossible =
            lunchEnds(lunch, leave) + toNext <= by ||
            begins(stop, lunchEnds(lunch, left) + toHere) + (service[stop] as number) + toNext <= by
        if (isPossible) {
          best = added
          foundAt = index
        }
      }
      previous = next
    }
    return best
  }

  const absent: number[] = []
  const absentAt = new Int32Array(count).fill(-1)
  const leaveOut = (stop: number): void => {
    absentAt[stop] = absent.length
    absent.push(stop)
  }
  const takeIn = (stop: number): void => {
    const at = absentAt[stop] as number
    const last = absent.pop() as number
    if (last !== stop) {
      absent[at] = last
      absentAt[last] = at
    }
    absentAt[stop] = -1
  }

  // Neighbours of each stop, itself first; of two thousand stops not all are ever asked for.
  const neighbours: (Int32Array | undefined)[] = []
  const near = (stop: number): Int32Array => {
    const known = neighbours[stop]
    if (known !== undefined) return known
    const here = place[stop] as number
    const away = Float64Array.from(stops, (_, other) => {
      const there = place[other] as number
      return other === stop ? -1 : (price[here * side + there] as number) + (price[there * side + here] as number)
    })
    const sorted = Int32Array.from(stops, (_, other) => other).sort((a, b) => (away[a] as number) - (away[b] as number))
    neighbours[stop] = sorted
    return sorted
  }
  const meanLeg = (() => {
    const legs: number[] = []
    for (let stop = 0; stop < count; stop += Math.ceil(count / 100))
      for (const other of near(stop).subarray(1, 4)) {
        const leg = price[(place[stop] as number) * side + (place[other] as number)] as number
        if (leg > 0 && leg < mustPenalty) legs.push(leg)
      }
    return legs.length === 0 ? 1 : legs.reduce((sum, leg) => sum + leg, 0) / legs.length
  })()
  const fromStart = Float64Array.from(stops, (_, stop) => {
    const start = startOf[0] ?? nowhere
    return price[start * side + (place[stop] as number)] as number
  })

  // The routes that a round has touched, as they were.
  const kept: (number[] | null)[] = cars.map(() => null)
  const keptCost = new Float64Array(cars.length)
  const touchedCars: number[] = []
  const costs = new Float64Array(cars.length)
  const touch = (car: number): void => {
    if (kept[car] !== null) return
    kept[car] = (routes[car] as number[]).slice()
    keptCost[car] = costs[car] as number
    touchedCars.push(car)
  }

  const removed: number[] = []
  const remove = (car: number, from: number, length: number): void => {
    const route = routes[car] as number[]
    for (const stop of route.splice(from, length)) {
      routeOf[stop] = -1
      leaveOut(stop)
      removed.push(stop)
    }
  }

  const ruin = (): number => {
    const filled = routes.filter((route) => route.length > 0)
    const seed = random.below(count)
    if (filled.length === 0) return seed
    const served = count - absent.length
    const stringMost = Math.min(longestString, served / filled.length)
    const stringsMost = (4 * averageRemoved) / (1 + stringMost) - 1
    const strings = Math.floor(1 + random.unit() * stringsMost)
    let ruined = 0
    for (const stop of near(seed)) {
      if (ruined >= strings) break
      const car = routeOf[stop] as number
      if (car < 0 || kept[car] !== null) continue
      touch(car)
      ruined += 1
      const route = routes[car] as number[]
      const most = Math.min(route.length, stringMost)
      const length = Math.max(1, Math.min(route.length, Math.floor(1 + random.unit() * most)))
      const at = route.indexOf(stop)
      let stays = 0
      if (length > 1 && random.unit() < splitShare) {
        stays = 1
        while (length + stays < route.length && random.unit() > splitGrows) {
          stays += 1
          if (random.unit() < 0.5) break
        }
        if (length + stays > route.length) stays = route.length - length
      }
      const span = length + stays
      const lowest = Math.max(0, at - span + 1)
      const highest = Math.min(at, route.length - span)
      const from = lowest + random.below(highest - lowest + 1)
      if (stays === 0) remove(car, from, length)
      else {
        const before = 1 + random.below(length - 1)
        // The later part first, so that the positions of the earlier stay.
        remove(car, from + before + stays, length - before)
        remove(car, from, before)
      }
      reschedule(car)
    }
    return seed
  }

  const order = new Float64Array(count)
  const isTried = new Uint8Array(count)
  const tryOrder = (seed: number): number[] => {
    let tried: number[]
    if (absent.length <= removed.length + nearestTried + randomTried) tried = absent.slice()
    else {
      tried = []
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
    }
    const kind = random.below(11)
    for (const stop of tried)
      order[stop] =
        kind < 4
          ? random.unit()
          : kind < 8
            ? -(penalty[stop] as number) - (load[stop] as number) * 1e-3
            : kind < 10
              ? -(fromStart[stop] as number)
              : (fromStart[stop] as number)
    return tried.sort((a, b) => (order[a] as number) - (order[b] as number))
  }

  const recreate = (tried: readonly number[]): void => {
    for (const stop of tried) {
      let best = penalty[stop] as number
      let [bestCar, bestAt] = [-1, -1]
      const only = pinned[stop] as number
      let triedEmpty = false
      for (let car = Math.max(only, 0); car < (only < 0 ? cars.length : only + 1); car += 1) {
        // Empty cars that are alike are tried once.
        const isEmpty = (routes[car] as number[]).length === 0
        if (isEmpty && triedEmpty && sameCars) continue
        triedEmpty ||= isEmpty
        const added = bestIn(stop, car, best)
        if (foundAt >= 0 && added < best) {
          best = added
          bestCar = car
          bestAt = foundAt
        }
      }
      if (bestCar < 0) continue
      touch(bestCar)
      const route = routes[bestCar] as number[]
      route.splice(bestAt, 0, stop)
      routeOf[stop] = bestCar
      if (reschedule(bestCar)) takeIn(stop)
      else {
        // Lunch stood in the way after all.
        route.splice(bestAt, 1)
        routeOf[stop] = -1
        reschedule(bestCar)
      }
    }
  }
  const sameCars = cars.every(
    (car) =>
      car.start === cars[0]?.start &&
      car.end === cars[0]?.end &&
      car.shift.opens === cars[0]?.shift.opens &&
      car.shift.closes === cars[0]?.shift.closes &&
      car.capacity === cars[0]?.capacity,
  )

  const sumAbsent = (): number => {
    let sum = 0
    for (const stop of absent) sum += penalty[stop] as number
    return sum
  }
  const snapshot = (): number[][] => routes.map((route) => route.slice())

  for (let stop = 0; stop < count; stop += 1) leaveOut(stop)
  for (const [car, route] of (initial ?? []).entries()) {
    if (routes[car] === undefined) continue
    for (const stop of route) {
      if (routeOf[stop] !== -1) continue
      const present = routes[car] as number[]
      present.push(stop)
      routeOf[stop] = car
      // What the beginning does not allow is tried anew with the rest.
      if (reschedule(car) && (loads[car] as number) <= (capacity[car] as number)) takeIn(stop)
      else {
        present.pop()
        routeOf[stop] = -1
      }
    }
  }
  for (let car = 0; car < cars.length; car += 1) reschedule(car)
  // At first every stop is tried, what is worth most for its time before the others.
  const worth = (stop: number): number => (penalty[stop] as number) / ((service[stop] as number) + meanLeg)
  recreate(absent.slice().sort((a, b) => worth(b) - worth(a)))
  const forget = () => {
    for (const car of touchedCars) kept[car] = null
    touchedCars.length = 0
    removed.length = 0
  }
  forget()
  for (let car = 0; car < cars.length; car += 1) costs[car] = routeCost(car)
  let present = costs.reduce((sum, one) => sum + one, 0) + sumAbsent()
  let best = present
  let bestRoutes = snapshot()

  let rounds = 0
  for (; count > 0; rounds += 1) {
    const done = progress(rounds)
    if (done >= 1) break
    const temperature = meanLeg * hottest * (coldest / hottest) ** done
    const seed = ruin()
    recreate(tryOrder(seed))
    let next = sumAbsent()
    for (const car of touchedCars) costs[car] = routeCost(car)
    for (let car = 0; car < cars.length; car += 1) next += costs[car] as number
    if (next < present - temperature * Math.log(random.unit())) {
      present = next
      if (present < best - 1e-9) {
        best = present
        bestRoutes = snapshot()
      }
    } else {
      for (const car of touchedCars) {
        for (const stop of routes[car] as number[]) routeOf[stop] = -1
      }
      for (const car of touchedCars) {
        const before = kept[car] as number[]
        for (const stop of routes[car] as number[]) if (absentAt[stop] === -1) leaveOut(stop)
        routes[car] = before
      }
      for (const car of touchedCars) {
        for (const stop of routes[car] as number[]) {
          routeOf[stop] = car
          takeIn(stop)
        }
        reschedule(car)
        costs[car] = keptCost[car] as number
      }
    }
    forget()
  }
  return { routes: bestRoutes, cost: best, rounds }
}
