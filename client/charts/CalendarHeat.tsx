/** How much was done on each day, as calendars of weeks: the first large, the others small beside each other. The more, the darker and the larger the square. */
import type { LocalDate } from '../../domain/calendar'
import { calendarCells, heatRanges, heatStep } from './calendar'
import { heatPaint, paint } from './colors'
import { monthSpans } from './scale'

export type HeatCalendar = {
  readonly id: string
  readonly name: string
  readonly countOf: (day: LocalDate) => number
  /** The most on one day, by which it is shaded. */
  readonly most: number
}

const fontPx = 11.5
const gap = 16
/** Of a cell's side, by step. */
const sizes = [0.24, 0.5, 0.66, 0.82, 0.94] as const

export const CalendarHeat = ({
  from,
  until,
  today,
  calendars,
  monthName,
  words,
  says,
  columns = 2,
  width = 452,
}: {
  readonly from: LocalDate
  readonly until: LocalDate
  /** Later days have nothing yet. */
  readonly today: LocalDate
  readonly calendars: readonly HeatCalendar[]
  readonly monthName: (month: number) => string
  readonly words: { readonly fewer: string; readonly more: string }
  readonly says: string
  readonly columns?: number
  readonly width?: number
}) => {
  const cells = calendarCells(from, until)
  const weeks = (cells.at(-1)?.week ?? 0) + 1
  const [first, ...others] = calendars
  const large = width / weeks
  const smallWidth = (width - gap * (columns - 1)) / columns
  const small = smallWidth / weeks
  const head = fontPx * 1.6
  const legendTop = head + 7 * large + fontPx * 2.4
  const othersTop = legendTop + fontPx * 1.4
  const blockHeight = head + 7 * small + gap
  const height = othersTop + Math.ceil(others.length / columns) * blockHeight
  const weekOf = new Map(cells.map(({ day, week }) => [day, week]))
  const draw = ({ countOf, most }: HeatCalendar, side: number) =>
    cells
      .filter(({ day }) => day <= today)
      .map(({ day, week, weekday }) => {
        const step = heatStep(countOf(day), most)
        const size = side * (sizes[step] ?? 0)
        const inset = (side - size) / 2
        return (
          <rect
            key={day}
            x={tenth(week * side + inset)}
            y={tenth(weekday * side + inset)}
            width={tenth(size)}
            height={tenth(size)}
            fill={heatPaint[step]}
          />
        )
      })
  const title = ({ name }: HeatCalendar) => (
    <text y={fontPx} fontSize={fontPx} fontWeight="600" fill={paint.ink}>
      {name}
    </text>
  )
  return (
    <svg viewBox={`0 0 ${width} ${tenth(height)}`} role="img" aria-label={says}>
      {first && (
        <>
          {title(first)}
          <g transform={`translate(0 ${head})`}>{draw(first, large)}</g>
          {monthSpans(from, until).map(({ month, from: day }) => (
            <text
              key={month}
              x={tenth((weekOf.get(day) ?? 0) * large)}
              y={head + 7 * large + fontPx}
              fontSize={fontPx}
              fill={paint.quiet}
            >
              {monthName(Number(month.slice(5)))}
            </text>
          ))}
          <Legend most={first.most} side={Math.min(large, 14)} y={legendTop} words={words} />
        </>
      )}
      {others.map((calendar, index) => (
        <g
          key={calendar.id}
          transform={`translate(${tenth((index % columns) * (smallWidth + gap))} ${tenth(othersTop + Math.floor(index / columns) * blockHeight)})`}
        >
          {title(calendar)}
          <g transform={`translate(0 ${head})`}>{draw(calendar, small)}</g>
        </g>
      ))}
    </svg>
  )
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const Legend = ({
  most,
  side,
  y,
  words,
}: {
  readonly most: number
  readonly side: number
  readonly y: number
  readonly words: { readonly fewer: string; readonly more: string }
}) => {
  const slot = 62
  return (
    <g transform={`translate(0 ${tenth(y - fontPx)})`} fontSize={fontPx} fill={paint.quiet}>
      {[{ step: 0, from: 0, until: 0 }, ...heatRanges(most)].map(({ step, from, until }, index) => {
        const size = side * (sizes[step] ?? 0)
        return (
          <g key={step} transform={`translate(${index * slot} 0)`}>
            <rect
              x={tenth((side - size) / 2)}
              y={tenth((side - size) / 2)}
              width={tenth(size)}
              height={tenth(size)}
              fill={heatPaint[step]}
            />
            <text x={side + 4} y={fontPx * 0.9}>
              {from === until ? from : `${from}–${until}`}
            </text>
          </g>
        )
      })}
      <title>{`${words.fewer} – ${words.more}`}</title>
    </g>
  )
}
