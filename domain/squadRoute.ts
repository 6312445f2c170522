/**
 * A squad's route of one day 督导线路, as it is kept: the plan that was saved, and what came of it stop by stop. A squad has
 * one a day, whatever the number of its cars. Times of day are the campaign's; instants are ISO 8601 UTC.
 */
import { instantAt, type LocalDate, localDateOf, localDateSchema } from './calendar'
import { distanceMetres, type LngLat } from './coordinates'
import type { Actor } from './people'
import { clockOfSeconds, type DaySettings, type PlanRoutes, type PlanStop, secondsOfClock, usualDay } from './routePlan'
import type { Calibration } from './routing/calibration'
import { type Text, text } from './text'

export const squadRouteStages = ['unplanned', 'planned'] as const
export type SquadRouteStage = (typeof squadRouteStages)[number]
export const squadRouteStageLabel: Record<SquadRouteStage, Text> = {
  unplanned: text('未规划', 'Not planned'),
  planned: text('已规划', 'Planned'),
}

/** Who is this near has arrived: positions in town are off by tens of metres, and a school or a market is as wide. */
export const arrivalMetres = 150

export const visitStates = ['there', 'done', 'skipped'] as const
export type VisitState = (typeof visitStates)[number]
export const visitStateLabel: Record<VisitState, Text> = {
  there: text('已到达', 'There'),
  done: text('已完成', 'Done'),
  skipped: text('已跳过', 'Skipped'),
}

/** What came of a stop. */
export type StopVisit = {
  readonly state: VisitState
  /** The car it was in, from 0. */
  readonly car: number
  readonly arrivedAt: string | null
  /** How far from the stop the phone was on arrival; null: it had no position. */
  readonly metresAway: number | null
  /** When it was done or skipped. */
  readonly endedAt: string | null
  /** Why it was skipped. */
  readonly reason: string | null
}

/** What was planned of a stop when the plan was saved: seconds from midnight, and the leg to it. */
export type Expected = {
  readonly key: string
  readonly arrives: number
  readonly leaves: number
  readonly legSeconds: number
  readonly legMetres: number
  readonly estimated: boolean
}

/** A plan as it was saved at one time. */
export type SavedPlan = {
  readonly settings: DaySettings
  readonly stops: readonly PlanStop[]
  readonly routes: PlanRoutes
  readonly expected: readonly Expected[]
  readonly savedAt: string
  readonly savedBy: Actor
}

export type SquadRoute = {
  readonly id: string
  readonly seq: number
  readonly stage: SquadRouteStage
  readonly squad: number
  readonly on: LocalDate
  /** How often a plan was saved; who saves names the one that was seen. */
  readonly revision: number
  /** Null before the first plan. */
  readonly plan: SavedPlan | null
  /** The plan as it stood when the first stop was reached or skipped: against it the day is measured. */
  readonly setOutWith: SavedPlan | null
  readonly visits: Readonly<Record<string, StopVisit>>
}

export const squadRouteId = (squad: number, on: LocalDate): string => `${squad}:${on}`

/** Null: it is no id of a squad's route. */
export const squadRouteOfId = (id: string): { readonly squad: number; readonly on: LocalDate } | null => {
  const [, squad, on] = /^([1-9]\d?):(\d{4}-\d{2}-\d{2})$/.exec(id) ?? []
  return squad === undefined || !localDateSchema.safeParse(on).success ? null : { squad: Number(squad), on: String(on) }
}

export const unplannedRoute = (squad: number, on: LocalDate): SquadRoute => ({
  id: squadRouteId(squad, on),
  seq: 0,
  stage: 'unplanned',
  squad,
  on,
  revision: 0,
  plan: null,
  setOutWith: null,
  visits: {},
})

/** Whether anything has come of a stop; such a stop is held by every later plan. */
export const isFrozen = ({ visits }: Pick<SquadRoute, 'visits'>, key: string): boolean => visits[key] !== undefined

/** What is left of a car's route, in order; where the car stands is no longer left. */
export const leftOf = (route: Pick<SquadRoute, 'plan' | 'visits'>, car: number): readonly PlanStop[] => {
  const byKey = new Map(route.plan?.stops.map((stop) => [stop.key, stop]))
  return (route.plan?.routes[car] ?? []).flatMap((key) => {
    const stop = byKey.get(key)
    return stop === undefined || isFrozen(route, key) ? [] : [stop]
  })
}

/** Where the car stands; null: it is on its way. */
export const standsAt = (route: Pick<SquadRoute, 'plan' | 'visits'>, car: number): PlanStop | null => {
  const key = Object.entries(route.visits).find(([, visit]) => visit.car === car && visit.state === 'there')?.[0]
  return route.plan?.stops.find((stop) => stop.key === key) ?? null
}

/** The stop that a car left last, with the instant; null: it has not left any. */
export const leftLast = (
  { plan, visits }: Pick<SquadRoute, 'plan' | 'visits'>,
  car: number,
): { readonly stop: PlanStop; readonly at: string } | null => {
  let last: { stop: PlanStop; at: string } | null = null
  for (const stop of plan?.stops ?? []) {
    const visit = visits[stop.key]
    if (visit?.state !== 'done' || visit.car !== car || visit.endedAt === null) continue
    if (last === null || visit.endedAt > last.at) last = { stop, at: visit.endedAt }
  }
  return last
}

/** Frozen stops keep their car and come first, in the order in which they were reached; the rest is as given. */
export const withFrozenFirst = (
  { plan, visits }: Pick<SquadRoute, 'plan' | 'visits'>,
  stops: readonly PlanStop[],
  routes: PlanRoutes,
): { readonly stops: readonly PlanStop[]; readonly routes: PlanRoutes } => {
  const known = new Set(stops.map(({ key }) => key))
  const instantOf = (key: string): string => visits[key]?.arrivedAt ?? visits[key]?.endedAt ?? ''
  const frozen = Object.keys(visits).sort((a, b) => instantOf(a).localeCompare(instantOf(b)))
  const cars = Math.max(routes.length, ...frozen.map((key) => (visits[key]?.car ?? 0) + 1))
  return {
    stops: [...stops, ...(plan?.stops ?? []).filter(({ key }) => visits[key] !== undefined && !known.has(key))],
    routes: Array.from({ length: cars }, (_, car) => [
      ...frozen.filter((key) => visits[key]?.car === car),
      ...(routes[car] ?? []).filter((key) => visits[key] === undefined),
    ]),
  }
}

/** Seconds from midnight of the day, at an instant. */
export const secondsOfDay = (on: LocalDate, at: string): number =>
  (Date.parse(at) - instantAt(on, '00:00').getTime()) / 1000

/** What a car's day is from here on: from where it is, now. Lunch is over once its last beginning has passed. */
export const settingsFromHere = (settings: DaySettings, here: LngLat | null, nowSeconds: number): DaySettings => {
  const from = Math.max(secondsOfClock(settings.shift.from), Math.min(nowSeconds, 24 * 3600 - 60))
  // The minute that runs is still to be used.
  const minute = from - (from % 60)
  const clock = clockOfSeconds(minute)
  return {
    ...settings,
    cars: 1,
    start: here,
    shift: { from: clock, until: clockOfSeconds(Math.max(minute, secondsOfClock(settings.shift.until))) },
    lunch: settings.lunch === null || settings.lunch.until < clock ? null : settings.lunch,
  }
}

/** What the phone says of its position against a stop. */
export const metresBetween = (stop: Pick<PlanStop, 'at'>, at: LngLat): number => Math.round(distanceMetres(stop.at, at))

export type Counted = { readonly done: number; readonly skipped: number; readonly left: number; readonly all: number }

/** Stops of all cars; one that a car stands at is still left. */
export const countStops = ({ plan, visits }: Pick<SquadRoute, 'plan' | 'visits'>): Counted => {
  const all = (plan?.routes ?? []).flat()
  const inState = (state: VisitState) => all.filter((key) => visits[key]?.state === state).length
  const [done, skipped] = [inState('done'), inState('skipped')]
  return { done, skipped, left: all.length - done - skipped, all: all.length }
}

/**
 * The settings of a day that nobody has planned yet: as the squad's last one was, but for where it started; estimates as the
 * squad's own legs say, where they say anything.
 */
export const settingsAsBefore = (last: DaySettings | null, { settings, seen }: Calibration): DaySettings => {
  const before = last ?? usualDay
  const isCalibrated = Object.values(seen).some(({ ratio }) => ratio !== 1)
  return { ...before, start: null, end: null, estimate: isCalibrated ? settings : before.estimate }
}

export const isOfDay = (on: LocalDate, at: string): boolean => localDateOf(new Date(at)) === on
