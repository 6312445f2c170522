/**
 * The map. The only file that holds a MapLibre map on the screen (`printPicture.ts` makes one for paper and drops it):
 * everything shown comes in as data, everything that the user does goes out by a callback.
 */
import 'maplibre-gl/dist/maplibre-gl.css'
import { AttributionControl, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react'
import type { Language, Text } from '../../domain/text'
import type { PointTable } from '../pointTable'
import type { Camera, Filter } from '../view'
import { basemapPrefix } from './basemap'
import { bringIntoView, cameraOf, fitTo, freeBounds, isSameCamera, moveTo, paddingToFit, zoomBy } from './camera'
import { clusterMaxZoom, createClusters } from './clusters'
import {
  boundsOfView,
  type Drawn,
  drawGeography,
  drawImagesOnDemand,
  drawLabels,
  drawPoints,
  drawScopes,
  drawStatuses,
  fill,
  type Picture,
} from './drawing'
import { focusFeatures } from './features'
import { boundsOfFilter, contains, type Padding, type Pixel } from './framing'
import type { Geography } from './geography'
import { landOf } from './labels'
import { MapControls } from './MapControls'
import { MapTooltip, type PhotoOfPoint, type TooltipContent } from './MapTooltip'
import { MapUnavailable } from './MapUnavailable'
import classes from './MapView.module.css'
import { type ListedPoint, PointButtons } from './PointButtons'
import type { MapTheme } from './palette'
import { listenToPointer, type Pointed } from './pointing'
import { pointsInView } from './pointsInView'
import { type Paper, type PrintPicture, printPicture } from './printPicture'
import { keepData, styleOf } from './style'
import { useBasemap } from './useBasemap'
import { words } from './words'

setWorkerUrl(workerUrl)
// The workers start while the plan and the points are still on their way.
prewarm()

const lookOf = (theme: MapTheme, language: Language, basemapUrl: string | null): string =>
  `${theme} ${language} ${basemapUrl ?? ''}`

/** What the map gives to others once it stands. */
export type MapHandle = {
  /** The present view drawn anew for paper. */
  readonly capture: (paper: Paper) => Promise<PrintPicture>
}

export type MapViewProps = {
  readonly table: PointTable
  readonly filter: Filter
  readonly geography: Geography
  readonly selectedPointId: number | null
  /** A point that is pointed at elsewhere, in a list say. */
  readonly hoveredPointId?: number | null
  /** Null: the whole district, or the scope or squad of the filter. */
  readonly camera: Camera | null
  readonly language: Language
  readonly theme: MapTheme
  readonly basemapUrl: string | null
  /** CSS pixels at each side over which panels lie. */
  readonly padding: Padding
  readonly kindName?: (kind: string) => Text | null
  readonly onSelectPoint: (pointId: number) => void
  readonly onHoverPoint?: (pointId: number | null) => void
  readonly onSelectScope: (scopeId: string) => void
  /** Asked when a marker is pointed at. */
  readonly photoOf?: PhotoOfPoint
  /** After the user has moved the map; null when it shows what `camera: null` would show. */
  readonly onCamera: (camera: Camera | null) => void
  readonly onUnavailable?: (reason: string) => void
  readonly onReady?: (handle: MapHandle) => void
}

const cameraQuietMs = 250
const minZoom = 7
const maxZoom = 18.5

type Hover = { readonly content: TooltipContent; readonly at: Pixel; readonly pointId: number | null }

export const MapView = (props: MapViewProps) => {
  const { table, filter, geography, selectedPointId, camera, language, theme, basemapUrl, padding } = props
  const { left, right, top, bottom } = padding
  const { scopeId, squad } = filter
  const hoveredElsewhere = props.hoveredPointId ?? null

  const frameRef = useRef<HTMLDivElement>(null)
  const canvasRef = useRef<HTMLDivElement>(null)
  /** Set as soon as its style stands: from then on its sources can be filled. */
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [unavailable, setUnavailable] = useState<string | null>(null)
  const [hover, setHover] = useState<Hover | null>(null)
  const [focusedPointId, setFocusedPointId] = useState<number | null>(null)
  const [listed, setListed] = useState<readonly ListedPoint[]>([])
  const [scale, setScale] = useState({ lat: 37.5, zoom: 10 })
  const [generation, setGeneration] = useState(0)
  const basemap = useBasemap(basemapUrl)

  /** For handlers that outlive a render. */
  const latest = useRef(props)
  latest.current = props
  const free = useRef<Padding>(padding)
  free.current = { left, right, top, bottom }

  /** The look that the map's style has; the map starts without a base map, which may have to be fetched. */
  const appliedLook = useRef<string | null>(null)

  // --- the map itself: made once ---------------------------------------------------------------------------------

  useEffect(() => {
    const container = canvasRef.current
    if (container === null) return
    const { theme, language, camera, padding, geography, filter } = latest.current
    let made: MapLibreMap
    try {
      const bounds = boundsOfFilter(geography, filter)
      made = new MapLibreMap({
        container,
        style: styleOf({ theme, language, basemap: null }),
        ...(camera === null
          ? bounds && { bounds: [...bounds], fitBoundsOptions: { padding: paddingToFit(container, padding) } }
          : { center: [camera.lng, camera.lat], zoom: camera.zoom }),
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
    } catch (failure) {
      // Without WebGL 2 there is no map, and everything else goes on.
      const reason = failure instanceof Error ? failure.message : String(failure)
      setUnavailable(reason)
      latest.current.onUnavailable?.(reason)
      return
    }
    appliedLook.current = lookOf(theme, language, null)
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    drawImagesOnDemand(made)
    // A base map that cannot be reached is no fault of the map's, and MapLibre would report each of its tiles.
    made.on('error', (event) => {
      const isBasemap = 'sourceId' in event && String(event.sourceId).startsWith(basemapPrefix)
      if (!isBasemap) console.error(event.error)
    })
    made.once('style.load', () => setMap(made))
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])

  // --- look --------------------------------------------------------------------------------------------------------

  useEffect(() => {
    if (map === null) return
    const look = lookOf(theme, language, basemap.parts === null ? null : basemapUrl)
    if (appliedLook.current === look) return
    appliedLook.current = look
    map.setStyle(styleOf({ theme, language, basemap: basemap.parts }), { diff: true, transformStyle: keepData })
  }, [map, theme, language, basemap.parts, basemapUrl])

  useEffect(() => {
    if (map === null) return
    const control = new AttributionControl({ compact: false, customAttribution: words.schematic[language] })
    map.addControl(control, 'bottom-right')
    const canvas = map.getCanvas()
    canvas.setAttribute('aria-label', `${words.map[language]}，${words.mapKeys[language]}`)
    return () => {
      // When the page leaves the map, the map has gone before this, and its controls with it.
      if (map.hasControl(control)) map.removeControl(control)
    }
  }, [map, language])

  // --- data --------------------------------------------------------------------------------------------------------

  useEffect(() => {
    if (map !== null) drawGeography(map, geography)
  }, [map, geography])

  useEffect(() => {
    if (map !== null) drawScopes(map, geography, { scopeId, squad })
  }, [map, geography, scopeId, squad])

  const heardVersion = useRef(-1)
  // A filter's own fields, since a new object with the same fields is no new filter.
  const filterKey = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: filterKey stands for filter; generation asks for another round.
  const { clusters, indices } = useMemo(() => {
    const indices = table.matching(filter)
    heardVersion.current = table.version()
    return { indices, clusters: createClusters(table, indices) }
  }, [table, filterKey, generation])

  const land = useMemo(() => landOf(geography), [geography])
  useEffect(() => {
    if (map === null) return
    const picture: Picture = { table, clusters, geography, land, chosen: { scopeId, squad }, language }
    const settle = () => drawLabels(map, picture, freeBounds(map, free.current))
    let drawn: Drawn = drawPoints(map, picture)
    settle()
    let frame = 0
    const waiting = new Set<number>()
    const follow = () => {
      const isDrawn = drawn.level === Math.floor(map.getZoom()) && contains(drawn.bounds, boundsOfView(map))
      if (!isDrawn) drawn = drawPoints(map, picture)
    }
    const takeChanges = (changed: readonly number[]) => {
      heardVersion.current = table.version()
      const isOtherSet = changed.some((index) => table.matches(index, latest.current.filter) !== clusters.has(index))
      if (isOtherSet) return setGeneration((before) => before + 1)
      if (!clusters.update(changed)) return
      for (const index of changed) if (clusters.has(index)) waiting.add(index)
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        drawStatuses(map, picture, drawn, waiting)
        waiting.clear()
      })
    }
    map.on('move', follow)
    map.on('resize', follow)
    map.on('moveend', settle)
    const unsubscribe = table.subscribe(takeChanges)
    // What changed between the clusters' making and this moment was told to nobody here; it may have come into the filter.
    if (heardVersion.current !== table.version()) takeChanges(Array.from({ length: table.size }, (_, index) => index))
    return () => {
      map.off('move', follow)
      map.off('resize', follow)
      map.off('moveend', settle)
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [map, table, clusters, geography, land, scopeId, squad, language])

  const pointedAt = focusedPointId ?? hover?.pointId ?? hoveredElsewhere
  useEffect(() => {
    if (map === null) return
    const drawFocus = () => fill(map, 'focus', focusFeatures(table, selectedPointId, pointedAt))
    drawFocus()
    return table.subscribe(drawFocus)
  }, [map, table, selectedPointId, pointedAt])

  // --- camera ------------------------------------------------------------------------------------------------------

  const chosen = useRef({ scopeId, squad, camera })
  useEffect(() => {
    if (map === null) return
    const before = chosen.current
    chosen.current = { scopeId, squad, camera }
    const isCameraNew = !isSameCamera(before.camera, camera)
    const isChoiceNew = before.scopeId !== scopeId || before.squad !== squad
    if (isCameraNew && camera !== null) {
      const here = cameraOf(map, free.current)
      if (!isSameCamera(here, camera)) moveTo(map, camera, free.current)
    } else if (isChoiceNew || isCameraNew) {
      const bounds = boundsOfFilter(geography, { scopeId, squad })
      if (bounds !== null) fitTo(map, bounds, free.current)
      // The address would otherwise keep on saying the place that was left.
      if (camera !== null) latest.current.onCamera(null)
    }
  }, [map, camera, scopeId, squad, geography])

  // A table or geography read anew is no reason to move: only another point or another padding is.
  const shown = useRef<{ readonly pointId: number | null; readonly padding: Padding }>({ pointId: null, padding })

  // Panels come and go over the map: it stays where it is, unless they would cover the selected point.
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
      if (isPaddingNew && latest.current.camera === null && bounds !== null) fitTo(map, bounds, free.current)
      return
    }
    if (isPaddingNew || before.pointId !== selectedPointId) bringIntoView(map, table.at(index).position, now)
  }, [map, table, selectedPointId, left, right, top, bottom, geography])

  useEffect(() => {
    if (map === null) return
    let timer = 0
    const report = (event: { originalEvent?: unknown; byUser?: boolean }) => {
      if (event.originalEvent === undefined && event.byUser !== true) return
      clearTimeout(timer)
      timer = window.setTimeout(() => latest.current.onCamera(cameraOf(map, free.current)), cameraQuietMs)
    }
    const refit = () => {
      const { camera, filter, geography, selectedPointId } = latest.current
      const bounds = boundsOfFilter(geography, filter)
      if (camera === null && selectedPointId === null && bounds !== null) fitTo(map, bounds, free.current)
    }
    map.on('moveend', report)
    map.on('resize', refit)
    return () => {
      clearTimeout(timer)
      map.off('moveend', report)
      map.off('resize', refit)
    }
  }, [map])

  // --- pointer -----------------------------------------------------------------------------------------------------

  useEffect(() => {
    if (map === null) return
    return listenToPointer(map, {
      onPoint: (pointId) => latest.current.onSelectPoint(pointId),
      onCluster: (clusterId) => {
        const bounds = clusters.boundsOf(clusterId)
        if (bounds === null) return
        fitTo(map, bounds, free.current, { maxZoom: clusterMaxZoom + 1, marginPx: 60, byUser: true })
      },
      onScope: (scopeId) => latest.current.onSelectScope(scopeId),
      onHover: (pointed) => {
        const pointId = pointed?.type === 'point' ? pointed.pointId : null
        latest.current.onHoverPoint?.(pointId)
        const content = pointed && contentOf(latest.current, pointed)
        setHover(pointed && content ? { content, at: pointed.at, pointId } : null)
      },
    })
  }, [map, clusters])

  // --- what is in view, for the keyboard and the scale -------------------------------------------------------------

  useEffect(() => {
    if (map === null) return
    // Set on the element itself: the state changes with every repaint, and nothing drawn depends on it.
    const say = (state: 'loading' | 'idle') => frameRef.current?.setAttribute('data-map-state', state)
    const measure = () => setScale({ lat: map.getCenter().lat, zoom: map.getZoom() })
    const list = () => {
      const shown = clusters.inView(boundsOfView(map), map.getZoom())
      const alone = new Set(shown.flatMap((one) => (one.type === 'point' ? one.index : [])))
      const inView = pointsInView(table, indices, freeBounds(map, free.current))
      setListed(
        inView.map((index) => {
          const { id, name, position } = table.at(index)
          const { x, y } = map.project(position)
          return { id, name, status: table.statusAt(index), at: { x, y }, isClustered: !alone.has(index) }
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
  }, [map, table, clusters, indices])

  const onReady = props.onReady
  useEffect(() => {
    if (map === null || onReady === undefined) return
    onReady({
      capture: (paper) => {
        const { table, filter, geography, language } = latest.current
        const view = { bounds: freeBounds(map, free.current), chosen: filter }
        return printPicture({ paper, view, table, indices: table.matching(filter), geography, language })
      },
    })
  }, [map, onReady])

  const focused = focusedPointId === null ? null : listed.find(({ id }) => id === focusedPointId)
  const focusedContent = focused ? contentOf(props, { type: 'point', pointId: focused.id }) : null
  const tooltip = focused && focusedContent ? { content: focusedContent, at: focused.at } : hover

  return (
    <div
      ref={frameRef}
      className={classes.frame}
      data-theme={theme}
      data-map-state="loading"
      style={paddingVariables(padding)}
    >
      <div ref={canvasRef} className={classes.canvas} />
      {unavailable !== null ? (
        <MapUnavailable language={language} />
      ) : (
        <>
          <PointButtons
            points={listed}
            selectedPointId={selectedPointId}
            language={language}
            onSelect={props.onSelectPoint}
            onFocus={setFocusedPointId}
            onBlur={() => setFocusedPointId(null)}
          />
          <MapControls
            lat={scale.lat}
            zoom={scale.zoom}
            canZoomIn={scale.zoom < maxZoom}
            canZoomOut={scale.zoom > minZoom}
            language={language}
            onZoomIn={() => map && zoomBy(map, 1, padding)}
            onZoomOut={() => map && zoomBy(map, -1, padding)}
            onWholeDistrict={() => {
              const bounds = boundsOfFilter(geography, { scopeId: null, squad: null })
              if (map === null || bounds === null) return
              fitTo(map, bounds, padding, { byUser: scopeId !== null || squad !== null })
              if (scopeId === null && squad === null) props.onCamera(null)
            }}
          />
          {tooltip && (
            <MapTooltip
              content={tooltip.content}
              at={tooltip.at}
              width={canvasRef.current?.clientWidth ?? 0}
              language={language}
              theme={theme}
              photoOf={props.photoOf}
            />
          )}
          {basemap.isMissing && (
            <div className={classes.notice} role="status">
              {words.basemapMissing[language]}
            </div>
          )}
        </>
      )}
    </div>
  )
}

const contentOf = (
  { table, kindName }: MapViewProps,
  pointed: Pointed | { readonly type: 'point'; readonly pointId: number },
): TooltipContent | null => {
  if (pointed.type === 'cluster') return { about: 'cluster', counts: pointed.counts }
  const index = table.indexOf(pointed.pointId)
  if (index === undefined) return null
  const { name, kind } = table.at(index)
  return {
    about: 'point',
    pointId: pointed.pointId,
    name,
    kind: kindName?.(kind) ?? null,
    status: table.statusAt(index),
  }
}

const paddingVariables = ({ left, right, top, bottom }: Padding): CSSProperties =>
  ({
    '--map-pad-left': `${left}px`,
    '--map-pad-right': `${right}px`,
    '--map-pad-top': `${top}px`,
    '--map-pad-bottom': `${bottom}px`,
  }) as CSSProperties
