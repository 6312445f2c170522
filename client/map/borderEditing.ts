/**
 * Borders edited on a map that is handed in, ring by ring. Loaded only when somebody edits. Terra Draw moves the vertices of
 * the chosen ring; whoever shares them follows at once (domain/boundaries/sharedBorders.ts), before the mouse is let go.
 */
import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { TerraDraw, type TerraDrawMouseEvent, TerraDrawRenderMode, TerraDrawSelectMode } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import { ringsOf } from '../../domain/boundaries/areaIndex'
import { signedArea } from '../../domain/boundaries/ringFaults'
import { type BorderStep, roundedPosition, stepBetween, takeBorderStep } from '../../domain/boundaries/sharedBorders'
import type { LngLat } from '../../domain/coordinates'
import { isRefusal } from '../../domain/refusal'
import type { Text } from '../../domain/text'
import type { BorderedArea } from '../mapTask'
import { overlayColors, overlayTheme } from './overlay'
import { type MapTheme, palette } from './palette'
import { nearestVertex } from './snapping'

type EditedAreas = readonly BorderedArea[]

export type BorderEditing = {
  /** These from now on, with the vertices of this one at hand; what is shown already stays untouched. */
  readonly show: (areas: EditedAreas, chosenId: string) => void
  readonly stop: () => void
}

const mode = 'border'
const snapReachPx = 12

/** One ring of one area, as Terra Draw knows it: it has no polygons with holes and none of several parts. */
type RingId = string
const ringIdOf = (areaId: string, index: number): RingId => `${areaId} ${index}`
const areaIdOf = (ringId: RingId): string => ringId.slice(0, ringId.lastIndexOf(' '))

/** Counter-clockwise, as Terra Draw turns them. */
const shownRing = (ring: readonly Position[]): Position[] => {
  const rounded = ring.map(roundedPosition)
  return signedArea(rounded) < 0 ? rounded.reverse() : rounded
}
const ringsById = (areas: EditedAreas): Map<RingId, Position[]> =>
  new Map(
    areas.flatMap(({ id, geometry }) =>
      ringsOf(geometry).map((ring, index) => [ringIdOf(id, index), shownRing(ring)] as const),
    ),
  )
const polygonOf = (ring: readonly Position[]) => ({
  type: 'Polygon' as const,
  coordinates: [ring.map((place) => [...place])],
})

export const editBorders = (
  map: MapLibreMap,
  {
    theme,
    began,
    onStep,
    onChoose,
    onRefused,
  }: {
    readonly theme: MapTheme
    /** What the editing began from: what differs from it is marked. */
    readonly began: EditedAreas
    /** `isOneWithLast`: a vertex that was added a moment ago has found its place. */
    readonly onStep: (areas: EditedAreas, isOneWithLast: boolean) => void
    readonly onChoose: (areaId: string) => void
    readonly onRefused: (why: Text) => void
  },
): BorderEditing => {
  const { focus, labelHalo, labelMuted } = palette[theme]
  const [ink, paper, quiet] = [focus, labelHalo, labelMuted] as `#${string}`[]
  const other = overlayColors[overlayTheme(theme)].new as `#${string}`
  const beganRings = ringsById(began)
  const moved = new Set<unknown>()

  /** As the page has it. */
  let present: EditedAreas = []
  /** As it is under the hand. */
  let draft: EditedAreas = []
  let step: BorderStep | null = null
  let added: Position | null = null
  let chosenRing: RingId | null = null
  /** The chosen ring as the hand has it. */
  let handRing: readonly Position[] | undefined
  let presentRings = new Map<RingId, readonly Position[]>()
  /** Of each area, what Terra Draw shows of it. */
  let shown = new Map<string, BorderedArea>()
  let isShowing = false

  const snap = (event: TerraDrawMouseEvent, index: number): Position | undefined => {
    const own = chosenRing === null ? undefined : presentRings.get(chosenRing)
    const held = own?.[index]
    if (own === undefined || held === undefined) return undefined
    // Not to itself, in whichever ring, and not to its own ring, which would fold.
    const others = [...presentRings].flatMap(([id, ring]) =>
      id === chosenRing ? [] : [ring.filter(([x, y]) => x !== held[0] || y !== held[1]) as unknown as LngLat[]],
    )
    const at = { x: event.containerX, y: event.containerY }
    return nearestVertex(others, at, (place) => map.project(place), snapReachPx) ?? undefined
  }

  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({
      map,
      coordinatePrecision: 7,
      prefixId: 'borders',
      minPixelDragDistanceSelecting: 3,
    }),
    idStrategy: {
      isValidId: (id) => typeof id === 'string',
      getId: (() => {
        let last = 0
        return () => {
          last += 1
          return `guide${last}`
        }
      })(),
    },
    modes: [
      new TerraDrawRenderMode({
        modeName: mode,
        styles: {
          polygonFillColor: quiet,
          polygonFillOpacity: 0,
          polygonOutlineColor: ({ id }) => (moved.has(id) ? other : quiet),
          polygonOutlineWidth: ({ id }) => (moved.has(id) ? 3 : 1.5),
        },
      }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        pointerDistance: 16,
        keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
        flags: {
          [mode]: {
            feature: {
              draggable: false,
              // A border that crosses itself is found when it is checked, and shown where it does.
              selfIntersectable: true,
              coordinates: {
                draggable: true,
                deletable: true,
                midpoints: { draggable: true },
                snappable: { toCustom: (event, { currentCoordinate }) => snap(event, currentCoordinate ?? -1) },
              },
            },
          },
        },
        styles: {
          selectedPolygonColor: ink,
          selectedPolygonFillOpacity: 0.06,
          selectedPolygonOutlineColor: ({ id }) => (moved.has(id) ? other : ink),
          selectedPolygonOutlineWidth: 3,
          selectionPointColor: ink,
          selectionPointWidth: 4.5,
          selectionPointOutlineColor: paper,
          selectionPointOutlineWidth: 1.5,
          midPointColor: paper,
          midPointWidth: 2.5,
          midPointOutlineColor: ink,
          midPointOutlineWidth: 1,
        },
      }),
    ],
  })

  const mark = (id: RingId, ring: readonly Position[]) => {
    if (JSON.stringify(ring) === JSON.stringify(beganRings.get(id))) moved.delete(id)
    else moved.add(id)
  }
  /** What it does is not what the hand does. */
  const quietly = (act: () => void) => {
    isShowing = true
    try {
      act()
    } finally {
      isShowing = false
    }
  }
  const choose = (ringId: RingId) =>
    quietly(() => {
      if (ringId !== chosenRing) draw.selectFeature(ringId)
      chosenRing = ringId
    })
  const showAll = (areas: EditedAreas, ringId: RingId) =>
    quietly(() => {
      draw.clear()
      chosenRing = null
      present = areas
      draft = areas
      step = null
      presentRings = ringsById(areas)
      shown = new Map(areas.map((area) => [area.id, area]))
      for (const [id, ring] of presentRings) mark(id, ring)
      draw.addFeatures(
        [...presentRings].map(([id, ring]) => ({
          id,
          type: 'Feature' as const,
          geometry: polygonOf(ring),
          properties: { mode },
        })),
      )
      draw.selectFeature(ringId)
      chosenRing = ringId
    })
  /** The neighbours, while a vertex that they share is under the hand. */
  const showOthers = (areas: EditedAreas) =>
    quietly(() => {
      const touched = areas.filter((area) => area !== shown.get(area.id))
      for (const area of touched) shown.set(area.id, area)
      for (const [id, ring] of ringsById(touched)) {
        mark(id, ring)
        if (id !== chosenRing) draw.updateFeatureGeometry(id, polygonOf(ring))
      }
    })

  draw.start()
  draw.setMode('select')
  draw.on('change', (ids, type) => {
    if (isShowing || type !== 'update' || chosenRing === null || !ids.includes(chosenRing)) return
    const geometry = draw.getSnapshotFeature(chosenRing)?.geometry
    const before = presentRings.get(chosenRing)
    if (geometry?.type !== 'Polygon' || before === undefined) return
    const now = geometry.coordinates[0] ?? []
    handRing = now.map(roundedPosition)
    // From where the hand took it up, not from the last moment: what it passes on its way is left where it is.
    step = stepBetween(before, handRing)
    const taken = step === null ? present : takeBorderStep(present, step)
    if (isRefusal(taken)) {
      onRefused(taken.refused)
      step = null
      draft = present
      return
    }
    draft = taken
    showOthers(draft)
  })
  draw.on('finish', () => {
    const [taken, done] = [step, draft]
    const ringId = chosenRing
    const isOneWithLast =
      taken?.kind === 'move' && added !== null && taken.from[0] === added[0] && taken.from[1] === added[1]
    step = null
    if (taken === null || done === present) {
      // Refused, or given up: within its own event the mode is not done yet with what it drew.
      if (ringId !== null) queueMicrotask(() => draw.enabled && showAll(present, ringId))
      return
    }
    added = taken.kind === 'insert' ? roundedPosition(taken.at) : null
    present = done
    const own = ringId === null ? undefined : handRing
    presentRings = ringsById(done)
    // Terra Draw may begin the ring elsewhere than the area does.
    if (ringId !== null && own !== undefined) presentRings.set(ringId, own)
    onStep(done, isOneWithLast)
  })
  draw.on('select', (id) => {
    if (isShowing) return
    chosenRing = String(id)
    onChoose(areaIdOf(chosenRing))
  })

  return {
    show: (areas, chosenId) => {
      const isOwn = chosenRing !== null && areaIdOf(chosenRing) === chosenId
      const ringId = isOwn && chosenRing !== null ? chosenRing : ringIdOf(chosenId, 0)
      if (areas === present && chosenRing !== null) choose(ringId)
      else {
        added = null
        showAll(areas, ringId)
      }
    },
    stop: () => {
      if (draw.enabled) draw.stop()
      map.getCanvas().style.cursor = ''
    },
  }
}
