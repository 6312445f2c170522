/** Mouse and fingers on the map: what lies under them, said in the map's own terms. */
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { LngLat } from '../../domain/coordinates'
import type { Pixel } from './framing'
import { clusterLayerIds, pointLayerIds } from './markerLayers'
import { routeStopLayerIds } from './routeLayers'
import { scopeLayerIds } from './scopeLayers'
import { sectionLayerIds } from './sectionLayers'

/** How far from a marker a click or a fingertip still means it. */
const reachPx = { mouse: 3, finger: 14 }

export type Pointed =
  | { readonly type: 'point'; readonly pointId: number; readonly at: Pixel }
  /** A numbered stop of a route plan. */
  | { readonly type: 'stop'; readonly key: string; readonly pointId: number | null; readonly at: Pixel }
  /** `counts` by status, worst first. */
  | { readonly type: 'cluster'; readonly clusterId: number; readonly counts: readonly number[]; readonly at: Pixel }
  /** `at`: where the line is pointed at. */
  | { readonly type: 'section'; readonly roadSectionId: string; readonly at: Pixel }

export type PointingHandlers = {
  readonly onPoint: (pointId: number) => void
  readonly onStop: (key: string) => void
  readonly onCluster: (clusterId: number) => void
  readonly onSection: (roadSectionId: string) => void
  readonly onScope: (scopeId: string) => void
  /** Before all others; whether the tap was meant for whoever waits for a place. */
  readonly takesTap: (position: LngLat) => boolean
  /** Null: nothing any more. */
  readonly onHover: (pointed: Pointed | null) => void
}

/** Returns how to stop listening. */
export const listenToPointer = (map: MapLibreMap, handlers: PointingHandlers): (() => void) => {
  const canHover = matchMedia('(hover: hover)').matches
  let frame = 0
  let isOver = false

  const featureAt = (at: Pixel, layers: string[], reach: number) =>
    map.queryRenderedFeatures(
      [
        [at.x - reach, at.y - reach],
        [at.x + reach, at.y + reach],
      ],
      { layers },
    )[0]

  const pointedAt = (at: Pixel, reach: number): Pointed | null => {
    const stop = featureAt(at, routeStopLayerIds, reach)
    if (stop) {
      const { key, point } = stop.properties
      return { type: 'stop', key: String(key), pointId: point == null ? null : Number(point), at }
    }
    const feature = featureAt(at, pointLayerIds, reach) ?? featureAt(at, clusterLayerIds, reach)
    if (feature === undefined) {
      const section = featureAt(at, sectionLayerIds, reach)
      return section ? { type: 'section', roadSectionId: String(section.properties.section), at } : null
    }
    if (feature.geometry.type !== 'Point') return null
    const { x, y } = map.project(feature.geometry.coordinates as [number, number])
    const { id, cluster, counts } = feature.properties
    return id === undefined
      ? { type: 'cluster', clusterId: Number(cluster), counts: String(counts).split(' ').map(Number), at: { x, y } }
      : { type: 'point', pointId: Number(id), at: { x, y } }
  }

  const click = ({ point, lngLat, originalEvent }: MapMouseEvent) => {
    if (handlers.takesTap([lngLat.lng, lngLat.lat])) return
    const isFinger = 'pointerType' in originalEvent ? originalEvent.pointerType === 'touch' : !canHover
    const pointed = pointedAt(point, isFinger ? reachPx.finger : reachPx.mouse)
    if (pointed?.type === 'stop') return handlers.onStop(pointed.key)
    if (pointed?.type === 'point') return handlers.onPoint(pointed.pointId)
    if (pointed?.type === 'cluster') {
      leave()
      return handlers.onCluster(pointed.clusterId)
    }
    if (pointed?.type === 'section') return handlers.onSection(pointed.roadSectionId)
    const scope = featureAt(point, scopeLayerIds, 1)
    if (scope) handlers.onScope(String(scope.properties.id))
  }

  const look = (at: Pixel) => {
    const pointed = pointedAt(at, reachPx.mouse)
    map.getCanvas().style.cursor = pointed ? 'pointer' : ''
    if (pointed === null) return leave()
    isOver = true
    handlers.onHover(pointed)
  }
  const leave = () => {
    cancelAnimationFrame(frame)
    if (isOver) handlers.onHover(null)
    isOver = false
  }
  const move = ({ point }: MapMouseEvent) => {
    cancelAnimationFrame(frame)
    const { x, y } = point
    if (!map.isMoving()) frame = requestAnimationFrame(() => look({ x, y }))
  }

  map.on('click', click)
  map.on('movestart', leave)
  if (canHover) {
    map.on('mousemove', move)
    map.on('mouseout', leave)
  }
  return () => {
    cancelAnimationFrame(frame)
    map.off('click', click)
    map.off('movestart', leave)
    map.off('mousemove', move)
    map.off('mouseout', leave)
  }
}
