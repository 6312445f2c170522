/** Keeps a route plan on the map, goes to it when another one arrives, and brings the stop that is looked at into view. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useLatest } from '../ui/useLatest'
import { bringIntoView, fitTo } from './camera'
import { drawRoutes } from './drawing'
import type { MapViewProps } from './mapProps'
import { boundsOfRoutes } from './routeFeatures'

const closestFit = 15

export const useRouteLayers = (map: MapLibreMap | null, props: MapViewProps): void => {
  const { routes = null } = props
  const latest = useLatest(props)
  useEffect(() => {
    if (map !== null) drawRoutes(map, routes)
  }, [map, routes])

  const fitted = useRef<string | null>(null)
  const wanted = routes?.fitTo ?? null
  useEffect(() => {
    const { routes: shown, padding } = latest.current
    if (map === null || wanted === null || wanted === fitted.current || !shown) return
    fitted.current = wanted
    const bounds = boundsOfRoutes(shown)
    // As if moved by hand: panels that come and go do not take the map away from the plan again.
    if (bounds !== null) fitTo(map, bounds, padding, { maxZoom: closestFit, byUser: true })
  }, [map, wanted, latest])

  const focusedKey = routes?.focusedKey ?? null
  useEffect(() => {
    const { routes: shown, padding } = latest.current
    const focused = shown?.stops.find(({ key }) => key === focusedKey)
    if (map !== null && focused) bringIntoView(map, focused.at, padding)
  }, [map, focusedKey, latest])
}
