/**
 * What a panel lays over the map while it is open: places and areas that are proposed, questioned or left behind, told apart
 * by their tone. Pure.
 */
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { LngLat } from '../../domain/coordinates'
import type { Text } from '../../domain/text'
import { boldFont } from './fonts'
import { type MapTheme, palette } from './palette'

/** `new`: would come; `changed`: would be otherwise; `was`: as it is, or as it would be by another reading; `fault`: cannot be. */
export const overlayTones = ['was', 'changed', 'new', 'fault'] as const
export type OverlayTone = (typeof overlayTones)[number]

export type OverlayShape = {
  readonly tone: OverlayTone
  readonly geometry: Point | LineString | Polygon | MultiPolygon
  /** Written beside it from close up. */
  readonly name?: string
}

export type MapOverlay = {
  /** Another one of another name: the map goes to it once. Null: it stays where it is. */
  readonly name: string | null
  readonly shapes: readonly OverlayShape[]
  /** What stands for what, in the order in which it is read. */
  readonly legend: readonly { readonly tone: OverlayTone; readonly label: Text }[]
}

export const pointShape = (tone: OverlayTone, [lng, lat]: LngLat, name?: string): OverlayShape => ({
  tone,
  geometry: { type: 'Point', coordinates: [lng, lat] },
  ...(name !== undefined && { name }),
})
export const wayShape = (tone: OverlayTone, [from, to]: readonly [LngLat, LngLat]): OverlayShape => ({
  tone,
  geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
})

export const overlayFeatures = ({ shapes }: Pick<MapOverlay, 'shapes'>): FeatureCollection => ({
  type: 'FeatureCollection',
  // What matters more is drawn later, on top.
  features: [...shapes]
    .sort((one, other) => overlayTones.indexOf(one.tone) - overlayTones.indexOf(other.tone))
    .map(
      ({ tone, geometry, name }): Feature => ({ type: 'Feature', geometry, properties: { tone, name: name ?? '' } }),
    ),
})

/** Far from the statuses' fills, and of different lightness. */
export const overlayColors: Record<'light' | 'dark', Record<OverlayTone, string>> = {
  light: { was: '#6b7480', changed: '#b45f06', new: '#6a3fb5', fault: '#c01048' },
  dark: { was: '#9aa4b1', changed: '#f0a04b', new: '#b796ff', fault: '#ff6f91' },
}

export const overlayTheme = (theme: MapTheme): 'light' | 'dark' => (theme === 'dark' ? 'dark' : 'light')

export const overlaySource = 'overlay'

export const overlayLayers = (theme: MapTheme): LayerSpecification[] => {
  const colors = overlayColors[overlayTheme(theme)]
  const color = ['match', ['get', 'tone'], ...overlayTones.flatMap((tone) => [tone, colors[tone]]), colors.new] as never
  const { labelHalo, label } = palette[theme]
  const of = (type: 'Point' | 'LineString' | 'Polygon') => ['==', ['geometry-type'], type] as never
  return [
    {
      id: 'overlay-areas',
      type: 'fill',
      source: overlaySource,
      filter: of('Polygon'),
      paint: { 'fill-color': color, 'fill-opacity': ['match', ['get', 'tone'], 'was', 0, 0.24] },
    },
    {
      id: 'overlay-edges',
      type: 'line',
      source: overlaySource,
      filter: of('Polygon'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 2.2 },
    },
    {
      id: 'overlay-ways',
      type: 'line',
      source: overlaySource,
      filter: of('LineString'),
      paint: { 'line-color': color, 'line-width': 1.6, 'line-dasharray': [2.5, 1.5] },
    },
    {
      id: 'overlay-points',
      type: 'circle',
      source: overlaySource,
      filter: of('Point'),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 3, 13, 5.5, 16, 8],
        'circle-color': ['match', ['get', 'tone'], 'was', labelHalo, color],
        'circle-stroke-color': ['match', ['get', 'tone'], 'was', color, labelHalo],
        'circle-stroke-width': ['match', ['get', 'tone'], 'was', 2, 1.6],
      },
    },
    {
      id: 'overlay-names',
      type: 'symbol',
      source: overlaySource,
      filter: ['all', of('Point'), ['!=', ['get', 'name'], '']],
      minzoom: 13,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': boldFont,
        'text-size': 12.5,
        'text-anchor': 'left',
        'text-offset': [0.8, 0],
        'text-optional': true,
      },
      paint: { 'text-color': label, 'text-halo-color': labelHalo, 'text-halo-width': 1.6 },
    },
  ]
}

/** Null: nothing lies anywhere. */
export const boundsOfOverlay = ({ shapes }: Pick<MapOverlay, 'shapes'>): [number, number, number, number] | null => {
  let bounds: [number, number, number, number] | null = null
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    const [lng, lat] = coordinates
    if (typeof lng !== 'number' || typeof lat !== 'number') {
      coordinates.forEach(take)
      return
    }
    const [west, south, east, north] = bounds ?? [lng, lat, lng, lat]
    bounds = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)]
  }
  for (const { geometry } of shapes) take(geometry.coordinates)
  return bounds
}
