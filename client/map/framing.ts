/** Where the camera looks: bounds of what is chosen, and how far to move so that no panel covers the selected point. Pure. */
import type { Position } from 'geojson'
import type { Line } from '../../domain/roadLine'
import type { Filter } from '../view'
import type { Bounds } from './clusters'
import type { Geography } from './geography'

/** Pixels at each side that panels cover. */
export type Padding = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** A position in CSS pixels from the map's top left corner. */
export type Pixel = { readonly x: number; readonly y: number }

type Areas = Geography['outline'] | Geography['scopes']

export const boundsOfAreas = (areas: Areas['features'][number][]): Bounds | null => {
  let bounds: Bounds | null = null
  const take = ([lng, lat]: Position): void => {
    if (lng === undefined || lat === undefined) return
    const [west, south, east, north] = bounds ?? [lng, lat, lng, lat]
    bounds = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)]
  }
  for (const { geometry } of areas) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    for (const ring of rings) ring.forEach(take)
  }
  return bounds
}

/** The scope or the squad's scopes that a filter chooses; else the district and the scopes outside it. */
export const boundsOfFilter = (
  { scopes, outline }: Geography,
  { scopeId, squad }: Pick<Filter, 'scopeId' | 'squad'>,
): Bounds | null => {
  const chosen = scopes.features.filter(({ properties }) =>
    scopeId !== null ? properties.id === scopeId : squad !== null && properties.squad === squad,
  )
  return boundsOfAreas(chosen.length > 0 ? chosen : [...outline.features, ...scopes.features])
}

export const boundsOfLine = (line: Line): Bounds => {
  const lngs = line.map(([lng]) => lng)
  const lats = line.map(([, lat]) => lat)
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

/** Bounds with a part of their own size added all round. */
export const widened = ([west, south, east, north]: Bounds, by: number): Bounds => {
  const width = (east - west) * by
  const height = (north - south) * by
  return [west - width, Math.max(south - height, -85), east + width, Math.min(north + height, 85)]
}

export const contains = (outer: Bounds, inner: Bounds): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

/** The middle of what panels leave free. */
export const middleOf = (size: { width: number; height: number }, padding: Padding): Pixel => ({
  x: padding.left + (size.width - padding.left - padding.right) / 2,
  y: padding.top + (size.height - padding.top - padding.bottom) / 2,
})

/** How many pixels what is at `pixel` lies beyond the free part of the map, kept `margin` from its sides; 0 if within. */
export const overflowOf = (
  pixel: Pixel,
  size: { width: number; height: number },
  padding: Padding,
  margin: number,
): Pixel => ({
  x: beyond(pixel.x, padding.left + margin, size.width - padding.right - margin),
  y: beyond(pixel.y, padding.top + margin, size.height - padding.bottom - margin),
})

const beyond = (value: number, least: number, most: number): number =>
  value < least ? value - least : value > most ? value - Math.max(most, least) : 0

const niceLengths = [1, 2, 5]

/** The longest round length (1, 2, 5 × 10ⁿ metres) whose bar is at most so wide. */
export const scaleBarOf = (metresPerPixel: number, maxWidthPx: number): { metres: number; widthPx: number } => {
  const longest = metresPerPixel * maxWidthPx
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = power * (niceLengths.findLast((length) => length * power <= longest) ?? 1)
  return { metres, widthPx: metres / metresPerPixel }
}

const equatorMetres = 40_075_016.686

/** MapLibre's world is 512 px wide at zoom 0. */
export const metresPerPixelAt = (lat: number, zoom: number): number =>
  (equatorMetres * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom)
