/**
 * The times of given routes and what is wrong with them: after every drag of a row, and of every solver's answer. It never
 * refuses: who orders stops by hand sees what follows from it.
 */
import {
  lunchEnds,
  type Routes,
  type RoutingProblem,
  rankOf,
  type Stop,
  serviceBegins,
  takesLunch,
  unevenness,
} from './problem'

/** What a route does against the problem. `bySeconds`: how late. */
export type Fault =
  | { readonly kind: 'closed'; readonly stop: number; readonly bySeconds: number }
  | { readonly kind: 'unreachable'; readonly stop: number | null }
  | { readonly kind: 'wrongCar'; readonly stop: number; readonly car: number }
  | { readonly kind: 'outOfOrder'; readonly stop: number }
  | { readonly kind: 'lateBack'; readonly car: number; readonly bySeconds: number }
  | { readonly kind: 'noLunch'; readonly car: number }
  | { readonly kind: 'tooMuch'; readonly car: number; readonly byLoad: number }

export type Visit = {
  readonly stop: number
  /** The leg to it. Infinity: there is no way. */
  readonly legSeconds: number
  readonly legMetres: number
  readonly arrives: number
  /** Between arriving and beginning, lunch apart. */
  readonly waitSeconds: number
  readonly begins: number
  readonly leaves: number
}

export type RouteTimes = {
  readonly car: number
  readonly visits: readonly Visit[]
  /** Taken before the visit of this number, where the one before was; as many as there are visits: before the way back. */
  readonly lunch: { readonly beforeVisit: number; readonly begins: number; readonly ends: number } | null
  /** As late as it can be without coming to the first stop any later. */
  readonly departs: number
  readonly backLegSeconds: number
  readonly backLegMetres: number
  readonly returns: number
  readonly travelSeconds: number
  readonly metres: number
  readonly waitSeconds: number
  readonly faults: readonly Fault[]
}

export type Evaluated = {
  readonly routes: readonly RouteTimes[]
  /** In no route. */
  readonly left: readonly number[]
  /** Legs, penalties and uneven work, as the search counts them. */
  readonly cost: number
  readonly faults: readonly Fault[]
}

const lastClosing = ({ windows }: Stop): number => windows.at(-1)?.closes ?? Number.POSITIVE_INFINITY

type Timed = Omit<RouteTimes, 'car' | 'metres' | 'travelSeconds' | 'waitSeconds' | 'backLegMetres'>

/** One route with lunch before the visit of this number; null: without. */
const timed = (problem: RoutingProblem, car: number, route: readonly number[], lunchBefore: number | null): Timed => {
  const { places, seconds, metres, stops, cars } = problem
  const { start, end, shift, lunch = null } = cars[car] ?? { start: null, end: null, shift: { opens: 0, closes: 0 } }
  const leg = (matrix: Float64Array, from: number | null, to: number | null): number =>
    from === null || to === null ? 0 : (matrix[from * places + to] ?? Number.POSITIVE_INFINITY)
  const faults: Fault[] = []
  const visits: Visit[] = []
  let taken: RouteTimes['lunch'] = null
  let at = start
  let now = shift.opens
  const takeLunch = (beforeVisit: number): void => {
    if (lunch === null || lunchBefore !== beforeVisit) return
    const ends = lunchEnds(lunch, now)
    if (ends === Number.POSITIVE_INFINITY) faults.push({ kind: 'noLunch', car })
    else {
      taken = { beforeVisit, begins: ends - lunch.seconds, ends }
      now = ends
    }
  }
  for (const [index, number] of route.entries()) {
    const stop = stops[number]
    if (stop === undefined) continue
    takeLunch(index)
    const legSeconds = leg(seconds, at, stop.place)
    if (legSeconds === Number.POSITIVE_INFINITY) faults.push({ kind: 'unreachable', stop: number })
    // Where there is no way the clock goes on as if there were, so that the rest can still be read.
    const arrives = now + (legSeconds === Number.POSITIVE_INFINITY ? 0 : legSeconds)
    const possible = serviceBegins(stop.windows, arrives)
    if (possible === Number.POSITIVE_INFINITY)
      faults.push({ kind: 'closed', stop: number, bySeconds: arrives - lastClosing(stop) })
    const begins = possible === Number.POSITIVE_INFINITY ? arrives : possible
    now = begins + stop.serviceSeconds
    visits.push({
      stop: number,
      legSeconds,
      legMetres: leg(metres, at, stop.place),
      arrives,
      waitSeconds: begins - arrives,
      begins,
      leaves: now,
    })
    at = stop.place
  }
  takeLunch(route.length)
  const backLegSeconds = route.length === 0 ? 0 : leg(seconds, at, end)
  if (backLegSeconds === Number.POSITIVE_INFINITY) faults.push({ kind: 'unreachable', stop: null })
  const returns = now + (backLegSeconds === Number.POSITIVE_INFINITY ? 0 : backLegSeconds)
  if (route.length > 0 && returns > shift.closes)
    faults.push({ kind: 'lateBack', car, bySeconds: returns - shift.closes })
  const [first] = visits
  // Waiting at the first stop is spent before leaving instead.
  const spare = first === undefined || lunchBefore === 0 ? 0 : first.waitSeconds
  const shifted =
    first === undefined || spare === 0
      ? visits
      : [{ ...first, arrives: first.arrives + spare, waitSeconds: 0 }, ...visits.slice(1)]
  return { visits: shifted, lunch: taken, departs: shift.opens + spare, backLegSeconds, returns, faults }
}

/** Fewest faults, then soonest back, then lunch as late as possible. */
const withLunch = (problem: RoutingProblem, car: number, route: readonly number[]): Timed => {
  const { lunch = null, shift = { opens: 0 } } = problem.cars[car] ?? {}
  const without = timed(problem, car, route, null)
  if (lunch === null || route.length === 0 || !takesLunch(lunch, shift.opens, without.returns)) return without
  let best: Timed | null = null
  for (let before = 0; before <= route.length; before += 1) {
    const one = timed(problem, car, route, before)
    const isBetter =
      best === null ||
      one.faults.length < best.faults.length ||
      (one.faults.length === best.faults.length && one.returns <= best.returns)
    if (isBetter) best = one
  }
  return best ?? without
}

const orderFaults = (stops: readonly Stop[], route: readonly number[]): Fault[] => {
  const faults: Fault[] = []
  let [rank, sequence] = [0, Number.NEGATIVE_INFINITY]
  for (const number of route) {
    const stop = stops[number]
    if (stop === undefined) continue
    const ownRank = rankOf[stop.position]
    if (ownRank < rank || (stop.sequence !== null && stop.sequence < sequence))
      faults.push({ kind: 'outOfOrder', stop: number })
    rank = Math.max(rank, ownRank)
    if (stop.sequence !== null) sequence = Math.max(sequence, stop.sequence)
  }
  return faults
}

const evaluateRoute = (problem: RoutingProblem, car: number, route: readonly number[]): RouteTimes => {
  const { places, metres, stops, cars } = problem
  const times = withLunch(problem, car, route)
  const end = cars[car]?.end ?? null
  const lastPlace = stops[route.at(-1) ?? -1]?.place
  const backLegMetres = end === null || lastPlace === undefined ? 0 : (metres[lastPlace * places + end] ?? 0)
  const sum = (of: (visit: Visit) => number) => times.visits.reduce((total, visit) => total + of(visit), 0)
  const load = route.reduce((total, number) => total + (stops[number]?.load ?? 0), 0)
  const capacity = cars[car]?.capacity ?? 0
  return {
    ...times,
    car,
    backLegMetres,
    travelSeconds: sum(({ legSeconds }) => legSeconds) + times.backLegSeconds,
    metres: sum(({ legMetres }) => legMetres) + backLegMetres,
    waitSeconds: sum(({ waitSeconds }) => waitSeconds),
    faults: [
      ...times.faults,
      ...route.flatMap((stop): Fault[] => {
        const own = stops[stop]?.car ?? null
        return own === null || own === car ? [] : [{ kind: 'wrongCar', stop, car: own }]
      }),
      ...orderFaults(stops, route),
      ...(load > capacity ? [{ kind: 'tooMuch', car, byLoad: load - capacity } as const] : []),
    ],
  }
}

/** What legs cost; the ends of a route that are nowhere cost nothing. */
const costOf = ({ places, cost, stops, cars }: RoutingProblem, car: number, route: readonly number[]): number => {
  if (route.length === 0) return 0
  const through = [cars[car]?.start ?? null, ...route.map((stop) => stops[stop]?.place ?? null), cars[car]?.end ?? null]
  let sum = 0
  for (const [index, to] of through.entries()) {
    const from = through[index - 1]
    if (index > 0 && from != null && to !== null) sum += cost[from * places + to] ?? 0
  }
  return sum
}

const costOfUnevenness = ({ balance, stops }: RoutingProblem, routes: readonly RouteTimes[]): number => {
  if (balance === 0) return 0
  const work = ({ travelSeconds, visits }: RouteTimes): number =>
    visits.reduce((sum, { stop }) => sum + (stops[stop]?.serviceSeconds ?? 0), travelSeconds)
  return balance * unevenness(routes.map(work))
}

/** Each stop in at most one route; a number that is no stop's is passed over. */
export const evaluate = (problem: RoutingProblem, given: Routes): Evaluated => {
  const routes = problem.cars.map((_, car) => evaluateRoute(problem, car, given[car] ?? []))
  const served = new Set(given.flat())
  const left = problem.stops.flatMap((_, stop) => (served.has(stop) ? [] : [stop]))
  return {
    routes,
    left,
    cost:
      problem.cars.reduce((sum, _, car) => sum + costOf(problem, car, given[car] ?? []), 0) +
      left.reduce((sum, stop) => sum + (problem.stops[stop]?.penalty ?? 0), 0) +
      costOfUnevenness(problem, routes),
    faults: routes.flatMap(({ faults }) => faults),
  }
}

/** Why a stop is in no route, the gravest reason first. */
export type ReasonLeft =
  | 'unreachable'
  /** No car that may serve it works while it is open. */
  | 'closed'
  /** The visit with its ways is longer than any shift. */
  | 'longerThanShift'
  /** The car that it is bound to, or every car, has its day full. */
  | 'carFull'
  | 'noTime'

/** Alone in the best car: what hinders even then; nothing: there is no time left beside the others. */
export const reasonLeft = (problem: RoutingProblem, stop: number): ReasonLeft => {
  const only = problem.stops[stop]?.car ?? null
  const alone = problem.cars.flatMap((_, car) =>
    only === null || only === car ? [evaluateRoute(problem, car, [stop]).faults] : [],
  )
  const hinders = (kind: Fault['kind']) =>
    alone.length > 0 && alone.every((faults) => faults.some((fault) => fault.kind === kind))
  if (hinders('unreachable')) return 'unreachable'
  if (hinders('closed')) return 'closed'
  if (alone.every((faults) => faults.some(({ kind }) => kind !== 'outOfOrder'))) return 'longerThanShift'
  return only === null ? 'noTime' : 'carFull'
}
