/** What is in view once the map is at rest, for the keyboard and screen readers; the scale; and whether the map is at rest. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { type RefObject, useEffect, useState } from 'react'
import { useLatest } from '../ui/useLatest'
import type { InView } from './ButtonsInView'
import { freeBounds } from './camera'
import { boundsOfView } from './drawing'
import { contains } from './framing'
import type { MapViewProps } from './mapProps'
import { pointsInView } from './pointsInView'
import type { StopInView } from './StopsInView'
import type { MapSection } from './sectionFeatures'
import type { ShownPoints } from './usePointLayers'

export const useInView = (
  map: MapLibreMap | null,
  frame: RefObject<HTMLElement | null>,
  props: MapViewProps,
  { clusters, indices }: ShownPoints,
  shownSections: readonly MapSection[],
) => {
  const { table, language, routes } = props
  const shownStops = routes?.stops ?? null
  const latest = useLatest(props)
  const [points, setPoints] = useState<readonly InView<number>[]>([])
  const [sections, setSections] = useState<readonly InView<string>[]>([])
  const [stops, setStops] = useState<readonly StopInView[]>([])
  const [scale, setScale] = useState({ lat: 37.5, zoom: 10 })

  useEffect(() => {
    if (map === null) return
    // Set on the element itself: the state changes with every repaint, and nothing drawn depends on it.
    const say = (state: 'loading' | 'idle') => frame.current?.setAttribute('data-map-state', state)
    const measure = () => setScale({ lat: map.getCenter().lat, zoom: map.getZoom() })
    const list = () => {
      const shown = clusters.inView(boundsOfView(map), map.getZoom())
      const alone = new Set(shown.flatMap((one) => (one.type === 'point' ? one.index : [])))
      const view = freeBounds(map, latest.current.padding)
      setPoints(
        pointsInView(table, indices, view).map((index) => {
          const { id, name, position } = table.at(index)
          const { x, y } = map.project(position)
          return { id, name, status: table.statusAt(index), at: { x, y }, isClustered: !alone.has(index) }
        }),
      )
      setSections(
        shownSections.flatMap(({ id, nameZh, nameEn, middle, statusNow }) => {
          if (!contains(view, [...middle, ...middle])) return []
          const { x, y } = map.project(middle)
          return [{ id, name: language === 'zh' ? nameZh : nameEn, status: statusNow, at: { x, y } }]
        }),
      )
      setStops(
        (shownStops ?? []).flatMap(({ key, name, number, car, at }) => {
          if (!contains(view, [...at, ...at])) return []
          const { x, y } = map.project([...at])
          return [{ key, name, number, car, at: { x, y } }]
        }),
      )
      measure()
      say('idle')
    }
    const busy = () => say('loading')
    map.on('idle', list)
    map.on('move', measure)
    map.on('movestart', busy)
    map.on('dataloading', busy)
    map.triggerRepaint()
    return () => {
      map.off('idle', list)
      map.off('move', measure)
      map.off('movestart', busy)
      map.off('dataloading', busy)
    }
  }, [map, frame, table, clusters, indices, shownSections, shownStops, language, latest])

  return { points, sections, stops, scale }
}
