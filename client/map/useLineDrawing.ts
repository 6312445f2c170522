/** A line that a form asks to be drawn: begun, adjusted, taken back by Escape, and gone with the form. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Line } from '../../domain/roadLine'
import type { LineTask } from '../mapTask'
import { useLatest } from '../ui/useLatest'
import type { DrawnLine, LineDrawing } from './lineDrawing'
import type { MapViewProps } from './mapProps'

const nothingDrawn: DrawnLine = { line: [], isFinished: false }
/** Its own part of the page: who does not draw does not fetch it. */
const loadDrawing = () => import('./lineDrawing')

export const useLineDrawing = (
  map: MapLibreMap | null,
  props: MapViewProps,
  look: string,
): {
  /** What is asked for; null while nothing is. */
  readonly lineTask: LineTask | null
  readonly drawing: 'loading' | 'failed' | LineDrawing
  readonly drawn: DrawnLine
} => {
  const lineTask = props.task?.kind === 'line' ? props.task : null
  const latest = useLatest(props)
  const [drawing, setDrawing] = useState<'loading' | 'failed' | LineDrawing>('loading')
  const [drawn, setDrawn] = useState<DrawnLine>(nothingDrawn)
  const drawnLine = useRef<{ readonly of: LineTask | null; readonly line: Line | null }>({ of: null, line: null })

  // A new style takes the drawing's layers away: it begins again from the line as it stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: look stands for what sets a new style
  useEffect(() => {
    if (map === null || lineTask === null) return
    const begun = drawnLine.current
    const line = begun.of === lineTask && begun.line !== null ? begun.line : lineTask.line
    drawnLine.current = { of: lineTask, line }
    let made: LineDrawing | null = null
    let isOver = false
    setDrawing('loading')
    setDrawn(nothingDrawn)
    loadDrawing().then(
      ({ drawLine }) => {
        if (isOver) return
        made = drawLine(map, {
          theme: latest.current.theme,
          line,
          snapTo: latest.current.sections.flatMap((one) => (one.id === lineTask.roadSectionId ? [] : [one.line])),
          onChange: (now) => {
            setDrawn(now)
            drawnLine.current = { of: lineTask, line: now.isFinished ? now.line : null }
            lineTask.onLine(now.line, now.isFinished)
          },
        })
        setDrawing(made)
      },
      () => setDrawing('failed'),
    )
    return () => {
      isOver = true
      made?.stop()
    }
  }, [map, lineTask, look])

  // Escape takes back the line that is begun, and then the whole task; what is typed elsewhere it leaves alone.
  useEffect(() => {
    if (lineTask === null) return
    const takeBack = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping || drawn.isFinished) return
      event.preventDefault()
      if (drawn.line.length > 0 && typeof drawing !== 'string') drawing.redraw()
      else lineTask.onCancel()
    }
    window.addEventListener('keydown', takeBack)
    return () => window.removeEventListener('keydown', takeBack)
  }, [lineTask, drawing, drawn])

  return { lineTask, drawing, drawn }
}
