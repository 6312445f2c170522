/**
 * The life of the map: made once, given the look of the page, gone with it. The only file that holds a MapLibre map on the
 * screen (`printPicture.ts` makes one for paper and drops it).
 */
import { AttributionControl, addProtocol, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { OfferedBasemap } from '../../domain/basemap'
import type { Language, Text } from '../../domain/text'
import { useLatest } from '../ui/useLatest'
import { basemapPrefix } from './basemap'
import { paddingToFit } from './camera'
import { drawImagesOnDemand } from './drawing'
import { boundsOfFilter } from './framing'
import { boundaryNote } from './geography'
import type { MapViewProps } from './mapProps'
import type { MapTheme } from './palette'
import { keepData, styleOf } from './style'
import { useBasemap } from './useBasemap'
import { watchBasemap } from './watchBasemap'
import { words } from './words'

setWorkerUrl(workerUrl)
// The workers start while the plan and the points are still on their way.
prewarm()

export const minZoom = 7
export const maxZoom = 18.5

const lookOf = (theme: MapTheme, language: Language, basemapKey: string): string => `${theme} ${language} ${basemapKey}`

/** As sharp as the screen is, however much larger the map is shown. */
const pixelRatioOf = (magnification: number): number => window.devicePixelRatio * magnification

/** The map starts without a base map, which may have to be fetched. */
const makeMap = (
  container: HTMLElement,
  { theme, language, camera, padding, geography, filter, magnification = 1 }: MapViewProps,
): MapLibreMap => {
  const bounds = boundsOfFilter(geography, filter)
  const made = new MapLibreMap({
    container,
    style: styleOf({ theme, language, basemap: null }),
    ...(camera === null
      ? bounds && { bounds: [...bounds], fitBoundsOptions: { padding: paddingToFit(container, padding) } }
      : { center: [camera.lng, camera.lat], zoom: camera.zoom }),
    ...(magnification !== 1 && { pixelRatio: pixelRatioOf(magnification) }),
    minZoom,
    maxZoom,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    attributionControl: false,
    clickTolerance: 5,
  })
  made.touchZoomRotate.disableRotation()
  made.keyboard.disableRotation()
  drawImagesOnDemand(made)
  // A base map that cannot be reached is no fault of the map's, and MapLibre would report each of its tiles.
  made.on('error', (event) => {
    const isBasemap = 'sourceId' in event && String(event.sourceId).startsWith(basemapPrefix)
    if (!isBasemap) console.error(event.error)
  })
  return made
}

export const useMap = (
  canvas: RefObject<HTMLDivElement | null>,
  props: MapViewProps,
  shownBasemap: OfferedBasemap | null,
): {
  /** Set as soon as its style stands: from then on its sources can be filled. */
  readonly map: MapLibreMap | null
  readonly isUnavailable: boolean
  /** The base map that is chosen does not come; everything else goes on. */
  readonly basemapFault: Text | null
  /** Another look sets another style. */
  readonly look: string
} => {
  const { theme, language } = props
  const latest = useLatest(props)
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [isUnavailable, setUnavailable] = useState(false)
  const basemap = useBasemap(shownBasemap, theme, language, addProtocol)
  /** The look that the map's style has. */
  const appliedLook = useRef<string | null>(null)

  useEffect(() => {
    const container = canvas.current
    if (container === null) return
    let made: MapLibreMap | null = null
    const begin = () => {
      const { theme, language } = latest.current
      try {
        const begun = makeMap(container, latest.current)
        made = begun
        appliedLook.current = lookOf(theme, language, '')
        begun.once('style.load', () => setMap(begun))
      } catch (failure) {
        // Without WebGL 2 there is no map, and everything else goes on.
        setUnavailable(true)
        latest.current.onUnavailable?.(failure instanceof Error ? failure.message : String(failure))
      }
    }
    // Once the page around it has been painted: making it holds the page up for some hundred milliseconds.
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(begin)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      setMap(null)
      made?.remove()
    }
  }, [canvas, latest])

  const { magnification = 1 } = props
  useEffect(() => {
    // Of the screen alone MapLibre keeps count itself, as long as nobody says otherwise.
    if (magnification !== 1) map?.setPixelRatio(pixelRatioOf(magnification))
  }, [map, magnification])

  const look = lookOf(theme, language, basemap.parts === null ? '' : basemap.key)
  useEffect(() => {
    if (map === null || appliedLook.current === look) return
    appliedLook.current = look
    map.setStyle(styleOf({ theme, language, basemap: basemap.parts }), { diff: true, transformStyle: keepData })
  }, [map, theme, language, basemap.parts, look])

  const note = boundaryNote(props.geography.scopes.features.map(({ properties }) => properties))[language]
  useEffect(() => {
    if (map === null) return
    const control = new AttributionControl({ compact: false, customAttribution: note })
    map.addControl(control, 'bottom-right')
    const canvas = map.getCanvas()
    canvas.setAttribute('aria-label', `${words.map[language]}，${words.mapKeys[language]}`)
    return () => {
      // When the page leaves the map, the map has gone before this, and its controls with it.
      if (map.hasControl(control)) map.removeControl(control)
    }
  }, [map, language, note])

  const basemapId = shownBasemap?.id ?? null
  const [tileFault, setTileFault] = useState<Text | null>(null)
  useEffect(() => {
    setTileFault(null)
    return map === null || basemapId === null ? undefined : watchBasemap(map, setTileFault)
  }, [map, basemapId])

  return { map, isUnavailable, basemapFault: basemap.fault ?? tileFault, look }
}
