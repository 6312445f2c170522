/** The status of points at the end of a day, as codes of `pointStatuses`. */
import { pointStatuses } from '../pointStatus'
import { type CityFacts, statusCode } from './cityFacts'

const overdueCode = pointStatuses.indexOf('overdue')

/** The status of a point at the end of a day, as a code of `pointStatuses`; before anything was heard of it, uninspected. */
export const statusCodeAt = ({ points: { days } }: CityFacts, row: number, day: number): number => {
  const at = days.at(row, day)
  if (at < 0) return statusCode.uninspected
  return days.column.due.at(at) < day ? overdueCode : days.column.status.at(at)
}

/** The statuses of all points at the end of a day. */
export const statusCodesAt = ({ points }: CityFacts, day: number): Uint8Array => {
  const { days } = points
  const status = days.column.status.values()
  const due = days.column.due.values()
  const places = days.allAt(day, points.count())
  const codes = new Uint8Array(places.length)
  for (let row = 0; row < places.length; row += 1) {
    const at = places[row] as number
    codes[row] = at < 0 ? statusCode.uninspected : (due[at] as number) < day ? overdueCode : (status[at] as number)
  }
  return codes
}
