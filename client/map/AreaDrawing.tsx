/**
 * An area drawn round with mouse, pen or finger: it lies over the map, so that a drag draws and does not move it. One
 * stroke is all there is to it, with no corners to adjust, so it does without the tools that lines are drawn with.
 */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type PointerEvent, useRef, useState } from 'react'
import type { Ring } from '../../domain/area'
import type { Language } from '../../domain/text'
import classes from './AreaDrawing.module.css'
import { AskBar } from './AskBar'
import type { Pixel } from './framing'
import { words } from './words'

/** Finer than this a hand does not draw. */
const stepPx = 3
/** A stroke that stays within this is a tap. */
const leastPx = 12

const isTap = (stroke: readonly Pixel[]): boolean =>
  [stroke.map(({ x }) => x), stroke.map(({ y }) => y)].every((one) => Math.max(...one) - Math.min(...one) < leastPx)

export const AreaDrawing = ({
  map,
  language,
  onArea,
  onCancel,
}: {
  readonly map: MapLibreMap
  readonly language: Language
  readonly onArea: (ring: Ring) => void
  readonly onCancel: () => void
}) => {
  const [stroke, setStroke] = useState<readonly Pixel[]>([])
  /** The one finger that draws, and what it has drawn; others are passed over. */
  const drawing = useRef<{ readonly pointerId: number; stroke: readonly Pixel[] } | null>(null)

  const pixelOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Pixel => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const grow = (pixel: Pixel) => {
    if (drawing.current === null) return
    drawing.current.stroke = [...drawing.current.stroke, pixel]
    setStroke(drawing.current.stroke)
  }
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || drawing.current !== null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = { pointerId: event.pointerId, stroke: [] }
    grow(pixelOf(event))
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== drawing.current?.pointerId) return
    const [pixel, last] = [pixelOf(event), drawing.current.stroke.at(-1)]
    if (last === undefined || Math.hypot(pixel.x - last.x, pixel.y - last.y) >= stepPx) grow(pixel)
  }
  const end = () => {
    drawing.current = null
    setStroke([])
  }
  const onPointerUp = ({ pointerId }: PointerEvent<SVGSVGElement>) => {
    if (pointerId !== drawing.current?.pointerId) return
    const drawn = drawing.current.stroke
    end()
    if (isTap(drawn)) return
    onArea(
      drawn.map(({ x, y }) => {
        const { lng, lat } = map.unproject([x, y])
        return [lng, lat]
      }),
    )
  }
  return (
    <>
      <svg
        className={classes.paper}
        data-draw-area=""
        aria-hidden="true"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={end}
      >
        <polygon className={classes.area} points={stroke.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      <AskBar ask={words.drawArea[language]} language={language} onCancel={onCancel} />
    </>
  )
}
