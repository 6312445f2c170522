/** The map's sources, and its layers from ground to markers and the numbers of a route's stops. Pure: theme and language in, layers out. */
import type { LayerSpecification } from 'maplibre-gl'
import type { Language } from '../../domain/text'
import { groundLayers } from './groundLayers'
import { labelLayers } from './labelLayers'
import { markerLayers } from './markerLayers'
import { overlapLayers } from './overlapLayers'
import type { MapTheme } from './palette'
import { routeLineLayers, routeStopLayers } from './routeLayers'
import { scopeLayers } from './scopeLayers'
import { sectionLayers } from './sectionLayers'

export const sourceIds = [
  'outside',
  'outline',
  'offices',
  'gaps',
  'scopes',
  'overlaps',
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
  'routeLines',
  'routeStops',
] as const
export type SourceId = (typeof sourceIds)[number]

type Look = { readonly theme: MapTheme; readonly language: Language; readonly hasBasemap: boolean }

export const layersOf = (look: Look): LayerSpecification[] => [
  ...groundLayers(look),
  ...scopeLayers(look),
  ...overlapLayers(look),
  ...sectionLayers(look),
  ...labelLayers(look),
  ...routeLineLayers(look),
  ...markerLayers(look),
  ...routeStopLayers(look),
]
