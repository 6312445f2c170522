/** The ground as layers: the land around, the district on it with its shadow, offices, gaps between scopes. Pure. */
import type { LayerSpecification } from 'maplibre-gl'
import { imageName } from './markers'
import { type MapTheme, mixed, palette } from './palette'

const shadowWidthsPx = [36, 28, 21, 15, 10, 6]
const shadowDepth = 0.42

export const groundLayers = ({
  theme,
  hasBasemap,
}: {
  readonly theme: MapTheme
  readonly hasBasemap: boolean
}): LayerSpecification[] => {
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
      paint: { 'fill-color': gap, 'fill-opacity': hasBasemap ? 0.45 : 1, 'fill-antialias': false },
    },
    {
      id: 'gaps-hatch',
      type: 'fill',
      source: 'gaps',
      paint: { 'fill-pattern': imageName.hatch(theme), 'fill-opacity': 0.9 },
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
