/**
 * A day's routes as the search sees them: places by number, times in seconds of one clock (of the day: from midnight).
 * What a squad's day means in these terms stands in routePlan.ts.
 */

/** Service may begin from `opens` to `closes`, both inclusive. */
export type TimeWindow = { readonly opens: number; readonly closes: number }

/** Where in its car's route a stop must be: all `first` before all `free` before all `last`. */
export type Place = 'first' | 'free' | 'last'
/** In which order places follow one another. */
export const rankOf: Readonly<Record<Place, number>> = { first: 0, free: 1, last: 2 }

export type Stop = {
  /** Its row and column in the matrices. */
  readonly place: number
  readonly serviceSeconds: number
  /** In order and apart from each other; empty: at any time. */
  readonly windows: readonly TimeWindow[]
  /** What leaving it out costs, in the unit of `cost`; Infinity: it has to be served before anything else counts. */
  readonly penalty: number
  /** What it takes of a car's capacity. */
  readonly load: number
  /** The only car that may serve it; null: any. */
  readonly car: number | null
  readonly position: Place
  /** Stops of one car that have such a number keep its order; null: no order to keep. */
  readonly sequence: number | null
}

/** Begins between `opens` and `closes`, wherever the car is then; whether it is taken at all: `takesLunch`. */
export type Lunch = { readonly opens: number; readonly closes: number; readonly seconds: number }

export type Car = {
  /** Null: it begins at its first stop, or ends at its last. */
  readonly start: number | null
  readonly end: number | null
  readonly shift: TimeWindow
  readonly lunch: Lunch | null
  readonly capacity: number
}

export type RoutingProblem = {
  readonly places: number
  /** Row by row, `from * places + to`; Infinity: no way. */
  readonly seconds: Float64Array
  readonly metres: Float64Array
  /** What is made small: `seconds`, `metres`, or another of their size. */
  readonly cost: Float64Array
  readonly stops: readonly Stop[]
  readonly cars: readonly Car[]
  /** What uneven work of the cars costs, in the unit of `cost` for each squared hour of `unevenness`; 0: nothing. */
  readonly balance: number
}

/**
 * How far cars' work is from being shared alike: the squared differences from their mean, summed, in hours². A car's work,
 * in seconds, is its driving and its visits: waiting and lunch tire nobody.
 */
export const unevenness = (workSeconds: ArrayLike<number>): number => {
  const { length } = workSeconds
  let sum = 0
  for (let car = 0; car < length; car += 1) sum += workSeconds[car] as number
  if (sum === Number.POSITIVE_INFINITY) return sum
  let squares = 0
  for (let car = 0; car < length; car += 1) squares += ((workSeconds[car] as number) - sum / length) ** 2
  return squares / 3600 ** 2
}

/** For each car the numbers of its stops, in order; who is in none is left out. */
export type Routes = readonly (readonly number[])[]

/** The beginning of service for who arrives at `arrival`; Infinity: every window has closed. */
export const serviceBegins = (windows: readonly TimeWindow[], arrival: number): number => {
  if (windows.length === 0) return arrival
  for (const { opens, closes } of windows) if (arrival <= closes) return Math.max(arrival, opens)
  return Number.POSITIVE_INFINITY
}

/** The latest beginning of service that is not after `latest`; -Infinity: no window opens by then. */
export const lastServiceBegins = (windows: readonly TimeWindow[], latest: number): number => {
  if (windows.length === 0) return latest
  for (let index = windows.length - 1; index >= 0; index -= 1) {
    const window = windows[index]
    if (window !== undefined && window.opens <= latest) return Math.min(window.closes, latest)
  }
  return Number.NEGATIVE_INFINITY
}

/**
 * Lunch is taken on the way by a car that is out at noon: one that would be back by the latest time to begin it eats at
 * home, and one that only sets out after that time has eaten. `returns`: when it would be back without lunch.
 */
export const takesLunch = ({ closes }: Lunch, leaves: number, returns: number): boolean =>
  leaves <= closes && returns > closes

/** When who stands still from `from` on goes on after lunch; Infinity: too late for it. */
export const lunchEnds = ({ opens, closes, seconds }: Lunch, from: number): number =>
  from > closes ? Number.POSITIVE_INFINITY : Math.max(from, opens) + seconds

/** The latest that lunch may be reached so that one goes on by `latest`; -Infinity: there is no time for it. */
export const lastLunchBegins = ({ opens, closes, seconds }: Lunch, latest: number): number => {
  const begins = Math.min(closes, latest - seconds)
  return begins < opens ? Number.NEGATIVE_INFINITY : begins
}
