/** What follows from a squad's route on its way: what is next, when the rest will be reached from here, what the map shows. Pure. */
import type { LngLat } from '../../domain/coordinates'
import type { KnownTimes } from '../../domain/knownTimes'
import { type DaySettings, type PlanStop, secondsOfClock } from '../../domain/routePlan'
import {
  type Expected,
  leftLast,
  leftOf,
  type SquadRoute,
  type StopVisit,
  secondsOfDay,
  settingsFromHere,
  standsAt,
} from '../../domain/squadRoute'
import type { MapStop } from '../map/routeFeatures'
import type { RoutePlan } from './planState'
import { type CarView, viewOfPlan } from './planView'
import type { Way } from './useRoadLines'

export type DrivenStop = { readonly stop: PlanStop; readonly visit: StopVisit; readonly number: number }

export type CarDay = {
  readonly car: number
  /** Where the car stands; null: on its way. */
  readonly there: PlanStop | null
  /** The first of what is left; null: nothing is. */
  readonly next: PlanStop | null
  /** What is left with the times from here on; null: nothing is left. */
  readonly ahead: CarView | null
  /** Done and skipped, in the order in which it happened. */
  readonly behind: readonly DrivenStop[]
  /** From 1, in the car's whole route. */
  readonly numberOf: ReadonlyMap<string, number>
}

/** From where and when the rest of a car's day is reckoned. */
const hereOf = (route: SquadRoute, car: number, position: LngLat | null, nowSeconds: number) => {
  const there = standsAt(route, car)
  if (there !== null) {
    const arrivedAt = route.visits[there.key]?.arrivedAt
    const arrived = arrivedAt == null ? nowSeconds : secondsOfDay(route.on, arrivedAt)
    // Its visit takes as long as it was given, or has taken longer already.
    return { at: there.at, seconds: Math.max(nowSeconds, arrived + there.serviceMinutes * 60) }
  }
  const last = leftLast(route, car)
  return { at: position ?? last?.stop.at ?? route.plan?.settings.start ?? null, seconds: nowSeconds }
}

/** What is left of a car's day as a plan of its own, from here and now. */
export const planFromHere = (
  route: SquadRoute,
  car: number,
  position: LngLat | null,
  nowSeconds: number,
  known: KnownTimes | null,
): RoutePlan | null => {
  if (route.plan === null) return null
  const left = leftOf(route, car)
  const { at, seconds } = hereOf(route, car, position, nowSeconds)
  // Before the shift begins nobody is on the way: the day is as it was planned.
  const hasSetOut = Object.values(route.visits).some((visit) => visit.car === car)
  const settings: DaySettings =
    hasSetOut || nowSeconds > secondsOfClock(route.plan.settings.shift.from)
      ? settingsFromHere(route.plan.settings, at, seconds)
      : { ...route.plan.settings, cars: 1 }
  return {
    onlyCar: car,
    seenRevision: route.revision,
    known,
    settings,
    stops: left,
    routes: [left.map(({ key }) => key)],
  }
}

export const carDayOf = (
  route: SquadRoute,
  car: number,
  position: LngLat | null,
  nowSeconds: number,
  known: KnownTimes | null,
): CarDay => {
  const keys = route.plan?.routes[car] ?? []
  const byKey = new Map(route.plan?.stops.map((stop) => [stop.key, stop]))
  const numberOf = new Map(keys.map((key, index) => [key, index + 1]))
  const behind = keys.flatMap((key): DrivenStop[] => {
    const [stop, visit] = [byKey.get(key), route.visits[key]]
    if (stop === undefined || visit === undefined || visit.state === 'there') return []
    return [{ stop, visit, number: numberOf.get(key) ?? 0 }]
  })
  const plan = planFromHere(route, car, position, nowSeconds, known)
  const ahead = plan === null || plan.stops.length === 0 ? null : (viewOfPlan(plan).cars[0] ?? null)
  return {
    car,
    there: standsAt(route, car),
    next: plan?.stops[0] ?? null,
    ahead,
    behind: behind.sort((a, b) => (a.visit.endedAt ?? '').localeCompare(b.visit.endedAt ?? '')),
    numberOf,
  }
}

const expectedOf = (plan: RoutePlan): Expected[] =>
  viewOfPlan(plan).cars.flatMap(({ rows }) =>
    rows.map(({ stop: { key }, visit: { arrives, leaves, legSeconds, legMetres }, isEstimated }) => ({
      key,
      // What has no way has no length; the plan says so beside it.
      ...(Number.isFinite(legSeconds) ? { legSeconds, legMetres } : { legSeconds: 0, legMetres: 0 }),
      arrives,
      leaves,
      estimated: isEstimated,
    })),
  )

/** What is saved: the whole day, or one car's part of it put in its place beside what the others have. */
export const savedOf = (route: SquadRoute, plan: RoutePlan) => {
  const expected = expectedOf(plan)
  if (plan.onlyCar === null || route.plan === null)
    return { settings: plan.settings, stops: [...plan.stops], routes: plan.routes.map((keys) => [...keys]), expected }
  const { onlyCar } = plan
  const known = route.plan
  const others = known.routes.flatMap((keys, car) => (car === onlyCar ? [] : keys))
  const kept = new Set([...others, ...Object.keys(route.visits)])
  const own = new Set(plan.stops.map(({ key }) => key))
  return {
    // One car's day from here on says when the shift ends and whether lunch is still to come; where it began is the morning's.
    settings: {
      ...known.settings,
      shift: { from: known.settings.shift.from, until: plan.settings.shift.until },
      lunch: plan.settings.lunch,
      estimate: plan.settings.estimate,
    },
    stops: [...known.stops.filter(({ key }) => kept.has(key) && !own.has(key)), ...plan.stops],
    // What is behind a car is put before it by the action itself.
    routes: known.routes.map((keys, car) => [...(car === onlyCar ? (plan.routes[0] ?? []) : keys)]),
    expected: [...known.expected.filter(({ key }) => kept.has(key) && !own.has(key)), ...expected],
  }
}

/** Every car's way from stop to stop, from where it starts to where it ends. */
export const waysOf = (plan: Pick<RoutePlan, 'settings' | 'stops' | 'routes'>, firstCar = 0): Way[] => {
  const byKey = new Map(plan.stops.map((stop) => [stop.key, stop]))
  const { start, end } = plan.settings
  const inTown = (at: LngLat | null) => (at === null ? [] : [{ at, ground: 'town' as const }])
  return plan.routes.map((keys, car) => {
    const places = keys.flatMap((key) => byKey.get(key) ?? []).map(({ at, ground }) => ({ at, ground }))
    return { car: firstCar + car, places: places.length === 0 ? [] : [...inTown(start), ...places, ...inTown(end)] }
  })
}

/** Every car's stops by number; what is behind is drawn as such. */
export const mapStopsOf = (
  plan: Pick<RoutePlan, 'stops' | 'routes'>,
  { firstCar = 0, visits = {} }: { readonly firstCar?: number; readonly visits?: SquadRoute['visits'] } = {},
): MapStop[] => {
  const byKey = new Map(plan.stops.map((stop) => [stop.key, stop]))
  return plan.routes.flatMap((keys, car) =>
    keys
      .flatMap((key) => byKey.get(key) ?? [])
      .map(({ key, pointId, name, at }, index) => ({
        key,
        pointId,
        name,
        at,
        car: firstCar + car,
        number: index + 1,
        isBehind: visits[key] !== undefined && visits[key]?.state !== 'there',
      })),
  )
}
