/**
 * What a form asks of the map while it is filled in: a place on a road section, a line, or borders. The form holds what comes of it;
 * the map is one of its inputs. And what a panel lays over the map while it is open.
 */
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Ring } from '../domain/area'
import type { Area } from '../domain/boundaries/areaIndex'
import type { LngLat } from '../domain/coordinates'
import type { Line } from '../domain/roadLine'
import type { Text } from '../domain/text'
import type { MapOverlay } from './map/overlay'

export type PlaceTask = {
  readonly kind: 'place'
  /** Where a tap may come from; null until one is chosen. */
  readonly place: LngLat | null
  /** The position that was tapped, wherever that is. */
  readonly onTap: (position: LngLat) => void
}

export type LineTask = {
  readonly kind: 'line'
  /** The section that is drawn anew, which is not shown meanwhile as it was. */
  readonly roadSectionId: string | null
  /** The line to start from; null: a new one. */
  readonly line: Line | null
  /** After every change; `isFinished` once it has an end, and for every change after. */
  readonly onLine: (line: Line, isFinished: boolean) => void
  readonly onCancel: () => void
}

/** An area, drawn round by hand, or what panels leave free of the map as it stands, which the map answers at once. */
export type AreaTask = {
  readonly kind: 'area'
  readonly by: 'hand' | 'view'
  /** The task is done with it. */
  readonly onArea: (ring: Ring) => void
  readonly onCancel: () => void
}

/** One tap anywhere. */
export type SpotTask = {
  readonly kind: 'spot'
  /** What is asked of the user, written over the map. */
  readonly ask: Text
  readonly onTap: (position: LngLat) => void
  readonly onCancel: () => void
}

/** Borders of several areas at once, which move together where they are shared. */
export type BordersTask = {
  readonly kind: 'borders'
  /** What the editing began from; another array begins it anew. */
  readonly began: readonly BorderedArea[]
  /** As they are by now. */
  readonly areas: readonly BorderedArea[]
  /** Whose vertices are at hand. */
  readonly chosenId: string
  readonly steps: number
  readonly mayRedo: boolean
  /** After each step; `isOneWithLast`: it takes the last one's place. */
  readonly onStep: (areas: readonly BorderedArea[], isOneWithLast: boolean) => void
  readonly onChoose: (areaId: string) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onCancel: () => void
}
export type BorderedArea = { readonly id: string; readonly geometry: Area }

export type MapTask = PlaceTask | LineTask | AreaTask | SpotTask | BordersTask

/** While the map alone is worked with, a phone's sheet makes room for it. */
export const asksForMapAlone = (task: MapTask | null): boolean =>
  task?.kind === 'spot' || (task?.kind === 'area' && task.by === 'hand')

type Tasks = {
  readonly task: MapTask | null
  readonly setTask: (task: MapTask | null) => void
  readonly overlay: MapOverlay | null
  readonly setOverlay: (overlay: MapOverlay | null) => void
  /** On a desk: on a phone nothing is drawn. */
  readonly mayDraw: boolean
  readonly hasMap: boolean
}

const Context = createContext<Tasks>({
  task: null,
  setTask: () => {},
  overlay: null,
  setOverlay: () => {},
  mayDraw: false,
  hasMap: false,
})

export const MapTasks = ({
  hasMap,
  isPhone,
  children,
}: {
  readonly hasMap: boolean
  readonly isPhone: boolean
  readonly children: ReactNode
}) => {
  const [task, setTask] = useState<MapTask | null>(null)
  const [overlay, setOverlay] = useState<MapOverlay | null>(null)
  const tasks = useMemo(
    () => ({ task, setTask, overlay, setOverlay, hasMap, mayDraw: !isPhone }),
    [task, overlay, hasMap, isPhone],
  )
  return <Context value={tasks}>{children}</Context>
}

export const useMapTasks = (): Tasks => useContext(Context)

/**
 * Asks this of the map as long as the form stands; a new object asks anew. The map knows before whatever is pressed next: a tap
 * right after the button would otherwise still open what lies under it, and the form would be gone.
 */
export const useTaskOnMap = (task: MapTask | null): void => {
  const { setTask } = useMapTasks()
  useLayoutEffect(() => {
    setTask(task)
    return () => setTask(null)
  }, [task, setTask])
}

/** Lays this over the map as long as the panel stands. */
export const useOverlayOnMap = (overlay: MapOverlay | null): void => {
  const { setOverlay } = useMapTasks()
  useEffect(() => {
    setOverlay(overlay)
    return () => setOverlay(null)
  }, [overlay, setOverlay])
}
