/**
 * Drawing and adjusting one line on a map that is handed in. Loaded only when somebody draws. First point by point, with
 * snapping to the vertices of other lines; once it has an end, its vertices are dragged, added and deleted.
 */
import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  type TerraDrawMouseEvent,
  TerraDrawSelectMode,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { LngLat } from '../../domain/coordinates'
import { type Line, tidyLine } from '../../domain/roadLine'
import { type MapTheme, palette } from './palette'
import { nearestVertex } from './snapping'

export type DrawnLine = {
  readonly line: Line
  /** It has an end; it may still be adjusted. */
  readonly isFinished: boolean
}

export type LineDrawing = {
  /** One step back; false where there is none. */
  readonly undo: () => boolean
  /** Ends the line at its last point; false while it has fewer than two. */
  readonly finish: () => boolean
  /** Away with the line, and begin anew. */
  readonly redraw: () => void
  readonly stop: () => void
}

type LineId = string | number

const drawingMode = 'linestring'
const snapReachPx = 14

export const drawLine = (
  map: MapLibreMap,
  {
    theme,
    line,
    snapTo,
    onChange,
  }: {
    readonly theme: MapTheme
    /** Null: a new one. */
    readonly line: Line | null
    /** Other lines, to whose vertices the pointer snaps. */
    readonly snapTo: readonly Line[]
    readonly onChange: (drawn: DrawnLine) => void
  },
): LineDrawing => {
  const { focus, labelHalo } = palette[theme]
  const ink = focus as `#${string}`
  const paper = labelHalo as `#${string}`

  const vertexNear: SnapToCustom = (event: TerraDrawMouseEvent) => {
    const found = nearestVertex(
      snapTo,
      { x: event.containerX, y: event.containerY },
      (place) => map.project(place),
      snapReachPx,
    )
    return found ?? undefined
  }
  const snapping = { toCustom: vertexNear }
  const points = {
    Color: ink,
    Width: 5,
    OutlineColor: paper,
    OutlineWidth: 2,
  }
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, prefixId: 'drawing' }),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    modes: [
      new TerraDrawLineStringMode({
        snapping,
        showCoordinatePoints: true,
        // Escape is for whoever holds the form; Enter ends the line.
        keyEvents: { cancel: null, finish: 'Enter' },
        styles: {
          lineStringColor: ink,
          lineStringWidth: 4,
          coordinatePointColor: points.Color,
          coordinatePointWidth: points.Width,
          coordinatePointOutlineColor: points.OutlineColor,
          coordinatePointOutlineWidth: points.OutlineWidth,
          closingPointColor: paper,
          closingPointWidth: 6,
          closingPointOutlineColor: ink,
          closingPointOutlineWidth: 3,
          snappingPointColor: paper,
          snappingPointWidth: 7,
          snappingPointOutlineColor: ink,
          snappingPointOutlineWidth: 3,
        },
      }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
        flags: {
          [drawingMode]: {
            feature: {
              draggable: false,
              coordinates: { draggable: true, deletable: true, midpoints: { draggable: true }, snappable: snapping },
            },
          },
        },
        styles: {
          selectedLineStringColor: ink,
          selectedLineStringWidth: 4,
          selectionPointColor: points.Color,
          selectionPointWidth: points.Width + 1,
          selectionPointOutlineColor: points.OutlineColor,
          selectionPointOutlineWidth: points.OutlineWidth,
          midPointColor: paper,
          midPointWidth: 4,
          midPointOutlineColor: ink,
          midPointOutlineWidth: 2,
        },
      }),
    ],
  })

  let finished: LineId | null = null
  /** The finished line after each adjustment; the last is the present one. */
  let steps: Line[] = []

  const coordinatesOf = (id: LineId): readonly (readonly number[])[] => {
    const geometry = draw.getSnapshotFeature(id)?.geometry
    return geometry?.type === 'LineString' ? geometry.coordinates : []
  }
  /** What is being drawn ends where the pointer is: that is no vertex yet. */
  const committed = (): LngLat[] => {
    const growing = draw
      .getSnapshot()
      .find(({ geometry, properties }) => geometry.type === 'LineString' && properties.currentlyDrawing)
    return growing?.geometry.type === 'LineString' ? tidyLine(growing.geometry.coordinates.slice(0, -1)) : []
  }
  const tell = () =>
    onChange(
      finished === null
        ? { line: committed(), isFinished: false }
        : { line: tidyLine(coordinatesOf(finished)), isFinished: true },
    )
  const keepStep = () => {
    if (finished === null) return
    const now = tidyLine(coordinatesOf(finished))
    if (JSON.stringify(steps.at(-1)) !== JSON.stringify(now)) steps.push(now)
  }
  const begin = () => {
    finished = null
    steps = []
    draw.clear()
    draw.setMode(drawingMode)
    tell()
  }
  /** The line as it is from now on, its vertices at hand. */
  const adjust = (given: Line) => {
    finished = null
    draw.setMode('select')
    draw.clear()
    const id = draw.getFeatureId()
    draw.addFeatures([
      {
        id,
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: given.map((place) => [...place]) },
        properties: { mode: drawingMode },
      },
    ])
    draw.selectFeature(id)
    finished = id
    tell()
  }

  draw.start()
  draw.on('change', (ids, type) => {
    if (type === 'styling') return
    if (finished === null) tell()
    else if (ids.includes(finished)) {
      // A vertex deleted comes without a drag's end.
      if (coordinatesOf(finished).length < (steps.at(-1)?.length ?? 0)) keepStep()
      tell()
    }
  })
  draw.on('finish', (id) => {
    if (finished !== null) {
      keepStep()
      return
    }
    const drawn = tidyLine(coordinatesOf(id))
    // Within its own event the mode is not done yet with what it drew.
    queueMicrotask(() => {
      if (!draw.enabled) return
      steps = [drawn]
      adjust(drawn)
    })
  })
  if (line === null) begin()
  else {
    steps = [line]
    adjust(line)
  }

  return {
    undo: () => {
      if (finished === null) return draw.undo()
      if (steps.length < 2) return false
      steps.pop()
      adjust(steps.at(-1) ?? [])
      return true
    },
    finish: () => {
      const drawn = committed()
      if (finished !== null || drawn.length < 2) return false
      steps = [drawn]
      adjust(drawn)
      return true
    },
    redraw: begin,
    stop: () => {
      if (draw.enabled) draw.stop()
      map.getCanvas().style.cursor = ''
    },
  }
}
