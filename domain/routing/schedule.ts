/**
 * The times of routes while they are searched for: when each stop is left at the earliest, by when it has to be reached for
 * the rest to be possible, and so, without running through the route again, where one more stop fits and what it adds.
 */
import type { PackedProblem } from './packedProblem'
import { type Lunch, lastLunchBegins, lunchEnds } from './problem'

/** `routes`: for each car its stops in order; who changes one calls `reschedule` before anything else is asked of it. */
export const createSchedule = (packed: PackedProblem, routes: readonly (readonly number[])[]) => {
  const { count, carCount, side, time, price, place, service, load, rank, sequence, isOrdered } = packed
  const { startOf, endOf, shiftFrom, shiftUntil, capacity, lunchOf, begins, lastBegins } = packed
  const loads = new Float64Array(carCount)
  /** Lunch is taken before the stop at this position; -1: none. */
  const lunchAt = new Int32Array(carCount).fill(-1)
  const leaves = new Float64Array(count)
  const latest = new Float64Array(count)
  /** The longest gap of a route: from leaving one stop to where the next has to be reached. What takes longer fits nowhere. */
  const longestGap = new Float64Array(carCount)

  /** When a car gets back if its lunch is at `lunchBefore`; Infinity: that is not possible. Fills `leaves`. */
  const forward = (car: number, lunchBefore: number): number => {
    const route = routes[car] as readonly number[]
    const lunch = lunchOf[car] as Lunch | null
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

  /** Fills `latest`. */
  const backward = (car: number): void => {
    const route = routes[car] as readonly number[]
    const lunch = lunchOf[car] as Lunch | null
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
   * Takes lunch where the car gets back first. What is done before it opens is best done before it: of the places where
   * the car would come to it too early, the last is as good as any.
   */
  const withLunch = (car: number, { opens, closes }: Lunch): number => {
    const route = routes[car] as readonly number[]
    forward(car, -1)
    let low = 0
    while (low < route.length && (leaves[route[low] as number] as number) <= opens) low += 1
    let high = low
    while (high < route.length && (leaves[route[high] as number] as number) <= closes) high += 1
    let home = Number.POSITIVE_INFINITY
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
    return home
  }

  /** Takes the times of a route anew; false: they are not possible. */
  const reschedule = (car: number): boolean => {
    const lunch = lunchOf[car] as Lunch | null
    let sum = 0
    for (const stop of routes[car] as readonly number[]) sum += load[stop] as number
    loads[car] = sum
    const home = lunch === null ? forward(car, -1) : withLunch(car, lunch)
    backward(car)
    return home < Number.POSITIVE_INFINITY
  }

  /** What its legs cost. */
  const routeCost = (car: number): number => {
    const route = routes[car] as readonly number[]
    if (route.length === 0) return 0
    let at = startOf[car] as number
    let sum = 0
    for (const stop of route) {
      sum += price[at * side + (place[stop] as number)] as number
      at = place[stop] as number
    }
    return sum + (price[at * side + (endOf[car] as number)] as number)
  }

  // Between which positions the rules of order allow a stop.
  let [lowest, highest] = [0, 0]
  const boundByOrder = (stop: number, route: readonly number[]): void => {
    lowest = 0
    highest = route.length
    const [ownRank, ownSequence] = [rank[stop] as number, sequence[stop] as number]
    for (let index = 0; index < route.length; index += 1) {
      const other = route[index] as number
      const [otherRank, otherSequence] = [rank[other] as number, sequence[other] as number]
      const isBefore = otherRank < ownRank || (ownSequence >= 0 && otherSequence >= 0 && otherSequence < ownSequence)
      const isAfter = otherRank > ownRank || (ownSequence >= 0 && otherSequence > ownSequence)
      if (isBefore) lowest = index + 1
      if (isAfter && highest === route.length) highest = index
    }
  }

  let foundAt = -1
  /**
   * The least that `stop` adds to a car's route, at `foundAt`; `limit` and -1: nothing below it was found. Where `blinks`
   * says so a place is looked past.
   */
  const cheapestPlace = (stop: number, car: number, limit: number, blinks: () => boolean): number => {
    foundAt = -1
    if ((service[stop] as number) > (longestGap[car] as number)) return limit
    if ((loads[car] as number) + (load[stop] as number) > (capacity[car] as number)) return limit
    const route = routes[car] as readonly number[]
    const length = route.length
    let [low, high] = [0, length]
    if (isOrdered) {
      boundByOrder(stop, route)
      low = lowest
      high = highest
    }
    const lunch = lunchOf[car] as Lunch | null
    const lunchBefore = lunch === null ? -1 : (lunchAt[car] as number)
    const here = place[stop] as number
    const hereRow = here * side
    const serviceSeconds = service[stop] as number
    let best = limit
    let previous = low === 0 ? (startOf[car] as number) : (place[route[low - 1] as number] as number)
    for (let index = low; index <= high; index += 1) {
      const nextStop = index < length ? (route[index] as number) : -1
      const next = nextStop < 0 ? (endOf[car] as number) : (place[nextStop] as number)
      const added =
        (price[previous * side + here] as number) +
        (price[hereRow + next] as number) -
        (length === 0 ? 0 : (price[previous * side + next] as number))
      if (added < best && !blinks()) {
        const left = index === 0 ? (shiftFrom[car] as number) : (leaves[route[index - 1] as number] as number)
        const by = nextStop < 0 ? (shiftUntil[car] as number) : (latest[nextStop] as number)
        const toNext = time[hereRow + next] as number
        const toHere = time[previous * side + here] as number
        const leave = begins(stop, left + toHere) + serviceSeconds
        let isPossible = false
        if (index !== lunchBefore || lunch === null) isPossible = leave + toNext <= by
        else
          isPossible =
            lunchEnds(lunch, leave) + toNext <= by ||
            begins(stop, lunchEnds(lunch, left) + toHere) + serviceSeconds + toNext <= by
        if (isPossible) {
          best = added
          foundAt = index
        }
      }
      previous = next
    }
    return best
  }

  return {
    reschedule,
    routeCost,
    cheapestPlace,
    /** The position in the route that the last `cheapestPlace` found; -1: none. */
    placeFound: (): number => foundAt,
    isOverloaded: (car: number): boolean => (loads[car] as number) > (capacity[car] as number),
  }
}
export type Schedule = ReturnType<typeof createSchedule>
