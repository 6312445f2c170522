/** Land that lies in two scopes at once, until the office has mended the boundaries: said on the map, for nobody guesses. Pure. */
import type { LayerSpecification } from 'maplibre-gl'
import type { Language } from '../../domain/text'
import { boldFont } from './fonts'
import { type MapTheme, palette } from './palette'

export const overlapLayers = ({
  theme,
  language,
}: {
  readonly theme: MapTheme
  readonly language: Language
}): LayerSpecification[] => {
  const { status, labelHalo } = palette[theme]
  const color = status.overdue.fill
  return [
    {
      id: 'overlaps',
      type: 'fill',
      source: 'overlaps',
      paint: { 'fill-color': color, 'fill-opacity': 0.18, 'fill-outline-color': color },
    },
    {
      id: 'overlap-names',
      type: 'symbol',
      source: 'overlaps',
      minzoom: 11,
      layout: { 'text-field': ['get', language], 'text-font': boldFont, 'text-size': 11.5, 'text-max-width': 9 },
      paint: { 'text-color': color, 'text-halo-color': labelHalo, 'text-halo-width': 1.4 },
    },
  ]
}
