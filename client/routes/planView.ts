/** What follows from a plan: the times of every stop, what is wrong with it, and what it is against the plan before. Pure. */
import { timesOfPlan } from '../../domain/knownTimes'
import { type DaySettings, type PlanStop, problemOf } from '../../domain/routePlan'
import {
  evaluate,
  type Fault,
  type ReasonLeft,
  type RouteTimes,
  reasonLeft,
  type Visit,
} from '../../domain/routing/evaluate'
import type { RoutePlan } from './planState'

export type StopRow = {
  readonly stop: PlanStop
  /** From 1, in its car's order. */
  readonly number: number
  readonly visit: Visit
  /** Whether the leg to it is estimated, not by road. */
  readonly isEstimated: boolean
  readonly faults: readonly Fault[]
}

export type CarView = {
  readonly car: number
  readonly rows: readonly StopRow[]
  readonly times: RouteTimes
  /** Those of no single stop. */
  readonly faults: readonly Fault[]
  /** From leaving to being back, seconds. */
  readonly seconds: number
  /** Whether any of its legs is estimated. */
  readonly isEstimated: boolean
}

export type LeftRow = { readonly stop: PlanStop; readonly reason: ReasonLeft | 'excluded' }

export type Totals = { readonly seconds: number; readonly metres: number; readonly stops: number }

export type PlanView = { readonly cars: readonly CarView[]; readonly left: readonly LeftRow[]; readonly totals: Totals }

/** Whether a fault is one stop's own. */
const stopOf = (fault: Fault): number | null => ('stop' in fault ? fault.stop : null)

/** Where in the order of `placesOf` cars start and end. */
const placesOfEnds = (stops: number, { start, end }: Pick<DaySettings, 'start' | 'end'>) => ({
  start: start === null ? undefined : stops,
  end: end === null ? undefined : stops + (start === null ? 0 : 1),
})

export const viewOfPlan = (plan: RoutePlan): PlanView => {
  const { stops, settings, routes } = plan
  const times = timesOfPlan(stops, settings, plan.known)
  const { problem, toRoutes, toPlan } = problemOf(stops, settings, times, routes)
  const placeOf = new Map(stops.map(({ key }, place) => [key, place]))
  const { start, end } = placesOfEnds(stops.length, settings)
  /** A leg from or to nowhere is none. */
  const isEstimated = (from: number | undefined, to: number | undefined): boolean =>
    from !== undefined && to !== undefined && from !== to && times.estimated[from * times.size + to] === 1
  const evaluated = evaluate(problem, toRoutes(routes))
  const byKey = new Map(stops.map((stop) => [stop.key, stop]))
  const stopAt = (number: number): PlanStop[] => {
    const stop = byKey.get(toPlan([[number]])[0]?.[0] ?? '')
    return stop === undefined ? [] : [stop]
  }
  const cars = evaluated.routes.map((route): CarView => {
    const keys = route.visits.flatMap(({ stop }) => stopAt(stop).map(({ key }) => placeOf.get(key)))
    const through = [start, ...keys, end]
    const rows = route.visits.flatMap((visit, index) =>
      stopAt(visit.stop).map((stop) => ({
        stop,
        number: index + 1,
        visit,
        isEstimated: isEstimated(through[index], through[index + 1]),
        faults: route.faults.filter((fault) => stopOf(fault) === visit.stop),
      })),
    )
    return {
      car: route.car,
      times: route,
      rows,
      faults: route.faults.filter((fault) => stopOf(fault) === null),
      seconds: route.visits.length === 0 ? 0 : route.returns - route.departs,
      isEstimated: rows.some((row) => row.isEstimated) || isEstimated(keys.at(-1), end),
    }
  })
  const left = [
    ...evaluated.left.flatMap((number) =>
      stopAt(number).map((stop): LeftRow => ({ stop, reason: reasonLeft(problem, number) })),
    ),
    ...stops.flatMap((stop): LeftRow[] => (stop.rule === 'exclude' ? [{ stop, reason: 'excluded' }] : [])),
  ]
  const sum = (of: (car: CarView) => number) => cars.reduce((total, car) => total + of(car), 0)
  return {
    cars,
    left,
    totals: {
      seconds: sum(({ seconds }) => seconds),
      metres: sum(({ times }) => times.metres),
      stops: sum(({ rows }) => rows.length),
    },
  }
}

export const difference = (now: Totals, before: Totals): Totals => ({
  seconds: now.seconds - before.seconds,
  metres: now.metres - before.metres,
  stops: now.stops - before.stops,
})

/** Where a stop that is in no route costs the least way: which car, and at which place of its route. */
export const bestPlaceFor = (plan: RoutePlan, key: string): { readonly car: number; readonly index: number } => {
  const { stops, settings, routes } = plan
  const { size, seconds } = timesOfPlan(stops, settings, plan.known)
  const placeOfKey = new Map(stops.map((stop, place) => [stop.key, place]))
  const own = placeOfKey.get(key)
  const { start, end } = placesOfEnds(stops.length, settings)
  const leg = (from: number | undefined, to: number | undefined): number =>
    from === undefined || to === undefined ? 0 : (seconds[from * size + to] ?? 0)
  let best = { car: 0, index: 0, more: Number.POSITIVE_INFINITY }
  for (const [car, route] of routes.entries()) {
    const through = [start, ...route.map((one) => placeOfKey.get(one)), end]
    for (let index = 0; index <= route.length; index += 1) {
      const [from, to] = [through[index], through[index + 1]]
      const more = leg(from, own) + leg(own, to) - leg(from, to)
      if (more < best.more) best = { car, index, more }
    }
  }
  return { car: best.car, index: best.index }
}
