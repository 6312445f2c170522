/**
 * The map: everything shown comes in as data, everything that the user does goes out by a callback. Each hook keeps one part
 * of it as the data has it; here is what stands over the canvas.
 */
import 'maplibre-gl/dist/maplibre-gl.css'
import { type CSSProperties, lazy, Suspense, useRef, useState } from 'react'
import { lengthMetres } from '../../domain/roadLine'
import { AreaDrawing } from './AreaDrawing'
import { AskBar } from './AskBar'
import { BasemapControl } from './BasemapControl'
import { ButtonsInView } from './ButtonsInView'
import { fitTo, zoomBy } from './camera'
import { DrawingBar } from './DrawingBar'
import { boundsOfFilter, type Padding } from './framing'
import { MapControls } from './MapControls'
import { MapTooltip } from './MapTooltip'
import { MapUnavailable } from './MapUnavailable'
import classes from './MapView.module.css'
import type { MapViewProps } from './mapProps'
import { StopsInView } from './StopsInView'
import { contentOf } from './tooltipContent'
import { useAreaInView } from './useAreaInView'
import { useBasemapChoice } from './useBasemapChoice'
import { useCamera } from './useCamera'
import { useCapture } from './useCapture'
import { useFocusLayers } from './useFocusLayers'
import { useInView } from './useInView'
import { useLineDrawing } from './useLineDrawing'
import { maxZoom, minZoom, useMap } from './useMap'
import { usePointing } from './usePointing'
import { usePointLayers } from './usePointLayers'
import { useRouteLayers } from './useRouteLayers'
import { useSectionLayers } from './useSectionLayers'
import { words } from './words'

/** Seldom needed: fetched when they are. */
const BordersOnMap = lazy(() => import('./BordersOnMap').then((all) => ({ default: all.BordersOnMap })))
const OverlayOnMap = lazy(() => import('./OverlayOnMap').then((all) => ({ default: all.OverlayOnMap })))

/** What has the keyboard's focus. */
type Focused = { readonly pointId?: number; readonly sectionId?: string }

export const MapView = (props: MapViewProps) => {
  const { geography, language, theme, padding, task, filter, magnification = 1 } = props
  const { scopeId, squad } = filter
  const frameRef = useRef<HTMLDivElement>(null)
  const canvasRef = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<Focused>({})

  const { shown, choose } = useBasemapChoice(props.basemaps)
  const { map, isUnavailable, basemapFault, look } = useMap(canvasRef, props, shown)
  const shownPoints = usePointLayers(map, props)
  const shownSections = useSectionLayers(map, props)
  useCamera(map, props)
  useRouteLayers(map, props)
  const hover = usePointing(map, props, shownPoints.clusters)
  useFocusLayers(map, props, shownSections, {
    pointId: focused.pointId ?? hover?.pointId ?? props.hoveredPointId ?? null,
    sectionId: focused.sectionId ?? hover?.sectionId ?? props.hoveredSectionId ?? null,
  })
  const { lineTask, drawing, drawn } = useLineDrawing(map, props, look)
  const inView = useInView(map, frameRef, props, shownPoints, shownSections)
  useCapture(map, props)
  useAreaInView(map, props)

  const tooltip = tooltipOf(props, inView, focused) ?? hover
  return (
    <div
      ref={frameRef}
      className={classes.frame}
      data-theme={theme}
      data-map-state="loading"
      data-has-basemap={shown !== null}
      style={{ ...paddingVariables(padding), ...magnified(magnification) }}
    >
      <div ref={canvasRef} className={classes.canvas} />
      {isUnavailable ? (
        <MapUnavailable language={language} />
      ) : (
        <>
          <ButtonsInView
            kind="point"
            inView={inView.points}
            selectedId={props.selectedPointId}
            language={language}
            onSelect={props.onSelectPoint}
            onFocus={(pointId) => setFocused({ pointId })}
            onBlur={() => setFocused({})}
          />
          <ButtonsInView
            kind="section"
            inView={inView.sections}
            selectedId={props.selectedSectionId}
            language={language}
            onSelect={props.onSelectSection}
            onFocus={(sectionId) => setFocused({ sectionId })}
            onBlur={() => setFocused({})}
          />
          <StopsInView
            stops={inView.stops}
            selectedKey={props.routes?.focusedKey ?? null}
            language={language}
            onSelect={(key) => props.onSelectStop?.(key)}
          />
          {map && props.overlay && (
            <Suspense>
              <OverlayOnMap
                {...{ map, look, theme, language, padding }}
                overlay={props.overlay}
                isLow={task?.kind === 'borders'}
              />
            </Suspense>
          )}
          {map && task?.kind === 'borders' && (
            <Suspense>
              <BordersOnMap {...{ map, task, look, theme, language, padding }} />
            </Suspense>
          )}
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
          {task?.kind === 'area' && task.by === 'hand' && map && (
            <AreaDrawing map={map} language={language} onArea={task.onArea} onCancel={task.onCancel} />
          )}
          {task?.kind === 'spot' && <AskBar ask={task.ask[language]} language={language} onCancel={task.onCancel} />}
          {magnification === 1 && (
            <MapControls
              lat={inView.scale.lat}
              zoom={inView.scale.zoom}
              canZoomIn={inView.scale.zoom < maxZoom}
              canZoomOut={inView.scale.zoom > minZoom}
              language={language}
              onZoomIn={() => map && zoomBy(map, 1, padding)}
              onZoomOut={() => map && zoomBy(map, -1, padding)}
              onWholeDistrict={() => {
                const bounds = boundsOfFilter(geography, { scopeId: null, squad: null })
                if (map === null || bounds === null) return
                fitTo(map, bounds, padding, { byUser: scopeId !== null || squad !== null })
                if (scopeId === null && squad === null) props.onCamera(null)
              }}
            >
              {props.basemaps.length > 0 && (
                <BasemapControl basemaps={props.basemaps} shown={shown} language={language} onChoose={choose} />
              )}
            </MapControls>
          )}
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
          {basemapFault && (
            <div className={classes.notice} role="status">
              {basemapFault[language]}
            </div>
          )}
        </>
      )}
    </div>
  )
}

/** The keyboard's focus goes before the pointer. */
const tooltipOf = (
  props: MapViewProps,
  { points, sections }: Pick<ReturnType<typeof useInView>, 'points' | 'sections'>,
  { pointId, sectionId }: Focused,
) => {
  const point = points.find(({ id }) => id === pointId)
  const section = sections.find(({ id }) => id === sectionId)
  const at = (point ?? section)?.at
  const content = point
    ? contentOf(props, { type: 'point', pointId: point.id })
    : section && contentOf(props, { type: 'section', roadSectionId: section.id, at: section.at })
  return at && content ? { content, at } : null
}

/** Laid out small and shown large, so that type and markers grow with it. */
const magnified = (by: number): CSSProperties =>
  by === 1
    ? {}
    : {
        inset: '0 auto auto 0',
        width: `${100 / by}%`,
        height: `${100 / by}%`,
        transform: `scale(${by})`,
        transformOrigin: '0 0',
      }

const paddingVariables = ({ left, right, top, bottom }: Padding): CSSProperties =>
  ({
    '--map-pad-left': `${left}px`,
    '--map-pad-right': `${right}px`,
    '--map-pad-top': `${top}px`,
    '--map-pad-bottom': `${bottom}px`,
  }) as CSSProperties
