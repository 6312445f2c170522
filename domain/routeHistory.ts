/** A squad's day as it was driven, against the day as it was planned; and what its legs tell of the estimates. */
import type { LocalDate } from './calendar'
import type { PlanStop } from './routePlan'
import { type Counted, countStops, type SquadRoute, type StopVisit, secondsOfDay } from './squadRoute'

/** A leg that was driven: from leaving one stop to reaching the next. */
export type DrivenLeg = { readonly from: PlanStop; readonly to: PlanStop; readonly seconds: number }

/**
 * Between stops of one car that were both reached; what lies behind a stop that was never said to be done is not known, and a
 * stop that was skipped between two others may have been driven to.
 */
export const drivenLegs = ({ plan, visits }: Pick<SquadRoute, 'plan' | 'visits'>): DrivenLeg[] => {
  const byKey = new Map(plan?.stops.map((stop) => [stop.key, stop]))
  const reached = Object.entries(visits).flatMap(([key, visit]) => {
    const stop = byKey.get(key)
    return stop === undefined || visit.arrivedAt === null || visit.state === 'skipped'
      ? []
      : [{ stop, car: visit.car, arrivedAt: visit.arrivedAt, leftAt: visit.endedAt }]
  })
  const skips = Object.values(visits).flatMap(({ state, car, endedAt }) =>
    state === 'skipped' && endedAt !== null ? [{ car, at: endedAt }] : [],
  )
  reached.sort((a, b) => a.car - b.car || a.arrivedAt.localeCompare(b.arrivedAt))
  return reached.flatMap((to, index): DrivenLeg[] => {
    const from = reached[index - 1]
    if (from === undefined || from.car !== to.car || from.leftAt === null) return []
    const { leftAt } = from
    const seconds = (Date.parse(to.arrivedAt) - Date.parse(leftAt)) / 1000
    const isBroken = skips.some(({ car, at }) => car === to.car && leftAt < at && at < to.arrivedAt)
    return seconds < 0 || isBroken ? [] : [{ from: from.stop, to: to.stop, seconds }]
  })
}

/** One stop, planned and driven; seconds from midnight. */
export type StopCompared = {
  readonly key: string
  readonly name: string
  readonly pointId: number | null
  readonly car: number
  /** Null: it was not in the plan with which the squad set out. */
  readonly plannedArrival: number | null
  readonly arrival: number | null
  readonly state: StopVisit['state'] | 'open'
  readonly metresAway: number | null
  readonly reason: string | null
}

export type DayCompared = {
  readonly on: LocalDate
  readonly squad: number
  readonly counted: Counted
  readonly cars: number
  /** Of the plan with which the squad set out: its legs, without the way back. */
  readonly plannedTravelSeconds: number
  readonly plannedMetres: number
  /** Legs that were driven, and as many of the plan's as lead to the same stops. */
  readonly drivenTravelSeconds: number
  readonly plannedOfDrivenSeconds: number
  readonly stops: readonly StopCompared[]
}

/** Stops as they were driven, and then those that are open as they are planned, car by car. */
export const dayCompared = (route: SquadRoute): DayCompared => {
  const { plan, setOutWith, visits, on, squad } = route
  const against = setOutWith ?? plan
  const expectedOf = new Map(against?.expected.map((expected) => [expected.key, expected]))
  const byKey = new Map(plan?.stops.map((stop) => [stop.key, stop]))
  const clock = (at: string | null | undefined) => (at == null ? null : secondsOfDay(on, at))
  const stops = (plan?.routes ?? []).flatMap((keys, car) =>
    keys.flatMap((key): StopCompared[] => {
      const stop = byKey.get(key)
      const visit = visits[key]
      if (stop === undefined) return []
      return [
        {
          key,
          name: stop.name,
          pointId: stop.pointId,
          car,
          plannedArrival: expectedOf.get(key)?.arrives ?? null,
          arrival: clock(visit?.arrivedAt),
          state: visit?.state ?? 'open',
          metresAway: visit?.metresAway ?? null,
          reason: visit?.reason ?? null,
        },
      ]
    }),
  )
  const legs = drivenLegs(route)
  const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    on,
    squad,
    counted: countStops(route),
    cars: plan?.routes.filter((keys) => keys.length > 0).length ?? 0,
    plannedTravelSeconds: sum(against?.expected ?? [], ({ legSeconds }) => legSeconds),
    plannedMetres: sum(against?.expected ?? [], ({ legMetres }) => legMetres),
    drivenTravelSeconds: sum(legs, ({ seconds }) => seconds),
    plannedOfDrivenSeconds: sum(legs, ({ to }) => expectedOf.get(to.key)?.legSeconds ?? 0),
    stops,
  }
}
