/** Moves the map as the address and the selection ask, and tells the address where the user has moved it. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useLatest } from '../ui/useLatest'
import { bringIntoView, bringLineIntoView, cameraOf, fitTo, isSameCamera, moveTo } from './camera'
import { boundsOfFilter, type Padding } from './framing'
import type { MapViewProps } from './mapProps'

const cameraQuietMs = 250

export const useCamera = (map: MapLibreMap | null, props: MapViewProps): void => {
  useAddress(map, props)
  useSelection(map, props)
  useReports(map, props)
}

const useAddress = (map: MapLibreMap | null, props: MapViewProps): void => {
  const { camera, filter, geography } = props
  const { scopeId, squad } = filter
  const latest = useLatest(props)
  const chosen = useRef({ scopeId, squad, camera })
  useEffect(() => {
    if (map === null) return
    const { padding } = latest.current
    const before = chosen.current
    chosen.current = { scopeId, squad, camera }
    const isCameraNew = !isSameCamera(before.camera, camera)
    const isChoiceNew = before.scopeId !== scopeId || before.squad !== squad
    if (isCameraNew && camera !== null) {
      const here = cameraOf(map, padding)
      if (!isSameCamera(here, camera)) moveTo(map, camera, padding)
    } else if (isChoiceNew || isCameraNew) {
      const bounds = boundsOfFilter(geography, { scopeId, squad })
      if (bounds !== null) fitTo(map, bounds, padding)
      // The address would otherwise keep on saying the place that was left.
      if (camera !== null) latest.current.onCamera(null)
    }
  }, [map, camera, scopeId, squad, geography, latest])
}

/** Panels come and go over the map: it stays where it is, unless they would cover what is selected. */
const useSelection = (map: MapLibreMap | null, props: MapViewProps): void => {
  const { table, sections, geography, padding, selectedPointId, selectedSectionId } = props
  const { left, right, top, bottom } = padding
  const latest = useLatest(props)

  // A table or geography read anew is no reason to move: only another point or another padding is.
  const shown = useRef<{ readonly pointId: number | null; readonly padding: Padding }>({ pointId: null, padding })
  useEffect(() => {
    if (map === null) return
    const now = { left, right, top, bottom }
    const index = selectedPointId === null ? undefined : table.indexOf(selectedPointId)
    const before = shown.current
    // A selected point that the table does not have yet is brought into view once it does.
    shown.current = { pointId: index === undefined ? null : selectedPointId, padding: now }
    const isPaddingNew = JSON.stringify(before.padding) !== JSON.stringify(now)
    if (index === undefined) {
      const bounds = boundsOfFilter(geography, latest.current.filter)
      if (isPaddingNew && latest.current.camera === null && bounds !== null) fitTo(map, bounds, now)
      return
    }
    if (isPaddingNew || before.pointId !== selectedPointId) bringIntoView(map, table.at(index).position, now)
  }, [map, table, selectedPointId, left, right, top, bottom, geography, latest])

  const shownSection = useRef<{ readonly id: string | null; readonly padding: Padding }>({ id: null, padding })
  useEffect(() => {
    if (map === null) return
    const now = { left, right, top, bottom }
    const before = shownSection.current
    const selected = sections.find(({ id }) => id === selectedSectionId)
    shownSection.current = { id: selected?.id ?? null, padding: now }
    const isPaddingNew = JSON.stringify(before.padding) !== JSON.stringify(now)
    if (selected && (isPaddingNew || before.id !== selected.id)) bringLineIntoView(map, selected.line, now)
  }, [map, sections, selectedSectionId, left, right, top, bottom])
}

const useReports = (map: MapLibreMap | null, props: MapViewProps): void => {
  const latest = useLatest(props)
  useEffect(() => {
    if (map === null) return
    let timer = 0
    const report = (event: { originalEvent?: unknown; byUser?: boolean }) => {
      if (event.originalEvent === undefined && event.byUser !== true) return
      clearTimeout(timer)
      timer = window.setTimeout(() => latest.current.onCamera(cameraOf(map, latest.current.padding)), cameraQuietMs)
    }
    const refit = () => {
      const { camera, filter, geography, padding, selectedPointId, selectedSectionId } = latest.current
      const bounds = boundsOfFilter(geography, filter)
      if (camera === null && selectedPointId === null && selectedSectionId === null && bounds !== null)
        fitTo(map, bounds, padding)
    }
    map.on('moveend', report)
    map.on('resize', refit)
    return () => {
      clearTimeout(timer)
      map.off('moveend', report)
      map.off('resize', refit)
    }
  }, [map, latest])
}
