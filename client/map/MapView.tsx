/**
 * The map. The only file that holds a MapLibre map on the screen (`printPicture.ts` makes one for paper and drops it):
 * everything shown comes in as data, everything that the user does goes out by a callback.
 */
import 'maplibre-gl/dist/maplibre-gl.css'
import { AttributionControl, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react'
import { type Line, lengthMetres } from '../../domain/roadLine'
import type { Language, Text } from '../../domain/text'
import type { LineTask, MapTask } from '../mapTask'
import type { PointTable } from '../pointTable'
import type { Camera, Filter } from '../view'
import { basemapPrefix } from './basemap'
import {
  bringIntoView,
  bringLineIntoView,
  cameraOf,
  fitTo,
  freeBounds,
  isSameCamera,
  moveTo,
  paddingToFit,
  zoomBy,
} from './camera'
import { clusterMaxZoom, createClusters } from './clusters'
import { DrawingBar } from './DrawingBar'
import {
  boundsOfView,
  type Drawn,
  drawGeography,
  drawImagesOnDemand,
  drawLabels,
  drawPoints,
  drawScopes,
  drawSectionFocus,
  drawSectionPlaces,
  drawSections,
  drawStatuses,
  fill,
  type Picture,
} from './drawing'
import { focusFeatures } from './features'
import { boundsOfFilter, contains, type Padding, type Pixel } from './framing'
import type { Geography } from './geography'
import { landOf } from './labels'
import type { DrawnLine, LineDrawing } from './lineDrawing'
import { MapControls } from './MapControls'
import { MapTooltip, type PhotoOfPoint, type TooltipContent } from './MapTooltip'
import { MapUnavailable } from './MapUnavailable'
import classes from './MapView.module.css'
import { type ListedPoint, PointButtons } from './PointButtons'
import type { MapTheme } from './palette'
import { listenToPointer, type Pointed } from './pointing'
import { pointsInView } from './pointsInView'
import { type Paper, type PrintPicture, printPicture } from './printPicture'
import { type ListedSection, SectionButtons } from './SectionButtons'
import type { MapSection, SectionIssue } from './sectionFeatures'
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
  /** Road sections that the filter shows. */
  readonly sections: readonly MapSection[]
  readonly selectedSectionId: string | null
  /** Issues on the selected section. */
  readonly sectionIssues: readonly SectionIssue[]
  /** A section that is pointed at elsewhere. */
  readonly hoveredSectionId?: string | null
  /** What a form asks of the map meanwhile. */
  readonly task: MapTask | null
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
  readonly onSelectSection: (roadSectionId: string) => void
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

type Hover = {
  readonly content: TooltipContent
  readonly at: Pixel
  readonly pointId: number | null
  readonly sectionId: string | null
}

const nothingDrawn: DrawnLine = { line: [], isFinished: false }
/** Its own part of the page: who does not draw does not fetch it. */
const loadDrawing = () => import('./lineDrawing')

export const MapView = (props: MapViewProps) => {
  const { table, filter, geography, selectedPointId, camera, language, theme, basemapUrl, padding } = props
  const { sections, selectedSectionId, sectionIssues, task } = props
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
  const [focusedSectionId, setFocusedSectionId] = useState<string | null>(null)
  const [listedSections, setListedSections] = useState<readonly ListedSection[]>([])
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

  const drawnSectionId = task?.kind === 'line' ? task.roadSectionId : null
  const shownSections = useMemo(() => sections.filter(({ id }) => id !== drawnSectionId), [sections, drawnSectionId])
  useEffect(() => {
    if (map !== null) drawSections(map, shownSections)
  }, [map, shownSections])

  const sectionPointedAt = focusedSectionId ?? hover?.sectionId ?? props.hoveredSectionId ?? null
  useEffect(() => {
    if (map !== null) drawSectionFocus(map, shownSections, selectedSectionId, sectionPointedAt)
  }, [map, shownSections, selectedSectionId, sectionPointedAt])

  const chosenPlace = task?.kind === 'place' ? task.place : null
  useEffect(() => {
    if (map !== null) drawSectionPlaces(map, sectionIssues, chosenPlace)
  }, [map, sectionIssues, chosenPlace])

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
      const { selectedSectionId } = latest.current
      if (camera === null && selectedPointId === null && selectedSectionId === null && bounds !== null)
        fitTo(map, bounds, free.current)
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

  const isDrawing = task?.kind === 'line'
  useEffect(() => {
    // Who draws means the line and nothing under it.
    if (map === null || isDrawing) return
    return listenToPointer(map, {
      takesTap: (position) => {
        const { task } = latest.current
        if (task?.kind !== 'place') return false
        task.onTap(position)
        return true
      },
      onSection: (roadSectionId) => latest.current.onSelectSection(roadSectionId),
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
        const sectionId = pointed?.type === 'section' ? pointed.roadSectionId : null
        setHover(pointed && content ? { content, at: pointed.at, pointId, sectionId } : null)
      },
    })
  }, [map, clusters, isDrawing])

  // --- a line that is drawn ----------------------------------------------------------------------------------------

  const [drawing, setDrawing] = useState<'loading' | 'failed' | LineDrawing>('loading')
  const [drawn, setDrawn] = useState<DrawnLine>(nothingDrawn)
  const lineTask = task?.kind === 'line' ? task : null
  const drawnLine = useRef<{ readonly of: LineTask | null; readonly line: Line | null }>({ of: null, line: null })
  // A new style takes the drawing's layers away: it begins again from the line as it stands.
  const look = lookOf(theme, language, basemap.parts === null ? null : basemapUrl)
  // biome-ignore lint/correctness/useExhaustiveDependencies: look stands for what sets a new style
  useEffect(() => {
    if (map === null || lineTask === null) return
    const begun = drawnLine.current
    const line = begun.of === lineTask && begun.line !== null ? begun.line : lineTask.line
    drawnLine.current = { of: lineTask, line }
    let made: LineDrawing | null = null
    let isOver = false
    setDrawing('loading')
    setDrawn(nothingDrawn)
    setHover(null)
    loadDrawing().then(
      ({ drawLine }) => {
        if (isOver) return
        made = drawLine(map, {
          theme: latest.current.theme,
          line,
          snapTo: latest.current.sections.flatMap((one) => (one.id === lineTask.roadSectionId ? [] : [one.line])),
          onChange: (now) => {
            setDrawn(now)
            drawnLine.current = { of: lineTask, line: now.isFinished ? now.line : null }
            lineTask.onLine(now.line, now.isFinished)
          },
        })
        setDrawing(made)
      },
      () => setDrawing('failed'),
    )
    return () => {
      isOver = true
      made?.stop()
    }
  }, [map, lineTask, look])

  // Escape takes back the line that is begun, and then the whole task; what is typed elsewhere it leaves alone.
  useEffect(() => {
    if (lineTask === null) return
    const takeBack = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping || drawn.isFinished) return
      event.preventDefault()
      if (drawn.line.length > 0 && typeof drawing !== 'string') drawing.redraw()
      else lineTask.onCancel()
    }
    window.addEventListener('keydown', takeBack)
    return () => window.removeEventListener('keydown', takeBack)
  }, [lineTask, drawing, drawn])

  // --- what is in view, for the keyboard and the scale -------------------------------------------------------------

  useEffect(() => {
    if (map === null) return
    // Set on the element itself: the state changes with every repaint, and nothing drawn depends on it.
    const say = (state: 'loading' | 'idle') => frameRef.current?.setAttribute('data-map-state', state)
    const measure = () => setScale({ lat: map.getCenter().lat, zoom: map.getZoom() })
    const list = () => {
      const shown = clusters.inView(boundsOfView(map), map.getZoom())
      const alone = new Set(shown.flatMap((one) => (one.type === 'point' ? one.index : [])))
      const view = freeBounds(map, free.current)
      const inView = pointsInView(table, indices, view)
      setListed(
        inView.map((index) => {
          const { id, name, position } = table.at(index)
          const { x, y } = map.project(position)
          return { id, name, status: table.statusAt(index), at: { x, y }, isClustered: !alone.has(index) }
        }),
      )
      setListedSections(
        shownSections.flatMap(({ id, nameZh, nameEn, middle, statusNow }) => {
          if (!contains(view, [...middle, ...middle])) return []
          const { x, y } = map.project(middle)
          return [{ id, name: language === 'zh' ? nameZh : nameEn, status: statusNow, at: { x, y } }]
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
  }, [map, table, clusters, indices, shownSections, language])

  const onReady = props.onReady
  useEffect(() => {
    if (map === null || onReady === undefined) return
    onReady({
      capture: (paper) => {
        const { table, filter, geography, language } = latest.current
        const view = { bounds: freeBounds(map, free.current), chosen: filter }
        const { sections } = latest.current
        return printPicture({ paper, view, table, indices: table.matching(filter), sections, geography, language })
      },
    })
  }, [map, onReady])

  const focused = focusedPointId === null ? null : listed.find(({ id }) => id === focusedPointId)
  const focusedContent = focused ? contentOf(props, { type: 'point', pointId: focused.id }) : null
  const focusedSection = listedSections.find(({ id }) => id === focusedSectionId)
  const sectionContent = focusedSection
    ? contentOf(props, { type: 'section', roadSectionId: focusedSection.id, at: focusedSection.at })
    : null
  const tooltip =
    focused && focusedContent
      ? { content: focusedContent, at: focused.at }
      : focusedSection && sectionContent
        ? { content: sectionContent, at: focusedSection.at }
        : hover

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
          <SectionButtons
            sections={listedSections}
            selectedId={selectedSectionId}
            language={language}
            onSelect={props.onSelectSection}
            onFocus={setFocusedSectionId}
            onBlur={() => setFocusedSectionId(null)}
          />
          {lineTask && (
            <DrawingBar
              state={typeof drawing === 'string' ? drawing : 'ready'}
              metres={lengthMetres(drawn.line)}
              vertices={drawn.line.length}
              isFinished={drawn.isFinished}
              language={language}
              onUndo={() => typeof drawing !== 'string' && drawing.undo()}
              onFinish={() => typeof drawing !== 'string' && drawing.finish()}
              onRedraw={() => typeof drawing !== 'string' && drawing.redraw()}
              onCancel={lineTask.onCancel}
            />
          )}
          {task?.kind === 'place' && task.place === null && (
            <div className={classes.ask} role="status">
              {words.tapPlace[language]}
            </div>
          )}
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
  { table, kindName, sections, language }: MapViewProps,
  pointed: Pointed | { readonly type: 'point'; readonly pointId: number },
): TooltipContent | null => {
  if (pointed.type === 'cluster') return { about: 'cluster', counts: pointed.counts }
  if (pointed.type === 'section') {
    const section = sections.find(({ id }) => id === pointed.roadSectionId)
    if (section === undefined) return null
    const { nameZh, nameEn, lengthMetres, statusNow } = section
    return { about: 'section', name: language === 'zh' ? nameZh : nameEn, lengthMetres, status: statusNow }
  }
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
