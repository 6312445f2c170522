/** A small drawing about [0, 0] beside a word. It carries no meaning alone: the word does. */

export type DrawingPart = {
  readonly path: string
  readonly fill: string | null
  readonly stroke: string | null
  readonly strokeWidth: number
}

export const Drawing = ({
  parts,
  reachPx,
  sizePx = 18,
}: {
  /** SVG paths in CSS pixels, painted in order. */
  readonly parts: readonly DrawingPart[]
  /** Half the side of the square into which the parts fit. */
  readonly reachPx: number
  readonly sizePx?: number
}) => (
  <svg
    width={sizePx}
    height={sizePx}
    viewBox={`${-reachPx} ${-reachPx} ${2 * reachPx} ${2 * reachPx}`}
    aria-hidden="true"
    focusable="false"
  >
    {parts.map(({ path, fill, stroke, strokeWidth }) => (
      <path
        key={`${path}${fill}${strokeWidth}`}
        d={path}
        fill={fill ?? 'none'}
        stroke={stroke ?? 'none'}
        strokeWidth={strokeWidth}
        fillRule="evenodd"
      />
    ))}
  </svg>
)
