/**
 * A route plan as layers: under the markers a line for each car, dashed where the way itself is estimated; above them the
 * stops' numbers. Pure.
 */
import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from 'maplibre-gl'
import { type MapTheme, palette } from './palette'

const byCar = (theme: MapTheme): ExpressionSpecification => {
  const [first, ...others] = palette[theme].routes
  return [
    'match',
    ['get', 'car'],
    ...others.flatMap((color, index) => [index + 1, color]),
    first,
  ] as unknown as ExpressionSpecification
}

export const routeLineLayers = ({ theme }: { readonly theme: MapTheme }): LayerSpecification[] => [
  {
    id: 'route-casing',
    type: 'line',
    source: 'routeLines',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette[theme].labelHalo,
      'line-width': ['interpolate', ['linear'], ['zoom'], 9, 4, 14, 6.5],
      'line-opacity': 0.85,
    },
  },
  ...([true, false] as const).map(
    (isByRoad): LineLayerSpecification => ({
      id: isByRoad ? 'route-road' : 'route-line',
      type: 'line',
      source: 'routeLines',
      filter: ['==', ['get', 'isByRoad'], isByRoad],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': byCar(theme),
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 2, 14, 3.2],
        ...(!isByRoad && { 'line-dasharray': [3, 1.2] }),
      },
    }),
  ),
]

export const routeStopLayers = ({ theme }: { readonly theme: MapTheme }): LayerSpecification[] => [
  {
    id: 'route-chosen',
    type: 'symbol',
    source: 'routeStops',
    filter: ['!', ['has', 'key']],
    layout: {
      'icon-image': ['concat', `${theme}/stop/0/`, ['get', 'state'], '/'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
  {
    id: 'route-stops',
    type: 'symbol',
    source: 'routeStops',
    filter: ['has', 'key'],
    layout: {
      'icon-image': [
        'concat',
        `${theme}/stop/`,
        ['to-string', ['get', 'car']],
        '/',
        ['get', 'state'],
        '/',
        ['to-string', ['get', 'number']],
      ],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'order'],
    },
  },
]

/** What a click or the pointer meets as a stop. */
export const routeStopLayerIds = ['route-stops']
