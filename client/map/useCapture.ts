/** Hands out the way to have the present view drawn anew for paper, once the map stands. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { useLatest } from '../ui/useLatest'
import { freeBounds } from './camera'
import type { MapViewProps } from './mapProps'
import { printPicture } from './printPicture'

export const useCapture = (map: MapLibreMap | null, props: MapViewProps): void => {
  const { onReady } = props
  const latest = useLatest(props)
  useEffect(() => {
    if (map === null || onReady === undefined) return
    onReady({
      capture: (paper) => {
        const { table, filter, geography, sections, routes = null, rates = null, padding, language } = latest.current
        const view = { bounds: freeBounds(map, padding), chosen: filter }
        const indices = table.matching(filter)
        return printPicture({ paper, view, table, indices, sections, routes, rates, geography, language })
      },
    })
  }, [map, onReady, latest])
}
