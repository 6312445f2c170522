/** The city's curves as charts take them. Pure. */
import { addDays, type LocalDate } from '../../domain/calendar'
import { percent, shareOf } from '../../domain/city/rate'
import type { ChartTable } from '../charts/table'
import type { CurveAnswer } from './queries'

/** Day by day, 0 to 1; null of nothing. */
export const sharesOf = ({ days }: CurveAnswer): (number | null)[] =>
  days.map(([of, compliant]) => shareOf({ of, compliant }))

/** A row a day, with how much of how much. */
export const curveTable = (
  curve: CurveAnswer,
  columns: readonly [string, string, string, string, string],
): ChartTable => ({
  columns,
  rows: curve.days.map(([of, compliant, overdue], index) => [
    addDays(curve.from, index),
    of,
    compliant,
    percent(shareOf({ of, compliant })),
    overdue,
  ]),
})

/** A row a day, a column a place: the shares. */
export const curvesTable = (
  day: string,
  places: readonly { readonly name: string; readonly curve: CurveAnswer }[],
): ChartTable => {
  const [first] = places
  const from: LocalDate = first?.curve.from ?? ''
  const shares = places.map(({ curve }) => sharesOf(curve))
  return {
    columns: [day, ...places.map(({ name }) => name)],
    rows: (shares[0] ?? []).map((_, index) => [
      addDays(from, index),
      ...shares.map((own) => percent(own[index] ?? null)),
    ]),
  }
}
