/** A share over time, 0 to 100 %: one line, what the time consists of as bands, and a day to which it leads. */
import { daysBetween, type LocalDate } from '../../domain/calendar'
import { percent } from '../../domain/city/rate'
import { paint } from './colors'
import { dayScale, lastKnown, linear, linePath } from './scale'

export type Band = {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly label: string /** In its own words, where there is room. */
  readonly detail: string | null
}

/** A Chinese character is as wide as it is high. */
const fits = (words: string, fontPx: number, width: number): boolean => (words.length + 1) * fontPx <= width

const gridLines = [0, 0.25, 0.5, 0.75, 1]

export const LineChart = ({
  from,
  until,
  values,
  bands,
  goal,
  says,
  width = 452,
  height = 220,
  fontPx = 12,
}: {
  readonly from: LocalDate
  /** The last day on the axis; the values may end before it. */
  readonly until: LocalDate
  /** Day by day from the first, 0 to 1. */
  readonly values: readonly (number | null)[]
  readonly bands: readonly Band[]
  readonly goal: { readonly day: LocalDate; readonly label: string }
  /** What it shows, in a sentence. */
  readonly says: string
  readonly width?: number
  readonly height?: number
  readonly fontPx?: number
}) => {
  const left = fontPx * 3.3
  const top = fontPx * 2
  const bottom = height - fontPx * 1.7
  const right = width - fontPx * 0.5
  const x = dayScale(from, until, [left, right])
  const y = linear([0, 1], [bottom, top])
  const byIndex = linear([0, daysBetween(from, until)], [left, right])
  const last = lastKnown(values)
  const lastX = byIndex(last)
  const share = values[last] ?? null
  const stroke = fontPx / 12
  // As many lines as have room for their numbers.
  const step = (bottom - top) / (gridLines.length - 1) < fontPx * 1.5 ? 0.5 : 0.25
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      {bands.map((band, index) => (
        <g key={band.from}>
          {index % 2 === 0 && (
            <rect
              x={x(band.from)}
              y={top}
              width={x(band.until) - x(band.from)}
              height={bottom - top}
              fill={paint.band}
            />
          )}
          <text x={x(band.from) + fontPx / 3} y={bottom + fontPx * 1.3} fill={paint.quiet} fontSize={fontPx}>
            {band.label}
          </text>
          {band.detail !== null && fits(band.detail, fontPx, x(band.until) - x(band.from)) && (
            <text x={x(band.from) + fontPx / 3} y={bottom - fontPx * 0.5} fill={paint.quiet} fontSize={fontPx}>
              {band.detail}
            </text>
          )}
          {band.detail !== null && <title>{band.detail}</title>}
        </g>
      ))}
      {gridLines
        .filter((value) => value % step === 0)
        .map((value) => (
          <g key={value}>
            <line x1={left} x2={right} y1={y(value)} y2={y(value)} stroke={paint.line} strokeWidth={stroke} />
            <text
              x={left - fontPx / 2}
              y={y(value) + fontPx * 0.35}
              textAnchor="end"
              fill={paint.quiet}
              fontSize={fontPx}
            >
              {`${value * 100}%`}
            </text>
          </g>
        ))}
      <line
        x1={x(goal.day)}
        x2={x(goal.day)}
        y1={top - fontPx * 0.4}
        y2={bottom}
        stroke={paint.ink}
        strokeWidth={stroke}
        strokeDasharray={`${stroke * 4} ${stroke * 3}`}
      />
      <text x={x(goal.day)} y={top - fontPx * 0.7} textAnchor="middle" fill={paint.ink} fontSize={fontPx}>
        {goal.label}
      </text>
      <path
        d={linePath(values, byIndex, y)}
        fill="none"
        stroke={paint.main}
        strokeWidth={stroke * 2.2}
        strokeLinejoin="round"
      />
      {share !== null && (
        <>
          <circle cx={lastX} cy={y(share)} r={stroke * 3.5} fill={paint.main} />
          <text
            x={lastX}
            // Under the line is room, unless it is at the very bottom.
            y={y(share) + fontPx * (share > 0.2 ? 1.6 : -0.8)}
            textAnchor={lastX > width * 0.85 ? 'end' : lastX < left + fontPx * 2 ? 'start' : 'middle'}
            stroke={paint.ground}
            strokeWidth={stroke * 3}
            strokeLinejoin="round"
            paintOrder="stroke"
            fill={paint.ink}
            fontSize={fontPx * 1.15}
            fontWeight="600"
          >
            {percent(share)}
          </text>
        </>
      )}
    </svg>
  )
}
