/** Names on the map as layers. Pure. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '../../domain/text'
import { nameProperty } from './features'
import { boldFont, regularFont } from './fonts'
import { labelSizesPx } from './labels'
import { type MapTheme, palette } from './palette'
import { byEmphasis, squadColor } from './scopeLayers'

/** Names of scopes and places. Where scopes' names stand is worked out by `placeLabels`; the others give way to them. */
export const labelLayers = ({
  theme,
  language,
}: {
  readonly theme: MapTheme
  readonly language: Language
}): LayerSpecification[] => {
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
