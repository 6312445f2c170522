/** The base map under everything, from one configured address; without it nothing external is ever fetched. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'

export type Basemap =
  | { readonly kind: 'style'; readonly url: string }
  | { readonly kind: 'raster'; readonly tiles: readonly string[]; readonly attribution?: string }

/**
 * An address with `{z}` (or a WMTS's own `{TileMatrix}`, `{TileRow}`, `{TileCol}`) is a tile template, such as
 * 天地图's; any other is a MapLibre style.
 */
export const basemapOf = (url: string | null | undefined): Basemap | null => {
  const given = url?.trim() ?? ''
  if (given === '') return null
  const template = given
    .replace(/\{TileMatrix\}/gi, '{z}')
    .replace(/\{TileRow\}/gi, '{y}')
    .replace(/\{TileCol\}/gi, '{x}')
  return template.includes('{z}') ? { kind: 'raster', tiles: [template] } : { kind: 'style', url: given }
}

/** What a base map contributes to our style: sources and layers under a prefix, so that no name meets one of ours. */
export type BasemapParts = {
  readonly sources: Record<string, SourceSpecification>
  readonly layers: readonly LayerSpecification[]
  readonly sprite?: StyleSpecification['sprite']
  readonly glyphs?: string
}

export const basemapPrefix = 'basemap-'

export const rasterParts = ({ tiles, attribution }: Extract<Basemap, { kind: 'raster' }>): BasemapParts => ({
  sources: {
    [`${basemapPrefix}tiles`]: {
      type: 'raster',
      tiles: [...tiles],
      tileSize: 256,
      ...(attribution && { attribution }),
    },
  },
  layers: [{ id: `${basemapPrefix}tiles`, type: 'raster', source: `${basemapPrefix}tiles` }],
})

/** A fetched style as parts; its relative addresses are resolved against where it came from. */
export const styleParts = (style: StyleSpecification, styleUrl: string): BasemapParts => {
  const absolute = (url: string): string => decodeURI(new URL(url, styleUrl).href)
  const sources = Object.entries(style.sources).map(([id, source]) => {
    const url = 'url' in source && typeof source.url === 'string' ? { url: absolute(source.url) } : {}
    const tiles = 'tiles' in source && source.tiles ? { tiles: source.tiles.map(absolute) } : {}
    return [`${basemapPrefix}${id}`, { ...source, ...url, ...tiles } as SourceSpecification] as const
  })
  const layers = style.layers.map(
    (layer) =>
      ({
        ...layer,
        id: `${basemapPrefix}${layer.id}`,
        ...('source' in layer && layer.source ? { source: `${basemapPrefix}${layer.source}` } : {}),
      }) as LayerSpecification,
  )
  return {
    sources: Object.fromEntries(sources),
    layers,
    ...(typeof style.sprite === 'string' && { sprite: absolute(style.sprite) }),
    ...(style.glyphs && { glyphs: absolute(style.glyphs) }),
  }
}
