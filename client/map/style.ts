/** The map's style from theme, language and base map. It holds no data: every source starts empty and is filled later. */
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../../domain/text'
import type { BasemapParts } from './basemap'
import { layersOf, sourceIds } from './layers'
import { type MapTheme, palette } from './palette'

/**
 * Beyond this zoom the tiles of our own data grow with the map: a few instead of a dozen to lay out and paint, and still
 * exact to a pixel at the closest zoom.
 */
const finestTiles = 14

const emptySource = (): GeoJSONSourceSpecification => ({
  type: 'geojson',
  maxzoom: finestTiles,
  data: { type: 'FeatureCollection', features: [] },
})

export const styleOf = ({
  theme,
  language,
  basemap,
}: {
  readonly theme: MapTheme
  readonly language: Language
  /** Null: nothing is drawn below the ground, and nothing external is fetched. */
  readonly basemap: BasemapParts | null
}): StyleSpecification => ({
  version: 8,
  // Markers change at once; only what the user moves moves.
  transition: { duration: 0, delay: 0 },
  ...(basemap?.sprite && { sprite: basemap.sprite }),
  sources: {
    ...basemap?.sources,
    ...Object.fromEntries(sourceIds.map((id) => [id, emptySource()])),
  },
  layers: [
    { id: 'background', type: 'background', paint: { 'background-color': palette[theme].outside } },
    ...(basemap?.layers ?? []),
    ...layersOf({ theme, language, hasBasemap: basemap !== null }),
  ],
})

/** Carries what the sources hold over to a new style, so that a change of theme or language is one repaint, no flash. */
export const keepData = (previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification => ({
  ...next,
  sources: Object.fromEntries(
    Object.entries(next.sources).map(([id, source]) => {
      const before = previous?.sources[id]
      return [id, source.type === 'geojson' && before?.type === 'geojson' ? { ...source, data: before.data } : source]
    }),
  ),
})
