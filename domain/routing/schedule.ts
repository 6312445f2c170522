/**
 * The times of routes while they are searched for: when each stop is left at the earliest, by when it has to be reached for
 * the rest to be possible, and so, without running through the route again, where one more stop fits and what it adds.
 */
import type { PackedProblem } from './packedProblem'
import { type Lunch, lastLunchBegins, lunchEnds, takesLunch } from './problem'

/** `routes`: for each car its stops in order; who changes one calls `reschedule` before anything else is asked of it. */
export const createSchedule = (packed: PackedProblem, routes: readonly (readonly number[])[]) => {
  const { count, carCount, side, time, price, timeTo, priceTo, place, service, load, rank, sequence } = packed
  const { startOf, endOf, shiftFrom, shiftUntil, capacity, lunchOf, begins, lastBegins, isOrdered } = packed
  const loads = new Float64Array(carCount)
  /** Driving and visits of each car, in seconds. */
  const work = new Float64Array(carCount)
  /** Lunch is taken before the stop at this position; -1: none. */
  const lunchAt = new Int32Array(carCount).fill(-1)
  /**
   * The longest time that a route has to spare between two stops. A longer visit fits nowhere, since no way round by
   * another place is shorter than the way itself.
   */
  const mostSpare = new Float64Array(carCount)
  // For each car a row of nodes: its start, its stops in order, its end.
  const width = count + 2
  const nodes = new Int32Array(carCount * width)
  /** From a node to the next. */
  const legTime = new Float64Array(carCount * width)
  const legPrice = new Float64Array(carCount * width)
  const leaves = new Float64Array(carCount * width)
  const latest = new Float64Array(carCount * width)
  // Of one car at a time: when nodes are left without lunch, and with lunch where it is being tried.
  const plain = new Float64Array(width)
  const trial = new Float64Array(width)

  const fillRow = (car: number, route: readonly number[]): void => {
    const row = car * width
    let [carried, worked] = [0, 0]
    let at = startOf[car] as number
    nodes[row] = at
    for (let index = 0; index <= route.length; index += 1) {
      const stop = route[index]
      const next = stop === undefined ? (endOf[car] as number) : (place[stop] as number)
      worked += time[at * side + next] as number
      if (stop !== undefined) {
        carried += load[stop] as number
        worked += service[stop] as number
      }
      legTime[row + index] = time[at * side + next] as number
      legPrice[row + index] = price[at * side + next] as number
      nodes[row + index + 1] = next
      at = next
    }
    loads[car] = carried
    work[car] = route.length === 0 ? 0 : worked
  }

  /** Fills `plain`, and says when the car gets back. */
  const forward = (car: number, route: readonly number[]): number => {
    const row = car * width
    let now = shiftFrom[car] as number
    plain[0] = now
    for (let index = 0; index < route.length; index += 1) {
      const stop = route[index] as number
      now = begins(stop, now + (legTime[row + index] as number)) + (service[stop] as number)
      plain[index + 1] = now
    }
    return now + (legTime[row + route.length] as number)
  }

  /**
   * Takes lunch where the car gets back first, and says when. What is done before lunch opens is best done before it: of
   * the places where the car would come to it too early, the last is as good as any. Fills `leaves`.
   */
  const withLunch = (car: number, route: readonly number[], lunch: Lunch): number => {
    const row = car * width
    const { length } = route
    let low = 0
    while (low < length && (plain[low + 1] as number) <= lunch.opens) low += 1
    let bestAt = -1
    let home = Number.POSITIVE_INFINITY
    for (let at = low; at === low || (at <= length && (plain[at] as number) <= lunch.closes); at += 1) {
      let now = lunchEnds(lunch, plain[at] as number)
      let index = at
      // Where the clock shows the same as with the best lunch so far the rest is the same too; later, it is no better.
      let isDecided = false
      for (; index < length && !isDecided; index += 1) {
        const stop = route[index] as number
        now = begins(stop, now + (legTime[row + index] as number)) + (service[stop] as number)
        trial[index + 1] = now
        isDecided = bestAt >= 0 && now >= (leaves[row + index + 1] as number)
      }
      const back = now + (legTime[row + length] as number)
      if (isDecided ? now > (leaves[row + index] as number) : bestAt >= 0 && back > home) continue
      // As late as possible among equals: it is no reason to lunch before the work.
      for (let node = bestAt + 1; node <= at; node += 1) leaves[row + node] = plain[node] as number
      for (let node = at + 1; node <= index; node += 1) leaves[row + node] = trial[node] as number
      if (!isDecided) home = back
      bestAt = at
    }
    lunchAt[car] = bestAt
    return home
  }

  /** Fills `latest`. */
  const backward = (car: number, route: readonly number[]): void => {
    const row = car * width
    const lunch = lunchOf[car] as Lunch | null
    const lunchBefore = lunchAt[car] as number
    let by = shiftUntil[car] as number
    let most = 0
    for (let node = route.length; node >= 0; node -= 1) {
      latest[row + node + 1] = by
      const isLunch = node === lunchBefore && lunch !== null
      // An empty route is no way yet.
      const way = route.length === 0 ? 0 : (legTime[row + node] as number)
      const taken = (leaves[row + node] as number) + way + (isLunch ? lunch.seconds : 0)
      most = Math.max(most, by - taken)
      if (node === 0) break
      const stop = route[node - 1] as number
      const leaveBy = by - (legTime[row + node] as number)
      by = lastBegins(stop, (isLunch ? lastLunchBegins(lunch, leaveBy) : leaveBy) - (service[stop] as number))
    }
    mostSpare[car] = most
  }

  /** Takes the times of a route anew; false: they are not possible. */
  const reschedule = (car: number): boolean => {
    const route = routes[car] as readonly number[]
    const lunch = lunchOf[car] as Lunch | null
    fillRow(car, route)
    let home = forward(car, route)
    if (lunch !== null && takesLunch(lunch, shiftFrom[car] as number, home)) home = withLunch(car, route, lunch)
    else {
      lunchAt[car] = -1
      for (let node = 0; node <= route.length; node += 1) leaves[car * width + node] = plain[node] as number
    }
    backward(car, route)
    return home <= (shiftUntil[car] as number)
  }

  /** What its legs cost. */
  const routeCost = (car: number): number => {
    const { length } = routes[car] as readonly number[]
    if (length === 0) return 0
    let sum = 0
    for (let node = car * width; node <= car * width + length; node += 1) sum += legPrice[node] as number
    return sum
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
    if ((service[stop] as number) > (mostSpare[car] as number)) return limit
    if ((loads[car] as number) + (load[stop] as number) > (capacity[car] as number)) return limit
    const route = routes[car] as readonly number[]
    lowest = 0
    highest = route.length
    if (isOrdered) boundByOrder(stop, route)
    const row = car * width
    const [from, to] = [row + lowest, row + highest]
    const lunch = lunchOf[car] as Lunch | null
    const lunchNode = lunch === null || (lunchAt[car] as number) < 0 ? -1 : row + (lunchAt[car] as number)
    const hereRow = (place[stop] as number) * side
    const serviceSeconds = service[stop] as number
    const isAlone = route.length === 0
    let best = limit
    for (let node = from; node <= to; node += 1) {
      const previous = nodes[node] as number
      const next = nodes[node + 1] as number
      const added =
        (priceTo[hereRow + previous] as number) +
        (price[hereRow + next] as number) -
        (isAlone ? 0 : (legPrice[node] as number))
      if (added >= best) continue
      const left = leaves[node] as number
      const by = latest[node + 1] as number
      const toHere = timeTo[hereRow + previous] as number
      const toNext = time[hereRow + next] as number
      if (left + toHere + serviceSeconds + toNext > by || blinks()) continue
      const leave = begins(stop, left + toHere) + serviceSeconds
      const isPossible =
        node !== lunchNode || lunch === null
          ? leave + toNext <= by
          : lunchEnds(lunch, leave) + toNext <= by ||
            begins(stop, lunchEnds(lunch, left) + toHere) + serviceSeconds + toNext <= by
      if (!isPossible) continue
      best = added
      foundAt = node - row
    }
    return best
  }

  return {
    work,
    reschedule,
    routeCost,
    cheapestPlace,
    /** The position in the route that the last `cheapestPlace` found; -1: none. */
    placeFound: (): number => foundAt,
    isOverloaded: (car: number): boolean => (loads[car] as number) > (capacity[car] as number),
  }
}
export type Schedule = ReturnType<typeof createSchedule>
