/** Points as layers: their markers, clusters of them, and the one that is looked at. Pure. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import { boldFont } from './fonts'
import { type MapTheme, palette } from './palette'
import { clusterRadiusPx, clusterSizes } from './shapes'

const markerScale: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9, 0.85, 12, 1, 16, 1.25]

const pointLayerId = (status: PointStatus): string => `points-${status}`

/** A new status comes as the feature's state: that repaints within a frame, where new data would be laid out first. */
const statusNow: ExpressionSpecification = ['coalesce', ['feature-state', 'status'], ['get', 'status']]

/** Markers and clusters: always drawn, above all labels. A layer for each status, the worst on top; one of them shows the point. */
export const markerLayers = ({ theme }: { readonly theme: MapTheme }): LayerSpecification[] => {
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

/** What a click or the pointer meets as a point, and as a cluster. */
export const pointLayerIds = ['focus-marker', ...pointStatuses.map(pointLayerId)]
export const clusterLayerIds = ['clusters', 'cluster-overdue']
