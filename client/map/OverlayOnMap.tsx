/** Keeps what a panel lays over the map, with its legend; loaded when there is something to lay. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { Language } from '../../domain/text'
import { useLatest } from '../ui/useLatest'
import { fitTo } from './camera'
import type { Padding } from './framing'
import classes from './OverlayOnMap.module.css'
import {
  boundsOfOverlay,
  type MapOverlay,
  overlayColors,
  overlayFeatures,
  overlayLayers,
  overlaySource,
  overlayTheme,
} from './overlay'
import type { MapTheme } from './palette'
import { words } from './words'

const closestFit = 14
/** The first layer of what stands on the ground. */
const lowestMarks = 'section-focus'

export const OverlayOnMap = ({
  map,
  overlay,
  look,
  theme,
  language,
  padding,
  isLow = false,
}: {
  readonly map: MapLibreMap
  readonly overlay: MapOverlay
  /** Another look sets another style, which knows nothing of this. */
  readonly look: string
  readonly theme: MapTheme
  readonly language: Language
  readonly padding: Padding
  /** The legend leaves room above it for a bar. */
  readonly isLow?: boolean
}) => {
  const latest = useLatest({ overlay, padding, theme })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a style that is set anew has lost these layers
  useEffect(() => {
    const lay = () => {
      if (map.getSource(overlaySource)) return
      map.addSource(overlaySource, { type: 'geojson', data: overlayFeatures(latest.current.overlay) })
      // Areas lie below whatever stands on them.
      for (const layer of overlayLayers(latest.current.theme))
        map.addLayer(layer, layer.type === 'fill' ? lowestMarks : undefined)
    }
    const take = () => {
      // A map that is gone has no style, and a style that is set anew has no such layers.
      if (map.style === undefined || !map.getSource(overlaySource)) return
      for (const { id } of overlayLayers(latest.current.theme)) if (map.getLayer(id)) map.removeLayer(id)
      map.removeSource(overlaySource)
    }
    lay()
    return take
  }, [map, look, latest])

  useEffect(() => {
    map.getSource<GeoJSONSource>(overlaySource)?.setData(overlayFeatures(overlay))
  }, [map, overlay])

  const { name } = overlay
  // Gone to once for each name.
  useEffect(() => {
    const bounds = name === null ? null : boundsOfOverlay(latest.current.overlay)
    if (bounds !== null) fitTo(map, bounds, latest.current.padding, { maxZoom: closestFit, byUser: true })
  }, [map, name, latest])

  const colors = overlayColors[overlayTheme(theme)]
  return (
    <ul
      className={isLow ? `${classes.legend} ${classes.low}` : classes.legend}
      aria-label={words.overlayLegend[language]}
    >
      {overlay.legend.map(({ tone, label }) => (
        <li key={label.zh}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <circle
              r="4"
              fill={tone === 'was' ? 'none' : colors[tone]}
              stroke={colors[tone]}
              strokeWidth={tone === 'was' ? 2 : 0}
            />
          </svg>
          {label[language]}
        </li>
      ))}
    </ul>
  )
}
