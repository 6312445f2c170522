/**
 * The campaign's time. A real campaign runs on real time; a sample campaign was shifted once, at its first start, and runs
 * on from there at real speed. This is the only place that reads the machine's clock for anything of the plan.
 */
import { type LocalDate, localDateOf } from '../domain/calendar'

export type Clock = {
  readonly now: () => Date
  readonly today: () => LocalDate
  /** The campaign's instant at which a machine's clock, a camera's say, showed this one. */
  readonly ofMachine: (instant: Date) => Date
}

export const campaignClock = (offsetMs: number): Clock => {
  const now = () => new Date(Date.now() + offsetMs)
  return { now, today: () => localDateOf(now()), ofMachine: (instant) => new Date(instant.getTime() + offsetMs) }
}

/** The shift that makes the present instant read as `campaignInstant`. */
export const offsetTo = (campaignInstant: Date): number => campaignInstant.getTime() - Date.now()
