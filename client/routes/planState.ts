/**
 * A squad's day as it is being planned: which points are chosen, and the plan with every change that can be taken back.
 * Pure: where the plan stands between two changes is all that is kept; times follow from it (`planView.ts`).
 */
import type { KnownTimes } from '../../domain/knownTimes'
import { type DaySettings, type PlanRoutes, type PlanStop, type StopRule, usualDay } from '../../domain/routePlan'

/** Stops in no route are left out; `routes` has one list of keys for each car. */
export type RoutePlan = {
  /** The one car that is planned anew on its way, in the numbers of the day's cars; null: the whole day is planned. */
  readonly onlyCar: number | null
  /** The revision of the saved route from which this plan was begun; null: nothing is being planned. */
  readonly seenRevision: number | null
  /** Ways as the server answered them; null: all are estimated. */
  readonly known: KnownTimes | null
  readonly settings: DaySettings
  readonly stops: readonly PlanStop[]
  readonly routes: PlanRoutes
}

export type RouteDay = {
  readonly isChoosing: boolean
  /** Ids of the chosen points; null: the best of what is proposed. */
  readonly chosen: readonly number[] | null
  readonly plan: RoutePlan
  /** The plan before each change, the newest last. */
  readonly before: readonly RoutePlan[]
}

export const emptyDay: RouteDay = {
  isChoosing: true,
  chosen: null,
  plan: { onlyCar: null, seenRevision: null, known: null, settings: usualDay, stops: [], routes: [] },
  before: [],
}

/** More changes than anybody takes back. */
const mostBefore = 100

export type RouteChange =
  | { readonly kind: 'chosen'; readonly chosen: readonly number[] }
  /** Back to choosing, or to the plan that stands. */
  | { readonly kind: 'turned'; readonly isChoosing: boolean }
  | { readonly kind: 'settings'; readonly settings: DaySettings }
  | {
      readonly kind: 'planned'
      readonly stops: readonly PlanStop[]
      readonly routes: PlanRoutes
      readonly known: KnownTimes | null
      /** Of the saved route as it was seen then; counts where nothing was being planned before. */
      readonly revision: number
    }
  /** `index`: where it stands afterwards in that car's route. */
  | { readonly kind: 'moved'; readonly key: string; readonly car: number; readonly index: number }
  /** By one place; from an end of its route into the neighbouring car's. */
  | { readonly kind: 'stepped'; readonly key: string; readonly by: -1 | 1 }
  /** An excluded stop leaves its route, a first or last one goes to that end of it. */
  | { readonly kind: 'ruled'; readonly key: string; readonly rule: StopRule }
  | { readonly kind: 'putBack'; readonly key: string; readonly car: number; readonly index: number }
  /** A stop that the plan has not had, put into that car's route. */
  | { readonly kind: 'added'; readonly stop: PlanStop; readonly car: number; readonly index: number }
  | { readonly kind: 'undone' }
  /** A plan to go on from, as it was saved. */
  | { readonly kind: 'begun'; readonly plan: RoutePlan }
  /** Nothing is being planned any more: the plan is saved, or let go. */
  | { readonly kind: 'cleared'; readonly settings: DaySettings }

/** Where a stop is; null: in no route. */
export const placeOf = (routes: PlanRoutes, key: string): { readonly car: number; readonly index: number } | null => {
  for (const [car, route] of routes.entries()) {
    const index = route.indexOf(key)
    if (index >= 0) return { car, index }
  }
  return null
}

/** One list for each car; what further cars had is in no route any more. */
const forCars = (routes: PlanRoutes, cars: number): PlanRoutes =>
  Array.from({ length: cars }, (_, car) => routes[car] ?? [])

const without = (routes: PlanRoutes, key: string): PlanRoutes =>
  routes.map((route) => (route.includes(key) ? route.filter((one) => one !== key) : route))

const placed = (routes: PlanRoutes, key: string, car: number, index: number): PlanRoutes =>
  without(routes, key).map((route, number) => {
    if (number !== car) return route
    const at = Math.max(0, Math.min(index, route.length))
    return [...route.slice(0, at), key, ...route.slice(at)]
  })

/** What was said of stops while the search went on holds; one that was chosen again is no longer excluded. */
const withRulesOf = (present: readonly PlanStop[], planned: readonly PlanStop[]): readonly PlanStop[] => {
  const ruleOf = new Map(present.flatMap(({ key, rule }) => (rule === 'exclude' ? [] : [[key, rule] as const])))
  return planned.map((stop) => ({ ...stop, rule: ruleOf.get(stop.key) ?? stop.rule }))
}

const withRule = (stops: readonly PlanStop[], key: string, rule: StopRule): readonly PlanStop[] =>
  stops.map((stop) => (stop.key === key ? { ...stop, rule } : stop))

/** Where one step takes a stop; null: it is at the very beginning or end. */
const stepFrom = (routes: PlanRoutes, key: string, by: -1 | 1): { car: number; index: number } | null => {
  const at = placeOf(routes, key)
  if (at === null) return null
  const index = at.index + by
  if (index >= 0 && index < (routes[at.car]?.length ?? 0)) return { car: at.car, index }
  const neighbour = routes[at.car + by]
  return neighbour === undefined ? null : { car: at.car + by, index: by > 0 ? 0 : neighbour.length }
}

export const canStep = (routes: PlanRoutes, key: string, by: -1 | 1): boolean => stepFrom(routes, key, by) !== null

const ruled = ({ stops, routes, ...rest }: RoutePlan, key: string, rule: StopRule): RoutePlan => {
  const at = placeOf(routes, key)
  const moved =
    at === null
      ? routes
      : rule === 'exclude'
        ? without(routes, key)
        : rule === 'first'
          ? placed(routes, key, at.car, 0)
          : rule === 'last'
            ? placed(routes, key, at.car, Number.POSITIVE_INFINITY)
            : routes
  return { ...rest, stops: withRule(stops, key, rule), routes: moved }
}

const changedPlan = (plan: RoutePlan, change: RouteChange): RoutePlan => {
  switch (change.kind) {
    case 'settings':
      return { ...plan, settings: change.settings, routes: forCars(plan.routes, change.settings.cars) }
    case 'planned':
      return {
        ...plan,
        stops: withRulesOf(plan.stops, change.stops),
        seenRevision: plan.seenRevision ?? change.revision,
        routes: forCars(change.routes, plan.settings.cars),
        known: change.known,
      }
    case 'moved':
      return { ...plan, routes: placed(plan.routes, change.key, change.car, change.index) }
    case 'stepped': {
      const to = stepFrom(plan.routes, change.key, change.by)
      return to === null ? plan : { ...plan, routes: placed(plan.routes, change.key, to.car, to.index) }
    }
    case 'ruled':
      return ruled(plan, change.key, change.rule)
    case 'putBack':
      return {
        ...plan,
        stops: withRule(plan.stops, change.key, 'free'),
        routes: placed(plan.routes, change.key, change.car, change.index),
      }
    case 'added':
      return {
        ...plan,
        stops: [...plan.stops, change.stop],
        routes: placed(plan.routes, change.stop.key, change.car, change.index),
      }
    default:
      return plan
  }
}

export const changedDay = (day: RouteDay, change: RouteChange): RouteDay => {
  switch (change.kind) {
    case 'chosen':
      return { ...day, chosen: change.chosen }
    case 'turned':
      // Without a plan there is nothing to turn to.
      return { ...day, isChoosing: change.isChoosing || day.plan.stops.length === 0 }
    case 'begun':
      return {
        isChoosing: false,
        chosen: change.plan.stops.flatMap(({ pointId }) => (pointId === null ? [] : [pointId])),
        plan: change.plan,
        before: [],
      }
    case 'cleared':
      // What is known of ways serves on the way, too.
      return { ...emptyDay, plan: { ...emptyDay.plan, settings: change.settings, known: day.plan.known } }
    case 'undone': {
      const plan = day.before.at(-1)
      return plan === undefined ? day : { ...day, plan, before: day.before.slice(0, -1), isChoosing: false }
    }
    default: {
      const plan = changedPlan(day.plan, change)
      if (plan === day.plan) return day
      // Before the first plan there is nothing to come back to.
      const before = day.plan.stops.length === 0 ? [] : [...day.before, day.plan].slice(-mostBefore)
      return { ...day, plan, before, isChoosing: change.kind === 'planned' ? false : day.isChoosing }
    }
  }
}
