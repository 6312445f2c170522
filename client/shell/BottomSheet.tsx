/** The phone's panel: it stands at one of three heights, moved by its handle, by two buttons' worth of keys, or by what is shown. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import classes from './BottomSheet.module.css'

export const stops = ['peek', 'half', 'full'] as const
export type Stop = (typeof stops)[number]

/** Heights in CSS pixels for the space between the top of the screen and the bottom bar. */
export const heightOf = (stop: Stop, spacePx: number): number => {
  switch (stop) {
    case 'peek':
      return Math.min(100, spacePx)
    case 'half':
      return Math.round(spacePx * 0.5)
    case 'full':
      return spacePx - 12
    default:
      return stop satisfies never
  }
}

/** The stop nearest to a height; a quick flick goes one further that way. */
export const stopFor = (heightPx: number, spacePx: number, flick: -1 | 0 | 1): Stop => {
  const distance = (stop: Stop) => Math.abs(heightOf(stop, spacePx) - heightPx)
  const nearest = stops.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best))
  if (flick === 0) return nearest
  const beyond = stops.filter((stop) => (heightOf(stop, spacePx) - heightPx) * flick > 0)
  return (flick > 0 ? beyond[0] : beyond.at(-1)) ?? nearest
}

const flickPxPerMs = 0.5

type Drag = { readonly startY: number; readonly startHeight: number; lastY: number; lastAt: number; speed: number }

export const BottomSheet = ({
  label,
  stop,
  spacePx,
  onStop,
  children,
}: {
  readonly label: string
  readonly stop: Stop
  readonly spacePx: number
  readonly onStop: (stop: Stop) => void
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  const drag = useRef<Drag | null>(null)
  const [draggedPx, setDraggedPx] = useState<number | null>(null)
  const heightPx = draggedPx ?? heightOf(stop, spacePx)
  const rank = stops.indexOf(stop)

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button')) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const y = event.clientY
    drag.current = { startY: y, startHeight: heightPx, lastY: y, lastAt: event.timeStamp, speed: 0 }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const moving = drag.current
    if (!moving) return
    const elapsed = Math.max(1, event.timeStamp - moving.lastAt)
    moving.speed = (moving.lastY - event.clientY) / elapsed
    moving.lastY = event.clientY
    moving.lastAt = event.timeStamp
    const wanted = moving.startHeight + moving.startY - event.clientY
    setDraggedPx(Math.max(heightOf('peek', spacePx) - 24, Math.min(heightOf('full', spacePx), wanted)))
  }
  const onPointerUp = () => {
    const moved = drag.current
    drag.current = null
    if (!moved || draggedPx === null) return
    const flick = moved.speed > flickPxPerMs ? 1 : moved.speed < -flickPxPerMs ? -1 : 0
    setDraggedPx(null)
    onStop(stopFor(draggedPx, spacePx, flick))
  }
  const step = (by: -1 | 1) => onStop(stops[rank + by] ?? stop)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') step(1)
    else if (event.key === 'ArrowDown') step(-1)
    else return
    event.preventDefault()
  }

  return (
    <section
      className={classes.sheet}
      aria-label={label}
      data-stop={stop}
      data-dragging={draggedPx !== null}
      style={{ height: heightPx }}
    >
      <div
        className={classes.handle}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      >
        <button
          type="button"
          className={classes.step}
          aria-label={say(words.sheetDown)}
          disabled={rank === 0}
          onClick={() => step(-1)}
          onKeyDown={onKeyDown}
        >
          <IconChevronDown size={20} stroke={1.8} aria-hidden="true" />
        </button>
        <span className={classes.grip} aria-hidden="true" />
        <button
          type="button"
          className={classes.step}
          aria-label={say(words.sheetUp)}
          disabled={rank === stops.length - 1}
          onClick={() => step(1)}
          onKeyDown={onKeyDown}
        >
          <IconChevronUp size={20} stroke={1.8} aria-hidden="true" />
        </button>
      </div>
      <div className={classes.content}>{children}</div>
    </section>
  )
}
