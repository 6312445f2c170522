/** How much each squad did on each day: what the calendar of activity is drawn from. Pure. */
import { type Activity, notCountedBecause } from '../activity'
import type { LocalDate } from '../calendar'

/** Inspections of points and road sections by one squad on one day. */
export type InspectedDay = { readonly date: LocalDate; readonly squad: number; readonly inspections: number }
export type ActivityDay = InspectedDay & {
  /** Activities held that count; a joint one is each squad's. */
  readonly activities: number
}

/** In the order of days and squads; a day on which a squad did nothing is not in it. */
export const activityDays = (activities: readonly Activity[], inspected: readonly InspectedDay[]): ActivityDay[] => {
  const days = new Map<string, ActivityDay>()
  const add = (
    date: LocalDate,
    squad: number,
    more: { readonly inspections?: number; readonly activities?: number },
  ) => {
    const key = `${date} ${String(squad).padStart(3, '0')}`
    const before = days.get(key) ?? { date, squad, inspections: 0, activities: 0 }
    days.set(key, {
      ...before,
      inspections: before.inspections + (more.inspections ?? 0),
      activities: before.activities + (more.activities ?? 0),
    })
  }
  for (const { date, squad, inspections } of inspected) add(date, squad, { inspections })
  for (const activity of activities)
    if (notCountedBecause(activity) === null)
      for (const squad of activity.squads) add(activity.date, squad, { activities: 1 })
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, day]) => day)
}
