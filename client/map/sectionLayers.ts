/**
 * Road sections as layers: a line in the status's colour between edges of its edge colour, so that a section never looked
 * at is as hollow as the ring of such a point; overdue is wider and dashed within, and from nearer on the status's shape
 * stands at the middle. They are told apart in grey, too. Pure.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { pointStatuses } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import { nameProperty } from './features'
import { boldFont } from './fonts'
import { type MapTheme, palette, type StatusLook } from './palette'

const byStatus = (theme: MapTheme, value: (look: StatusLook) => string): ExpressionSpecification =>
  [
    'match',
    ['get', 'status'],
    ...pointStatuses.slice(0, -1).flatMap((status) => [status, value(palette[theme].status[status])]),
    value(palette[theme].status.compliant),
  ] as unknown as ExpressionSpecification

const isOverdue: ExpressionSpecification = ['==', ['get', 'status'], 'overdue']

/** A line's width in CSS pixels at zooms 9, 13 and 16, wider where overdue, and more by as much as an edge takes. */
const width = (more: number): ExpressionSpecification => {
  const at = (px: number): ExpressionSpecification => ['+', more, ['*', px, ['case', isOverdue, 1.4, 1]]]
  return ['interpolate', ['linear'], ['zoom'], 9, at(1.6), 13, at(3.6), 16, at(6)]
}

const rounded = { 'line-join': 'round', 'line-cap': 'round' } as const
/** Nearer than this the whole city's markers would be in the way of the sections' own. */
export const sectionMarkZoom = 12
export const sectionNameZoom = 13.5

export const sectionLayers = ({
  theme,
  language,
}: {
  readonly theme: MapTheme
  readonly language: Language
}): LayerSpecification[] => {
  const { focus, label, labelHalo, status } = palette[theme]
  return [
    {
      id: 'section-focus',
      type: 'line',
      source: 'sectionFocus',
      layout: rounded,
      paint: {
        'line-color': focus,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 8, 16, 17],
        'line-opacity': ['match', ['get', 'state'], 'selected', 0.85, 0.4],
      },
    },
    {
      id: 'section-edge',
      type: 'line',
      source: 'sections',
      layout: rounded,
      paint: { 'line-color': byStatus(theme, ({ outline, edge }) => outline ?? edge), 'line-width': width(2.6) },
    },
    {
      id: 'section-line',
      type: 'line',
      source: 'sections',
      layout: rounded,
      paint: { 'line-color': byStatus(theme, ({ fill }) => fill), 'line-width': width(0) },
    },
    {
      id: 'section-overdue',
      type: 'line',
      source: 'sections',
      filter: isOverdue,
      paint: {
        'line-color': status.overdue.edge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 13, 1.6, 16, 2.6],
        'line-dasharray': [3, 2.5],
      },
    },
    {
      id: 'section-marks',
      type: 'symbol',
      source: 'sectionMarks',
      minzoom: sectionMarkZoom,
      layout: {
        'icon-image': ['concat', `${theme}/marker/`, ['get', 'status']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 16, 1.1],
        'icon-allow-overlap': true,
        'icon-padding': 0,
      },
    },
    {
      id: 'section-names',
      type: 'symbol',
      source: 'sections',
      minzoom: sectionNameZoom,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', nameProperty(language)],
        'text-font': boldFont,
        'text-size': 12.5,
        'text-letter-spacing': language === 'zh' ? 0.15 : 0.02,
        'text-offset': [0, 1.3],
        'text-max-angle': 35,
      },
      paint: { 'text-color': label, 'text-halo-color': labelHalo, 'text-halo-width': 1.6 },
    },
    {
      id: 'section-issues',
      type: 'symbol',
      source: 'sectionPlaces',
      filter: ['==', ['get', 'what'], 'issue'],
      layout: {
        'icon-image': ['concat', `${theme}/marker/`, ['get', 'status']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 13, 0.75, 16, 0.95],
        'icon-allow-overlap': true,
        'icon-padding': 0,
      },
    },
  ]
}

/** What a click or the pointer meets as a section. */
export const sectionLayerIds = ['section-edge', 'section-marks']
