/**
 * A routing problem as ruin and recreate reads it a million times a second: numbers in typed arrays by stop, by car and by
 * leg, and each stop's neighbours.
 */
import { createKeyedSort } from './keyedSort'
import {
  type Lunch,
  lastServiceBegins,
  type RoutingProblem,
  rankOf,
  type Stop,
  serviceBegins,
  type TimeWindow,
} from './problem'

/** For a stop that must be served: more than any route costs, yet finite, so that differences can be taken. */
export const mustPenalty = 1e9

/** Of the way from the start to a stop; the rest is shared with the stops about it. */
const ownShareOfWay = 0.3

const packedStops = (stops: readonly Stop[]) => ({
  place: Int32Array.from(stops, (stop) => stop.place),
  service: Float64Array.from(stops, (stop) => stop.serviceSeconds),
  penalty: Float64Array.from(stops, (stop) => Math.min(stop.penalty, mustPenalty)),
  load: Float64Array.from(stops, (stop) => stop.load),
  rank: Int8Array.from(stops, (stop) => rankOf[stop.position]),
  /** -1: no order to keep. */
  sequence: Float64Array.from(stops, (stop) => stop.sequence ?? -1),
  /** The only car; -1: any. */
  pinned: Int32Array.from(stops, (stop) => stop.car ?? -1),
  isOrdered: stops.some((stop) => stop.position !== 'free' || stop.sequence !== null),
})

const packedWindows = (stops: readonly Stop[]) => {
  // One window is the rule; several are looked up.
  const opens = Float64Array.from(stops, ({ windows }) => windows[0]?.opens ?? Number.NEGATIVE_INFINITY)
  const closes = Float64Array.from(stops, ({ windows }) => windows[0]?.closes ?? Number.POSITIVE_INFINITY)
  const several = stops.map(({ windows }): readonly TimeWindow[] | null => (windows.length > 1 ? windows : null))
  const hasSeveral = Uint8Array.from(several, (windows) => (windows === null ? 0 : 1))
  return {
    /** When service begins for who arrives then; Infinity: too late. */
    begins: (stop: number, arrival: number): number => {
      if (hasSeveral[stop] === 1) return serviceBegins(several[stop] ?? [], arrival)
      if (arrival > (closes[stop] as number)) return Number.POSITIVE_INFINITY
      return Math.max(arrival, opens[stop] as number)
    },
    /** The latest beginning that is not after `latest`; -Infinity: there is none. */
    lastBegins: (stop: number, latest: number): number => {
      if (hasSeveral[stop] === 1) return lastServiceBegins(several[stop] ?? [], latest)
      if (latest < (opens[stop] as number)) return Number.NEGATIVE_INFINITY
      return Math.min(latest, closes[stop] as number)
    },
  }
}

/** Ends of a route that are nowhere cost nothing: one more row and column of zeros. */
const withNowhere = (legs: Float64Array, places: number): Float64Array => {
  const side = places + 1
  const padded = new Float64Array(side * side)
  for (let from = 0; from < places; from += 1)
    padded.set(legs.subarray(from * places, (from + 1) * places), from * side)
  return padded
}

const isSymmetric = (legs: Float64Array, side: number): boolean => {
  for (let from = 0; from < side; from += 1)
    for (let to = 0; to < from; to += 1) if (legs[from * side + to] !== legs[to * side + from]) return false
  return true
}

/** The same legs by where they lead to, so that the ways to one place lie side by side. */
const turned = (legs: Float64Array, side: number): Float64Array => {
  if (isSymmetric(legs, side)) return legs
  const back = new Float64Array(side * side)
  for (let from = 0; from < side; from += 1)
    for (let to = 0; to < side; to += 1) back[to * side + from] = legs[from * side + to] as number
  return back
}

const packedLegs = ({ places, seconds, cost, cars }: RoutingProblem) => {
  const side = places + 1
  const time = withNowhere(seconds, places)
  const price = cost === seconds ? time : withNowhere(cost, places)
  const timeTo = turned(time, side)
  return {
    side,
    /** From place to place, `from * side + to`. */
    time,
    price,
    /** `to * side + from`. */
    timeTo,
    priceTo: price === time ? timeTo : turned(price, side),
    startOf: Int32Array.from(cars, ({ start }) => start ?? places),
    endOf: Int32Array.from(cars, ({ end }) => end ?? places),
  }
}

/** Each stop's neighbours, itself first, the cheapest way there and back before the others. */
const neighbourhood = (place: Int32Array, price: Float64Array, priceTo: Float64Array, side: number) => {
  const count = place.length
  const { setKey, sort } = createKeyedSort(count)
  // Of two thousand stops not all are ever asked for.
  const known: (Int32Array | undefined)[] = []
  return (stop: number): Int32Array => {
    const present = known[stop]
    if (present !== undefined) return present
    const row = (place[stop] as number) * side
    for (let other = 0; other < count; other += 1) {
      const there = row + (place[other] as number)
      setKey(other, other === stop ? -1 : (price[there] as number) + (priceTo[there] as number))
    }
    const sorted = new Int32Array(count)
    sort(count, sorted)
    known[stop] = sorted
    return sorted
  }
}

/** Of legs to near neighbours, of a hundred stops or so: what the search measures temperatures by. */
const meanOfNearLegs = (
  count: number,
  near: (stop: number) => Int32Array,
  leg: (from: number, to: number) => number,
): number => {
  const legs: number[] = []
  for (let stop = 0; stop < count; stop += Math.ceil(count / 100))
    for (const other of near(stop).subarray(1, 4)) {
      const one = leg(stop, other)
      if (one > 0 && one < mustPenalty) legs.push(one)
    }
  return legs.length === 0 ? 1 : legs.reduce((sum, one) => sum + one, 0) / legs.length
}

export const pack = (problem: RoutingProblem) => {
  const { stops, cars } = problem
  const ofStops = packedStops(stops)
  const legs = packedLegs(problem)
  const { place, service, penalty } = ofStops
  const { side, price, startOf } = legs
  const near = neighbourhood(place, price, legs.priceTo, side)
  const meanLeg = meanOfNearLegs(
    stops.length,
    near,
    (from, to) => price[(place[from] as number) * side + (place[to] as number)] as number,
  )
  /** What the way from the first car's start to each stop costs. */
  const fromStart = Float64Array.from(place, (here) => price[(startOf[0] ?? side - 1) * side + here] as number)
  const [first] = cars
  return {
    ...ofStops,
    ...packedWindows(stops),
    ...legs,
    count: stops.length,
    carCount: cars.length,
    balance: cars.length < 2 ? 0 : problem.balance,
    shiftFrom: Float64Array.from(cars, ({ shift }) => shift.opens),
    shiftUntil: Float64Array.from(cars, ({ shift }) => shift.closes),
    capacity: Float64Array.from(cars, (car) => car.capacity),
    lunchOf: cars.map(({ lunch }): Lunch | null => lunch),
    /** Then empty ones need not be told apart. */
    areCarsAlike: cars.every(
      ({ start, end, shift, capacity }) =>
        start === first?.start &&
        end === first?.end &&
        shift.opens === first?.shift.opens &&
        shift.closes === first?.shift.closes &&
        capacity === first?.capacity,
    ),
    near,
    meanLeg,
    fromStart,
    /** What a stop is worth for about the time that it takes, wherever it is served: a far one has only some of its way for itself. */
    worth: service.map(
      (seconds, stop) => (penalty[stop] as number) / (seconds + meanLeg + ownShareOfWay * (fromStart[stop] as number)),
    ),
  }
}
export type PackedProblem = ReturnType<typeof pack>
