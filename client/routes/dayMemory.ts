/** A squad's day in this browser tab, so that a reload shows it again; another day starts anew. What cannot be read is none. */
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar'
import { mostKnownPlaces } from '../../domain/knownTimes'
import { daySettingsSchema, mostCars, mostStops, planStopSchema } from '../../domain/routePlan'
import { emptyDay, type RouteDay } from './planState'

export type DayOf = { readonly accountId: string; readonly squad: number; readonly today: LocalDate }

const most = mostKnownPlaces ** 2
const numbers = z.array(z.number()).max(most)

const keptSchema = z.strictObject({
  today: z.string(),
  isChoosing: z.boolean(),
  chosen: z.array(z.number().int().positive()).max(mostStops).nullable(),
  plan: z.strictObject({
    onlyCar: z
      .number()
      .int()
      .min(0)
      .max(mostCars - 1)
      .nullable(),
    seenRevision: z.number().int().min(0).nullable(),
    known: z
      .strictObject({
        keys: z.array(z.string()).max(mostKnownPlaces),
        seconds: numbers,
        metres: numbers,
        estimated: numbers,
      })
      .nullable(),
    settings: daySettingsSchema,
    stops: z.array(planStopSchema).max(mostStops),
    routes: z.array(z.array(z.string()).max(mostStops)).max(mostCars),
  }),
})

const keyOf = ({ accountId, squad }: DayOf): string => `xuncheng.routes.${accountId}.${squad}`

/** Of what was kept on another day, or is not of this form, nothing is left. */
export const dayOfText = (written: string | null, today: LocalDate): RouteDay => {
  if (written === null) return emptyDay
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return emptyDay
  }
  const read = keptSchema.safeParse(value)
  if (!read.success || read.data.today !== today) return emptyDay
  const { isChoosing, chosen, plan } = read.data
  return { isChoosing: isChoosing || plan.stops.length === 0, chosen, plan, before: [] }
}

/** What can be taken back is not kept. */
export const textOfDay = ({ isChoosing, chosen, plan }: RouteDay, today: LocalDate): string =>
  JSON.stringify({ today, isChoosing, chosen, plan })

export const rememberedDay = (of: DayOf): RouteDay => {
  try {
    return dayOfText(sessionStorage.getItem(keyOf(of)), of.today)
  } catch {
    // Storage may be switched off altogether; then the plan lasts as long as the page.
    return emptyDay
  }
}

export const rememberDay = (of: DayOf, day: RouteDay): void => {
  try {
    sessionStorage.setItem(keyOf(of), textOfDay(day, of.today))
  } catch {
    // See above.
  }
}

/** The car that is followed on this device that day, from 0. */
export const rememberedCar = (of: DayOf): number => {
  try {
    const [today, car] = (sessionStorage.getItem(`${keyOf(of)}.car`) ?? '').split(' ')
    return today === of.today && Number(car) < mostCars ? Math.max(0, Math.trunc(Number(car))) : 0
  } catch {
    return 0
  }
}

export const rememberCar = (of: DayOf, car: number): void => {
  try {
    sessionStorage.setItem(`${keyOf(of)}.car`, `${of.today} ${car}`)
  } catch {
    // See above.
  }
}
