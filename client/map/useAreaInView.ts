/** Answers who asks what is in view: the part of the map that panels leave free. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { useLatest } from '../ui/useLatest'
import { freeBounds } from './camera'
import type { MapViewProps } from './mapProps'

export const useAreaInView = (map: MapLibreMap | null, props: MapViewProps): void => {
  const task = props.task?.kind === 'area' && props.task.by === 'view' ? props.task : null
  const latest = useLatest(props)
  useEffect(() => {
    if (map === null || task === null) return
    const [west, south, east, north] = freeBounds(map, latest.current.padding)
    task.onArea([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ])
  }, [map, task, latest])
}
