/** Shares by name, as bars from 0 to 100 %, each with its number. */
import { paint } from './colors'
import { linear } from './scale'

export type Bar = {
  readonly id: string
  readonly name: string
  /** 0 to 1; null: there is nothing to count, and no bar. */
  readonly share: number | null
  /** Behind the bar: the number, and what it is of. */
  readonly text: string
}

export const Bars = ({
  bars,
  says,
  chosenId = null,
  width = 452,
  fontPx = 12,
  nameWidth = fontPx * 7,
  textWidth = fontPx * 8,
  rowHeight = fontPx * 1.75,
}: {
  readonly bars: readonly Bar[]
  readonly says: string
  /** The one that is spoken of, set off from the others. */
  readonly chosenId?: string | null
  readonly width?: number
  readonly fontPx?: number
  readonly nameWidth?: number
  readonly textWidth?: number
  readonly rowHeight?: number
}) => {
  const x = linear([0, 1], [nameWidth, width - textWidth])
  const height = bars.length * rowHeight
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      {bars.map(({ id, name, share, text }, index) => (
        <g key={id} transform={`translate(0 ${index * rowHeight})`} fontSize={fontPx}>
          {id === chosenId && <rect width={width} height={rowHeight} rx={fontPx / 4} fill={paint.band} />}
          <text y={rowHeight * 0.68} fill={paint.ink} fontWeight={id === chosenId ? 700 : 400}>
            {name}
          </text>
          <rect
            x={x(0)}
            y={rowHeight * 0.3}
            width={x(1) - x(0)}
            height={rowHeight * 0.4}
            fill={paint.line}
            opacity="0.5"
          />
          {share !== null && (
            <rect x={x(0)} y={rowHeight * 0.3} width={x(share) - x(0)} height={rowHeight * 0.4} fill={paint.main} />
          )}
          <text
            x={width}
            y={rowHeight * 0.68}
            textAnchor="end"
            fill={paint.ink}
            fontWeight={id === chosenId ? 700 : 400}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}
