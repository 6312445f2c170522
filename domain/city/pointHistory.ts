/** Every point's days in columns, as they are sent to a browser that travels in time: a day's map is then a matter of looking. */
import type { LocalDate } from '../calendar'
import { type KeptStatus, pointStatuses } from '../pointStatus'
import { type CityFacts, dayNumber, dayOfNumber, never } from './cityFacts'

/** Raised with each change of what the columns are; part of the ETag. */
export const historyFormat = 1

/**
 * One entry a point in `ids`, and as many days of it as `counts` says in the three columns that follow, in time order.
 * `days` counts from `from`; `dues` is one higher than days from `from`, and 0 for none.
 */
export type PointHistory = {
  readonly position: number
  readonly from: LocalDate
  readonly ids: readonly number[]
  readonly counts: readonly number[]
  readonly days: readonly number[]
  readonly statuses: readonly number[]
  readonly dues: readonly number[]
  readonly openIssues: readonly number[]
}

export const pointHistoryOf = ({ points }: CityFacts, position: number, from: LocalDate): PointHistory => {
  const first = dayNumber(from)
  const history = { ids: [], counts: [], days: [], statuses: [], dues: [], openIssues: [] } as {
    [C in Exclude<keyof PointHistory, 'position' | 'from'>]: number[]
  }
  for (let row = 0; row < points.count(); row += 1) {
    const places = points.days.placesOf(row)
    history.ids.push(points.idAt(row))
    history.counts.push(places.length)
    for (const at of places) {
      const due = points.days.column.due.at(at)
      history.days.push(points.days.dayAt(at) - first)
      history.statuses.push(points.days.column.status.at(at))
      history.dues.push(due === never ? 0 : due - first + 1)
      history.openIssues.push(points.days.column.open.at(at))
    }
  }
  return { position, from, ...history }
}

/** How a point stood at the end of a day, lateness apart. */
export type StandingThen = {
  readonly id: number
  readonly status: KeptStatus
  readonly dueOn: LocalDate | null
  readonly openIssues: number
}

/** How every point stood at the end of a day, in the order of `ids`; before its first day a point has not been inspected. */
export const standingsOn = (history: PointHistory, day: LocalDate): StandingThen[] => {
  const first = dayNumber(history.from)
  const asked = dayNumber(day) - first
  const dateOf = new Map<number, LocalDate>()
  const dated = (due: number): LocalDate | null => {
    if (due === 0) return null
    const known = dateOf.get(due)
    if (known !== undefined) return known
    const date = dayOfNumber(first + due - 1)
    dateOf.set(due, date)
    return date
  }
  let next = 0
  return history.ids.map((id, row) => {
    let at = -1
    const end = next + (history.counts[row] ?? 0)
    for (; next < end; next += 1) if ((history.days[next] as number) <= asked) at = next
    return at < 0
      ? { id, status: 'uninspected', dueOn: null, openIssues: 0 }
      : {
          id,
          status: pointStatuses[history.statuses[at] as number] as KeptStatus,
          dueOn: dated(history.dues[at] as number),
          openIssues: history.openIssues[at] as number,
        }
  })
}
