/** Who answers for a place from when until when: a point by its register, a road section by its own events. */
import { addDays, type LocalDate, localDateOf } from './calendar'
import type { RoadSectionEvent } from './roadSection'

/** From a day until a day, both included; null: still. */
export type Responsibility = {
  readonly unitId: string
  readonly isLead: boolean
  readonly from: LocalDate
  readonly until: LocalDate | null
}

export const responsibleOn = (place: readonly Responsibility[], day: LocalDate): Responsibility[] =>
  place.filter(({ from, until }) => from <= day && (until === null || until >= day))

/**
 * The periods that a reader is told, the newest first: what was named and taken away on one day answered for none, and what
 * goes on without a gap is one.
 */
export const periodsOf = <R extends Responsibility>(rows: readonly R[]): R[] => {
  const periods: R[] = []
  for (const row of [...rows].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (row.until !== null && row.until < row.from) continue
    const index = periods.findIndex(
      (earlier) =>
        earlier.unitId === row.unitId &&
        earlier.isLead === row.isLead &&
        earlier.until !== null &&
        addDays(earlier.until, 1) === row.from,
    )
    const earlier = periods[index]
    if (earlier === undefined) periods.push(row)
    else periods[index] = { ...earlier, until: row.until }
  }
  return periods.reverse()
}

const always: LocalDate = '1970-01-01'

/** Of a road section one unit at a time, as drawn and as changed since; `presentId` where its log does not go back that far. */
export const responsibilityOfSection = (events: readonly RoadSectionEvent[], presentId: string): Responsibility[] => {
  const given = events.flatMap((event) => {
    const unitId =
      event.name === 'draw'
        ? event.form.responsibleUnitId
        : event.name === 'edit'
          ? event.to.responsibleUnitId
          : undefined
    return unitId === undefined ? [] : [{ unitId, from: localDateOf(new Date(event.at)) }]
  })
  const firstChange = events.find((event) => event.name === 'edit' && event.from.responsibleUnitId !== undefined)
  const first = firstChange?.name === 'edit' ? firstChange.from.responsibleUnitId : presentId
  const isDrawn = events.some(({ name }) => name === 'draw')
  const all = isDrawn ? given : [{ unitId: first ?? presentId, from: always }, ...given]
  return all.map(({ unitId, from }, index) => {
    const next = all[index + 1]
    return { unitId, isLead: false, from, until: next === undefined ? null : addDays(next.from, -1) }
  })
}
