/** The same share over the same time for each of several, side by side on the same axes, so that shapes can be compared. */
import type { LocalDate } from '../../domain/calendar'
import { daysBetween } from '../../domain/calendar'
import { percent } from '../../domain/city/rate'
import { paint } from './colors'
import { dayScale, lastKnown, linear, linePath, monthSpans } from './scale'

export type Multiple = { readonly id: string; readonly name: string; readonly values: readonly (number | null)[] }

const cellHeight = 84
const fontPx = 11.5

export const SmallMultiples = ({
  from,
  until,
  goalDay,
  multiples,
  says,
  columns = 3,
  width = 452,
}: {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly goalDay: LocalDate
  readonly multiples: readonly Multiple[]
  readonly says: string
  readonly columns?: number
  readonly width?: number
}) => {
  const gap = 12
  const cellWidth = (width - gap * (columns - 1)) / columns
  const height = Math.ceil(multiples.length / columns) * (cellHeight + gap)
  const x = dayScale(from, until, [0, cellWidth])
  const byIndex = linear([0, daysBetween(from, until)], [0, cellWidth])
  const y = linear([0, 1], [cellHeight - 2, 20])
  const months = monthSpans(from, until)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      {multiples.map(({ id, name, values }, index) => {
        const last = lastKnown(values)
        const share = values[last] ?? null
        return (
          <g
            key={id}
            transform={`translate(${(index % columns) * (cellWidth + gap)} ${Math.floor(index / columns) * (cellHeight + gap)})`}
          >
            {months.map((month, place) =>
              place % 2 === 0 ? (
                <rect
                  key={month.month}
                  x={x(month.from)}
                  y={y(1)}
                  width={x(month.until) - x(month.from)}
                  height={y(0) - y(1)}
                  fill={paint.band}
                />
              ) : null,
            )}
            <text x="0" y="13" fontSize={fontPx} fontWeight="600" fill={paint.ink}>
              {name}
            </text>
            <text x={cellWidth} y="13" textAnchor="end" fontSize={fontPx} fill={paint.ink}>
              {percent(share)}
            </text>
            {[0, 0.5, 1].map((value) => (
              <line
                key={value}
                x1="0"
                x2={cellWidth}
                y1={y(value)}
                y2={y(value)}
                stroke={paint.line}
                strokeWidth="0.7"
              />
            ))}
            <line
              x1={x(goalDay)}
              x2={x(goalDay)}
              y1={y(1)}
              y2={y(0)}
              stroke={paint.ink}
              strokeWidth="0.8"
              strokeDasharray="3 2"
            />
            <path
              d={linePath(values, byIndex, y)}
              fill="none"
              stroke={paint.main}
              strokeWidth="1.8"
              strokeLinejoin="round"
            />
            {share !== null && <circle cx={byIndex(last)} cy={y(share)} r="2.6" fill={paint.main} />}
          </g>
        )
      })}
    </svg>
  )
}
