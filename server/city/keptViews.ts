/** Views of the city that were counted already: a past day's stays as it is, today's until the next event. */
import { addDays, type LocalDate } from '../../domain/calendar'
import { type CityView, cityView } from '../../domain/city/cityView'
import type { Where } from '../../domain/city/selection'
import { keepAtMost } from '../../domain/keepAtMost'
import type { City } from './cityStore'

/** Of a few dozen kilobytes each; the oldest goes first. */
const mostKept = 200

export type KeptViews = {
  readonly viewOf: (
    city: City,
    today: LocalDate,
    asked: { readonly day: LocalDate; readonly since: LocalDate; readonly where: Where },
  ) => CityView
}

/** What was begun before midnight may be committed after it: yesterday is kept from tomorrow on. */
const isOver = (day: LocalDate, today: LocalDate): boolean => day < addDays(today, -1)

export const createKeptViews = (): KeptViews => {
  const kept = new Map<string, CityView>()
  return {
    viewOf: ({ facts, planOn, position, version }, today, asked) => {
      const { day, since, where } = asked
      const key = JSON.stringify([
        version,
        isOver(day, today) ? null : position,
        day,
        since,
        Object.entries(where).sort(),
      ])
      const known = kept.get(key)
      if (known !== undefined) return known
      const made = cityView(facts, planOn(today), asked)
      kept.set(key, made)
      keepAtMost(kept, mostKept)
      return made
    },
  }
}
