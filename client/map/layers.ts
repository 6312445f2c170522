/** The map's layers as plain objects, from ground to markers. Pure: theme and language in, layers out. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import { nameProperty } from './features'
import { boldFont, regularFont } from './fonts'
import { labelSizesPx } from './labels'
import { imageName } from './markers'
import { type MapTheme, mixed, palette } from './palette'
import { sectionLayers } from './sectionLayers'
import { clusterRadiusPx, clusterSizes } from './shapes'

export const sourceIds = [
  'outside',
  'outline',
  'offices',
  'gaps',
  'scopes',
  'scopeLabels',
  'landmarks',
  'districtLabel',
  'leaders',
  'sections',
  'sectionFocus',
  'sectionMarks',
  'sectionPlaces',
  'points',
  'clusters',
  'focus',
] as const
export type SourceId = (typeof sourceIds)[number]

type Look = { readonly theme: MapTheme; readonly language: Language; readonly hasBasemap: boolean }

const squadColor = (theme: MapTheme): ExpressionSpecification => {
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

const byEmphasis = (plain: number, chosen: number, dimmed: number): ExpressionSpecification => [
  'match',
  ['get', 'emphasis'],
  'chosen',
  chosen,
  'dimmed',
  dimmed,
  plain,
]

const isExtent = (extent: string): ExpressionSpecification => ['==', ['get', 'extent'], extent]

const shadowWidthsPx = [36, 28, 21, 15, 10, 6]
const shadowDepth = 0.42

export const groundLayers = ({ theme, hasBasemap }: Look): LayerSpecification[] => {
  const { outside, district, districtShadow, outline, officeEdge, gap } = palette[theme]
  // Opaque lines, each a little narrower and darker: a single blurred line frays wherever the outline is crinkled.
  const shadow = shadowWidthsPx.map(
    (width, step): LayerSpecification => ({
      id: `district-shadow-${step}`,
      type: 'line',
      source: 'outline',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': mixed(outside, districtShadow, shadowDepth * ((step + 1) / shadowWidthsPx.length) ** 1.6),
        'line-width': width,
      },
    }),
  )
  const outsideTint: LayerSpecification = {
    id: 'outside',
    type: 'fill',
    source: 'outside',
    paint: { 'fill-color': outside, 'fill-opacity': 0.55, 'fill-antialias': false },
  }
  return [
    // Without a base map the background has this colour already.
    ...(hasBasemap ? [outsideTint] : []),
    // The district lies on the tinted land around it like a sheet of paper: its shadow is drawn first, half under it.
    // Over a base map, which has its own relief, there is none.
    ...(hasBasemap ? [] : shadow),
    {
      id: 'district',
      type: 'fill',
      source: 'outline',
      paint: { 'fill-color': district, 'fill-opacity': hasBasemap ? 0.12 : 1, 'fill-antialias': false },
    },
    {
      id: 'gaps',
      type: 'fill',
      source: 'gaps',
      paint: { 'fill-color': gap, 'fill-opacity': hasBasemap ? 0.25 : 1, 'fill-antialias': false },
    },
    {
      id: 'gaps-hatch',
      type: 'fill',
      source: 'gaps',
      paint: { 'fill-pattern': imageName.hatch(theme), 'fill-opacity': hasBasemap ? 0.5 : 0.9 },
    },
    {
      id: 'offices',
      type: 'line',
      source: 'offices',
      paint: { 'line-color': officeEdge, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 13, 1.4] },
    },
    {
      id: 'outline',
      type: 'line',
      source: 'outline',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': outline, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 13, 2] },
    },
  ]
}

/** Edges by squad, their fill left free for rates: colour says whose, the line's style says how far the scope extends. */
export const scopeLayers = ({ theme }: Look): LayerSpecification[] => {
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
      paint: { 'fill-color': color, 'fill-opacity': byEmphasis(0.045, 0.09, 0.01), 'fill-antialias': false },
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

/** Names of scopes and places. Where scopes' names stand is worked out by `placeLabels`; the others give way to them. */
export const labelLayers = ({ theme, language }: Look): LayerSpecification[] => {
  const { label, labelHalo, labelMuted } = palette[theme]
  const name: ExpressionSpecification = ['get', nameProperty(language)]
  return [
    {
      id: 'district-label',
      type: 'symbol',
      source: 'districtLabel',
      maxzoom: 12,
      layout: {
        'text-field': name,
        'text-font': regularFont,
        'text-size': labelSizesPx.district,
        'text-letter-spacing': language === 'zh' ? 0.5 : 0.12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': labelMuted, 'text-opacity': 0.5 },
    },
    {
      id: 'landmark-labels',
      type: 'symbol',
      source: 'landmarks',
      layout: {
        'icon-image': ['concat', `${theme}/place/`, ['get', 'kind']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.75, 13, 1],
        'text-field': name,
        'text-font': regularFont,
        'text-size': 11.5,
        'text-variable-anchor-offset': ['top', [0, 0.9], 'right', [-1, 0], 'left', [1, 0], 'bottom', [0, -0.9]],
        'text-optional': true,
        'text-padding': 3,
      },
      paint: { 'text-color': labelMuted, 'text-halo-color': labelHalo, 'text-halo-width': 1.4 },
    },
    {
      id: 'leaders',
      type: 'line',
      source: 'leaders',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': squadColor(theme), 'line-width': 1, 'line-opacity': byEmphasis(0.8, 1, 0.4) },
    },
    {
      id: 'leader-ends',
      type: 'circle',
      source: 'leaders',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': squadColor(theme), 'circle-radius': 2, 'circle-opacity': byEmphasis(1, 1, 0.4) },
    },
    {
      id: 'scope-labels',
      type: 'symbol',
      source: 'scopeLabels',
      layout: {
        'text-field': [
          'format',
          ['get', 'name'],
          { 'font-scale': 1, 'text-font': ['literal', boldFont] },
          '\n',
          {},
          ['get', 'detail'],
          {
            'font-scale': labelSizesPx.detail / labelSizesPx.name,
            'text-font': ['literal', regularFont],
            'text-color': labelMuted,
          },
        ],
        'text-font': boldFont,
        'text-size': labelSizesPx.name,
        'text-line-height': 1.25,
        'text-max-width': 20,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': squadColor(theme),
        'text-halo-color': labelHalo,
        'text-halo-width': 1.8,
        'text-opacity': byEmphasis(1, 1, 0.55),
      },
    },
    {
      id: 'point-names',
      type: 'symbol',
      source: 'points',
      minzoom: 14.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': 12,
        // Clear of the picture of the name's own marker at its largest, empty edge included: nearer, no name would ever fit.
        'text-variable-anchor-offset': ['top', [0, 1.5], 'left', [1.5, 0], 'right', [-1.5, 0], 'bottom', [0, -1.5]],
        'text-padding': 1,
        'text-justify': 'auto',
        'text-max-width': 9,
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
      },
      paint: { 'text-color': label, 'text-halo-color': labelHalo, 'text-halo-width': 1.5 },
    },
  ]
}

const markerScale: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9, 0.85, 12, 1, 16, 1.25]

const pointLayerId = (status: PointStatus): string => `points-${status}`

/** A new status comes as the feature's state: that repaints within a frame, where new data would be laid out first. */
const statusNow: ExpressionSpecification = ['coalesce', ['feature-state', 'status'], ['get', 'status']]

/** Markers and clusters: always drawn, above all labels. A layer for each status, the worst on top; one of them shows the point. */
export const markerLayers = ({ theme }: Look): LayerSpecification[] => {
  const { label, badgeText } = palette[theme]
  const bySize = <V>(value: (radius: number) => V): ExpressionSpecification =>
    [
      'match',
      ['get', 'size'],
      ...clusterSizes.slice(0, -1).flatMap((size) => [size, ['literal', value(clusterRadiusPx[size])]]),
      ['literal', value(clusterRadiusPx.huge)],
    ] as unknown as ExpressionSpecification
  const alwaysShown = {
    'icon-allow-overlap': true,
    'text-allow-overlap': true,
  } as const
  const marker: ExpressionSpecification = ['concat', `${theme}/marker/`, ['get', 'status']]
  const badgeSize = 10
  return [
    {
      id: 'clusters',
      type: 'symbol',
      source: 'clusters',
      layout: {
        ...alwaysShown,
        'icon-image': ['concat', `${theme}/cluster/`, ['get', 'size'], '/', ['get', 'shares']],
        'text-field': ['to-string', ['get', 'count']],
        'text-font': boldFont,
        'text-size': ['match', ['get', 'size'], 'small', 11.5, 'medium', 12, 'large', 12.5, 13],
      },
      paint: { 'text-color': label },
    },
    {
      id: 'cluster-overdue',
      type: 'symbol',
      source: 'clusters',
      filter: ['>', ['get', 'overdue'], 0],
      layout: {
        ...alwaysShown,
        'icon-image': ['concat', `${theme}/badge/`, ['to-string', ['get', 'digits']]],
        'icon-offset': bySize((radius) => [radius * 0.82, -radius * 0.82]),
        'text-field': ['to-string', ['get', 'overdue']],
        'text-font': boldFont,
        'text-size': badgeSize,
        'text-offset': bySize((radius) => [(radius * 0.82) / badgeSize, (-radius * 0.82) / badgeSize]),
      },
      paint: { 'text-color': badgeText },
    },
    ...[...pointStatuses].reverse().map(
      (status): LayerSpecification => ({
        id: pointLayerId(status),
        type: 'symbol',
        source: 'points',
        layout: {
          ...alwaysShown,
          'icon-image': `${theme}/marker/${status}`,
          'icon-size': markerScale,
          'icon-padding': 0,
        },
        paint: { 'icon-opacity': ['case', ['==', statusNow, status], 1, 0] },
      }),
    ),
    {
      id: 'focus-halo',
      type: 'symbol',
      source: 'focus',
      layout: {
        ...alwaysShown,
        'icon-ignore-placement': true,
        'icon-image': ['concat', `${theme}/halo/`, ['get', 'state']],
        'icon-size': markerScale,
      },
    },
    {
      id: 'focus-marker',
      type: 'symbol',
      source: 'focus',
      layout: {
        ...alwaysShown,
        'icon-ignore-placement': true,
        'icon-image': marker,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 1.1, 12, 1.25, 16, 1.5],
      },
    },
    {
      id: 'chosen-place',
      type: 'symbol',
      source: 'sectionPlaces',
      filter: ['==', ['get', 'what'], 'chosen'],
      layout: {
        ...alwaysShown,
        'icon-ignore-placement': true,
        'icon-image': `${theme}/pin`,
      },
    },
  ]
}

export const layersOf = (look: Look): LayerSpecification[] => [
  ...groundLayers(look),
  ...scopeLayers(look),
  ...sectionLayers(look),
  ...labelLayers(look),
  ...markerLayers(look),
]

/** What a click or the pointer meets first, and the layers that make it up. */
export const pointLayerIds = ['focus-marker', ...pointStatuses.map(pointLayerId)]
export const clusterLayerIds = ['clusters', 'cluster-overdue']
export const scopeLayerIds = ['scope-labels', 'scope-fill']
