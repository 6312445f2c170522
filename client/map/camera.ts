/**
 * Moves of the camera under panels. MapLibre's own padding is left alone: with it, opening a panel would move the map even
 * where nothing is covered.
 */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Line } from '../../domain/roadLine'
import type { Camera } from '../view'
import type { Bounds } from './clusters'
import { boundsOfLine, middleOf, overflowOf, type Padding } from './framing'

export const easeMs = 200
const fitMarginPx = 28
/** The zoom buttons stand at the right. */
const controlsPx = 36
const selectedMarginPx = 70
const closeUpZoom = 14

/** What a move carries, so that it is known for the user's own though it comes from a button. */
export type MoveData = { readonly byUser?: boolean }

export const fitTo = (
  map: MapLibreMap,
  bounds: Bounds,
  padding: Padding,
  { maxZoom, marginPx, ...moveData }: MoveData & { readonly maxZoom?: number; readonly marginPx?: number } = {},
): void => {
  map.fitBounds(
    [...bounds],
    { padding: paddingToFit(map.getContainer(), padding, marginPx), duration: easeMs, ...(maxZoom && { maxZoom }) },
    moveData,
  )
}

/** Zooms about the middle of what panels leave free. */
export const zoomBy = (map: MapLibreMap, levels: number, padding: Padding): void => {
  const middle = middleOf(sizeOf(map), padding)
  const around = map.unproject([middle.x, middle.y])
  map.easeTo({ zoom: Math.round(map.getZoom() * 2 + levels * 2) / 2, around, duration: easeMs }, { byUser: true })
}

/** Panels plus a margin, but never so much that no map is left to fit anything into. */
export const paddingToFit = (container: HTMLElement, padding: Padding, margin = fitMarginPx): Padding => {
  const least = 80
  const wide = container.clientWidth - padding.left - padding.right - 2 * margin >= least
  const high = container.clientHeight - padding.top - padding.bottom - 2 * margin >= least
  return {
    left: wide ? padding.left + margin : 0,
    right: wide ? padding.right + margin + controlsPx : 0,
    top: high ? padding.top + margin : 0,
    bottom: high ? padding.bottom + margin : 0,
  }
}

const sizeOf = (map: MapLibreMap) => ({
  width: map.getContainer().clientWidth,
  height: map.getContainer().clientHeight,
})

/** The camera as the address has it: what lies in the middle of the free part, whatever panels are open. */
export const cameraOf = (map: MapLibreMap, padding: Padding): Camera => {
  const middle = middleOf(sizeOf(map), padding)
  const { lng, lat } = map.unproject([middle.x, middle.y])
  return { lng, lat, zoom: map.getZoom() }
}

export const moveTo = (map: MapLibreMap, { lng, lat, zoom }: Camera, padding: Padding): void => {
  const { width, height } = sizeOf(map)
  const middle = middleOf({ width, height }, padding)
  map.easeTo({ center: [lng, lat], zoom, offset: [middle.x - width / 2, middle.y - height / 2], duration: easeMs })
}

/** The address keeps five decimals of a degree and two of a zoom. */
export const isSameCamera = (one: Camera | null, other: Camera | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    Math.abs(one.lng - other.lng) < 2e-5 &&
    Math.abs(one.lat - other.lat) < 2e-5 &&
    Math.abs(one.zoom - other.zoom) < 0.011)

/** Bounds of what panels leave free. */
export const freeBounds = (map: MapLibreMap, { left, right, top, bottom }: Padding): Bounds => {
  const { width, height } = sizeOf(map)
  const northWest = map.unproject([left, top])
  const southEast = map.unproject([width - right, height - bottom])
  return [northWest.lng, southEast.lat, southEast.lng, northWest.lat]
}

/** Less of a line than this on the screen is not looked at. */
const leastLinePx = 120
const lineMaxZoom = 15.5

/** Shows a line that is hidden by panels, off the map or too small to be seen; one that is in sight stays where it is. */
export const bringLineIntoView = (map: MapLibreMap, line: Line, padding: Padding): void => {
  const [west, south, east, north] = freeBounds(map, padding)
  const isInSight = line.some(([lng, lat]) => lng > west && lng < east && lat > south && lat < north)
  const bounds = boundsOfLine(line)
  const one = map.project([bounds[0], bounds[1]])
  const other = map.project([bounds[2], bounds[3]])
  const reach = Math.hypot(one.x - other.x, one.y - other.y)
  if (!isInSight || reach < leastLinePx) fitTo(map, bounds, padding, { maxZoom: lineMaxZoom, marginPx: 60 })
}

/** Moves a point out from under a panel by as little as it takes; one that is off the map comes to the middle. */
export const bringIntoView = (map: MapLibreMap, [lng, lat]: readonly [number, number], padding: Padding): void => {
  const size = sizeOf(map)
  const pixel = map.project([lng, lat])
  const isOnMap = pixel.x >= 0 && pixel.y >= 0 && pixel.x <= size.width && pixel.y <= size.height
  if (!isOnMap) {
    moveTo(map, { lng, lat, zoom: Math.max(map.getZoom(), closeUpZoom) }, padding)
    return
  }
  const { x, y } = overflowOf(pixel, size, padding, selectedMarginPx)
  if (x !== 0 || y !== 0) map.panBy([x, y], { duration: easeMs })
}
