/** Scopes as layers, and what tells one squad's from another's wherever it is drawn. Pure. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type MapTheme, palette } from './palette'
import { rateColor, rateOpacity } from './rates'

export const squadColor = (theme: MapTheme): ExpressionSpecification => {
  const { squads, outline } = palette[theme]
  return [
    'match',
    ['get', 'squad'],
    1,
    squads[1],
    2,
    squads[2],
    3,
    squads[3],
    4,
    squads[4],
    5,
    squads[5],
    6,
    squads[6],
    outline,
  ]
}

export const byEmphasis = (plain: number, chosen: number, dimmed: number): ExpressionSpecification => [
  'match',
  ['get', 'emphasis'],
  'chosen',
  chosen,
  'dimmed',
  dimmed,
  plain,
]

const isExtent = (extent: string): ExpressionSpecification => ['==', ['get', 'extent'], extent]

/** Edges by squad, their fill left free for rates: colour says whose, the line's style says how far the scope extends. */
export const scopeLayers = ({ theme }: { readonly theme: MapTheme }): LayerSpecification[] => {
  const color = squadColor(theme)
  const widen = (near: number, far: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    9,
    ['*', near, byEmphasis(1, 1.7, 1)],
    14,
    ['*', far, byEmphasis(1, 1.7, 1)],
  ]
  // Of a polygon a positive offset lies inside: where two scopes meet, both edges are seen.
  return [
    {
      id: 'scope-fill',
      type: 'fill',
      source: 'scopes',
      paint: {
        'fill-color': ['case', ['has', 'rate'], rateColor(palette[theme]), color],
        'fill-opacity': [
          'case',
          ['has', 'rate'],
          byEmphasis(rateOpacity, rateOpacity, 0.25),
          byEmphasis(0.045, 0.09, 0.01),
        ],
        'fill-antialias': false,
      },
    },
    {
      id: 'scope-glow',
      type: 'line',
      source: 'scopes',
      filter: isExtent('built_up'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 5, 14, 18],
        'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 2.5, 14, 9],
        'line-blur': ['interpolate', ['linear'], ['zoom'], 9, 4, 14, 14],
        'line-opacity': byEmphasis(0.26, 0.4, 0.08),
      },
    },
    {
      id: 'scope-edge-built-up',
      type: 'line',
      source: 'scopes',
      filter: isExtent('built_up'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': widen(1.6, 2.4),
        'line-offset': 1.1,
        'line-opacity': byEmphasis(0.95, 1, 0.4),
      },
    },
    {
      id: 'scope-edge-jurisdiction',
      type: 'line',
      source: 'scopes',
      filter: isExtent('jurisdiction'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': widen(1.1, 1.6),
        'line-offset': 0.9,
        'line-opacity': byEmphasis(0.8, 1, 0.35),
      },
    },
    {
      id: 'scope-edge-surroundings',
      type: 'line',
      source: 'scopes',
      filter: isExtent('surroundings'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': widen(1.5, 2),
        'line-dasharray': [3.5, 2.5],
        'line-opacity': byEmphasis(0.95, 1, 0.4),
      },
    },
  ]
}

/** What a click or the pointer meets as a scope; its name is among the labels. */
export const scopeLayerIds = ['scope-labels', 'scope-fill']
