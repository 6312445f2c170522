/** From values to places on a drawing, and back to the round numbers on its axes. Pure. */
import {
  daysBetween,
  earlierOf,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  laterOf,
  type Month,
  monthsOf,
  type Span,
} from '../../domain/calendar'

export type Scale = (value: number) => number

/** Tenths of a unit are fine enough to draw with, and keep pictures small. */
const tenth = (value: number): number => Math.round(value * 10) / 10

export const linear =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  (value) =>
    tenth(to === from ? start : start + ((value - from) / (to - from)) * (end - start))

/** Days to places; `until` is the last day that is drawn. */
export const dayScale = (from: LocalDate, until: LocalDate, range: readonly [number, number]) => {
  const place = linear([0, daysBetween(from, until)], range)
  return (day: LocalDate): number => place(daysBetween(from, day))
}

/** A path through the values, each beside the one before; where one is missing the line breaks off. '' without any. */
export const linePath = (values: readonly (number | null)[], x: Scale, y: Scale): string => {
  let isDown = false
  return values
    .map((value, index) => {
      if (value === null) {
        isDown = false
        return ''
      }
      const step = `${isDown ? 'L' : 'M'}${x(index)} ${y(value)}`
      isDown = true
      return step
    })
    .join('')
}

/** The months of a time, each with the days of it that are drawn. */
export const monthSpans = (from: LocalDate, until: LocalDate): ({ readonly month: Month } & Span)[] =>
  monthsOf(from, until).map((month) => ({
    month,
    from: laterOf(from, firstDayOf(month)),
    until: earlierOf(until, lastDayOf(month)),
  }))

/** Where the last value stands that is known; -1 without any. */
export const lastKnown = (values: readonly (number | null)[]): number => values.findLastIndex((value) => value !== null)
