/**
 * A squad's route plan 督导路线: the stops of a day, the cars, and what binds them, in the squad's own terms; and how that
 * becomes the problem that the search solves. Times of day are 'HH:MM'; inside a problem they are seconds from midnight.
 */
import { z } from 'zod'
import { type LngLat, lngLatSchema } from './coordinates'
import type { Car, Routes, RoutingProblem, Stop, TimeWindow } from './routing/problem'
import { type Ground, grounds, type TravelPlace, type TravelTimes, usualEstimate } from './routing/travelTimes'
import type { ScopeKind } from './scope'
import { storable } from './storable'
import { type Text, text } from './text'

export const mostStops = 2_000
export const mostCars = 4

/** What one point of priority is worth in travelling: tuned on districts of 100 and 300 points. */
export const secondsPerPriorityPoint = 3_000

/**
 * What uneven work of the cars is worth in driving, in seconds for each squared hour: two cars of which one works two hours
 * longer than the other are worth ten minutes of driving to be made alike. Tuned on 25 stops for two and three cars: work
 * within about an hour, for less than a tenth more driving.
 */
export const secondsPerUnevenness = 300

export const stopRules = ['free', 'exclude', 'keepCar', 'keepOrder', 'first', 'last'] as const
/** What is held of a stop when the rest is planned anew. */
export type StopRule = (typeof stopRules)[number]
export const stopRuleLabel: Record<StopRule, Text> = {
  free: text('自动安排', 'Free'),
  exclude: text('今天不去', 'Exclude'),
  keepCar: text('固定车辆', 'Keep its car'),
  keepOrder: text('固定车辆和先后', 'Keep car and order'),
  first: text('最先', 'First'),
  last: text('最后', 'Last'),
}

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutes = z.number().int().min(0).max(600)
const openingSchema = z.strictObject({ from: clockTime, until: clockTime })
/** 'HH:MM' to 'HH:MM', both inclusive. */
export type Opening = z.output<typeof openingSchema>

export const planStopSchema = z.strictObject({
  /** The point's number as text, or the client's own for a stop that is no point. */
  key: storable.trim().min(1).max(40),
  pointId: z.number().int().positive().nullable(),
  name: storable.trim().min(1).max(80),
  at: lngLatSchema,
  ground: z.enum(grounds),
  serviceMinutes: minutes,
  openings: z.array(openingSchema).max(4),
  /** Priority points; what they are worth in driving is `secondsPerPriorityPoint`. */
  priority: z.number().min(0).max(100),
  /** The only car that may go there, from 0; null: any. */
  car: z
    .number()
    .int()
    .min(0)
    .max(mostCars - 1)
    .nullable(),
  rule: z.enum(stopRules),
})
export type PlanStop = z.output<typeof planStopSchema>

/** A squad that drives fast comes in below 1: the speed is what it beats. */
const factor = z.number().min(0.5).max(5)
const kmPerHour = z.number().min(3).max(120)
/** By what ways are estimated where no road is known; a squad may know better. */
export const estimateSettingsSchema = z.strictObject({
  shortMetres: z.number().min(0).max(20_000),
  shortFactor: factor,
  factor: z.strictObject({ town: factor, township: factor, hills: factor }),
  kmPerHour: z.strictObject({ town: kmPerHour, township: kmPerHour, hills: kmPerHour }),
  parkingSeconds: z.number().min(0).max(1_800),
})

export const daySettingsSchema = z.strictObject({
  cars: z.number().int().min(1).max(mostCars),
  /** Null: each car begins at its first stop, or ends at its last. */
  start: lngLatSchema.nullable(),
  end: lngLatSchema.nullable(),
  shift: openingSchema,
  /** Begins between `from` and `until`; null: none. */
  lunch: z.strictObject({ from: clockTime, until: clockTime, minutes }).nullable(),
  estimate: estimateSettingsSchema,
})
export type DaySettings = z.output<typeof daySettingsSchema>

export const usualDay: DaySettings = {
  cars: 1,
  start: null,
  end: null,
  shift: { from: '08:30', until: '18:00' },
  lunch: { from: '11:40', until: '13:00', minutes: 60 },
  estimate: usualEstimate,
}

/** In the hills of the west and the east a way winds more than between other townships. */
const groundOfScope: Readonly<Record<ScopeKind, Ground>> = {
  street_office: 'town',
  township: 'hills',
  airport_area: 'township',
}

/** What lies about a point; null: it is in no scope. */
export const groundOf = ({ urban }: { readonly urban: boolean }, scopeKind: ScopeKind | null): Ground =>
  urban ? 'town' : scopeKind === null ? 'township' : groundOfScope[scopeKind]

/** How long a visit takes and when there is something to see, by kind of point; what is not named takes the usual. */
const visitOfKind: Readonly<Record<string, { readonly minutes: number; readonly openings?: readonly Opening[] }>> = {
  farmers_market: { minutes: 20, openings: [{ from: '07:00', until: '11:00' }] },
  school: {
    minutes: 25,
    openings: [
      { from: '08:00', until: '11:40' },
      { from: '14:30', until: '17:30' },
    ],
  },
  government_hall: {
    minutes: 25,
    openings: [
      { from: '08:30', until: '11:40' },
      { from: '14:30', until: '17:40' },
    ],
  },
  service_window: {
    minutes: 15,
    openings: [
      { from: '08:30', until: '11:40' },
      { from: '14:30', until: '17:40' },
    ],
  },
  library_culture: { minutes: 20, openings: [{ from: '09:00', until: '17:30' }] },
  community: { minutes: 25 },
  village: { minutes: 25 },
  airport: { minutes: 30 },
  hospital: { minutes: 25 },
  crossing: { minutes: 10 },
  bus_stop: { minutes: 8 },
  public_toilet: { minutes: 8 },
}
const usualVisitMinutes = 15

export const usualVisit = (kind: string): Pick<PlanStop, 'serviceMinutes' | 'openings'> => {
  const known = visitOfKind[kind]
  return { serviceMinutes: known?.minutes ?? usualVisitMinutes, openings: [...(known?.openings ?? [])] }
}

/** Routes in the plan's own terms: for each car the keys of its stops, in order. */
export type PlanRoutes = readonly (readonly string[])[]

/** 'HH:MM' in seconds from midnight. */
export const secondsOfClock = (time: string): number => {
  const [hours = 0, minutesPast = 0] = time.split(':').map(Number)
  return hours * 3600 + minutesPast * 60
}
/** Seconds from midnight as 'HH:MM', to the nearest minute; after midnight it counts on ('24:10'). */
export const clockOfSeconds = (seconds: number): string => {
  const all = Math.round(seconds / 60)
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}

const windowOf = ({ from, until }: Opening): TimeWindow => ({
  opens: secondsOfClock(from),
  closes: secondsOfClock(until),
})

/** Openings in order and apart, as the search needs them; one that ends before it begins is none. */
const windowsOf = (openings: readonly Opening[]): TimeWindow[] => {
  const sorted = openings
    .map(windowOf)
    .filter(({ opens, closes }) => opens <= closes)
    .sort((a, b) => a.opens - b.opens)
  const apart: TimeWindow[] = []
  for (const { opens, closes } of sorted) {
    const last = apart.at(-1)
    if (last === undefined || opens > last.closes) apart.push({ opens, closes })
    else apart[apart.length - 1] = { opens: last.opens, closes: Math.max(last.closes, closes) }
  }
  return apart
}

/** Where travel times are asked for: the stops in their order, then where cars start and end. */
export const placesOf = (
  stops: readonly PlanStop[],
  { start, end }: Pick<DaySettings, 'start' | 'end'>,
  groundAt: (at: LngLat) => Ground,
): TravelPlace[] => [
  ...stops.map(({ at, ground }) => ({ at, ground })),
  ...[start, end].flatMap((at) => (at === null ? [] : [{ at, ground: groundAt(at) }])),
]

export type PlanProblem = {
  readonly problem: RoutingProblem
  /** The plan's routes in the problem's numbers; what the plan no longer has is passed over. */
  readonly toRoutes: (routes: PlanRoutes) => Routes
  readonly toPlan: (routes: Routes) => PlanRoutes
}

const positionOf = (rule: StopRule): Stop['position'] => (rule === 'first' || rule === 'last' ? rule : 'free')

/**
 * `present`: the plan as it is, on which `keepCar` and `keepOrder` rest; a stop with such a rule that is in no route is
 * free. `times` are of `placesOf` these stops. An excluded stop is no part of the problem.
 */
export const problemOf = (
  stops: readonly PlanStop[],
  { cars, start, end, shift, lunch }: DaySettings,
  times: TravelTimes,
  present: PlanRoutes = [],
): PlanProblem => {
  const placeOfStart = stops.length
  const placeOfEnd = stops.length + (start === null ? 0 : 1)
  const car: Car = {
    start: start === null ? null : placeOfStart,
    end: end === null ? null : placeOfEnd,
    shift: windowOf(shift),
    lunch: lunch === null ? null : { ...windowOf(lunch), seconds: lunch.minutes * 60 },
    capacity: Number.POSITIVE_INFINITY,
  }
  const placed = new Map(
    present.flatMap((route, number) => route.map((key, order) => [key, { car: number, order }] as const)),
  )
  const included = stops.flatMap((stop, place) => (stop.rule === 'exclude' ? [] : [{ stop, place }]))
  const numberOf = new Map(included.map(({ stop }, number) => [stop.key, number]))
  const bound = included.map(({ stop, place }): Stop => {
    const at = placed.get(stop.key)
    const keeps = stop.rule === 'keepCar' || stop.rule === 'keepOrder'
    return {
      place,
      serviceSeconds: stop.serviceMinutes * 60,
      windows: windowsOf(stop.openings),
      // Who says that it is gone to first or last says that it is gone to. A stop of no priority is still better visited
      // than not.
      penalty:
        positionOf(stop.rule) === 'free'
          ? Math.max(stop.priority, 0.1) * secondsPerPriorityPoint
          : Number.POSITIVE_INFINITY,
      load: 0,
      car: stop.car ?? (keeps ? (at?.car ?? null) : null),
      position: positionOf(stop.rule),
      sequence: stop.rule === 'keepOrder' ? (at?.order ?? null) : null,
    }
  })
  return {
    problem: {
      places: times.size,
      seconds: times.seconds,
      metres: times.metres,
      cost: times.seconds,
      stops: bound,
      cars: Array.from({ length: cars }, () => car),
      balance: secondsPerUnevenness,
    },
    toRoutes: (routes) => routes.slice(0, cars).map((route) => route.flatMap((key) => numberOf.get(key) ?? [])),
    toPlan: (routes) => routes.map((route) => route.flatMap((number) => included[number]?.stop.key ?? [])),
  }
}
