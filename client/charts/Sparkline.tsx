/** A share over time without axes, beside a number that says where it has come to. */
import { paint } from './colors'
import { lastKnown, linear, linePath } from './scale'

export const Sparkline = ({
  values,
  length,
  says,
  width = 120,
  height = 28,
}: {
  readonly values: readonly (number | null)[]
  /** Of the whole time, in values; the line may end before. */
  readonly length: number
  readonly says: string
  readonly width?: number
  readonly height?: number
}) => {
  const stroke = height / 14
  const x = linear([0, Math.max(1, length - 1)], [stroke * 2, width - stroke * 2])
  const y = linear([0, 1], [height - stroke * 2, stroke * 2])
  const last = lastKnown(values)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke={paint.line} strokeWidth={stroke / 2} />
      <path d={linePath(values, x, y)} fill="none" stroke={paint.main} strokeWidth={stroke} strokeLinejoin="round" />
      {last >= 0 && <circle cx={x(last)} cy={y(values[last] ?? 0)} r={stroke * 1.6} fill={paint.main} />}
    </svg>
  )
}
