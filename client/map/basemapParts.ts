/** A base map that has been chosen, made ready to lie under our style. Loaded on demand. */
import type { LayerSpecification, RasterLayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { basemapTable, type OfferedBasemap, type TiandituLayer, tiandituZooms } from '../../domain/basemap'
import { basemapFault } from '../../domain/basemapDatum'
import { isRefusal, type Refusal } from '../../domain/refusal'
import type { Language } from '../../domain/text'
import { type BasemapParts, basemapPrefix } from './basemap'
import { regularFont } from './fonts'
import type { AddArchiveProtocol } from './offlineBasemap'
import type { MapTheme } from './palette'

export type BasemapLook = { readonly theme: MapTheme; readonly language: Language }

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attributionOf = (offered: OfferedBasemap, language: Language): { readonly attribution?: string } => {
  if (offered.id === 'own') return offered.attribution === null ? {} : { attribution: escaped(offered.attribution) }
  const { attribution, attributionUrl } = basemapTable[offered.id]
  if (attribution === null || attributionUrl === null) return {}
  return {
    attribution: `<a href="${attributionUrl}" target="_blank" rel="noopener">${escaped(attribution[language])}</a>`,
  }
}

type RasterPaint = NonNullable<RasterLayerSpecification['paint']>
/** Pictures made for daylight are dimmed at night, and a coloured map gives way to the points. */
const paintOf = (theme: MapTheme, isColoured: boolean): RasterPaint =>
  theme === 'dark'
    ? { 'raster-brightness-max': 0.55, 'raster-saturation': -0.5, 'raster-contrast': 0.1 }
    : isColoured
      ? { 'raster-saturation': -0.35 }
      : {}

/** `{TileMatrix}`, `{TileRow}` and `{TileCol}` are a WMTS's own words. */
const templateOf = (url: string): string =>
  url
    .replace(/\{TileMatrix\}/gi, '{z}')
    .replace(/\{TileRow\}/gi, '{y}')
    .replace(/\{TileCol\}/gi, '{x}')

export const isTemplate = (url: string): boolean => templateOf(url).includes('{z}')

/** MapLibre knows `{s}` for no host: one of them is taken. */
const templatesOf = (url: string): string[] => {
  const template = templateOf(url)
  const hosts = /\{(\d)-(\d)\}/.exec(template)
  if (hosts === null) return [template.replaceAll('{s}', '0')]
  const [range, first, last] = hosts
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
    template.replaceAll(range, `${Number(first) + index}`),
  )
}

export const rasterParts = (offered: Extract<OfferedBasemap, { id: 'own' }>, { theme, language }: BasemapLook) => {
  const isFromBelow = offered.url.includes('{-y}')
  return {
    sources: {
      [`${basemapPrefix}tiles`]: {
        type: 'raster',
        tiles: templatesOf(offered.url.replace('{-y}', '{y}')),
        tileSize: 256,
        ...(isFromBelow && { scheme: 'tms' }),
        ...attributionOf(offered, language),
      },
    },
    layers: [
      {
        id: `${basemapPrefix}tiles`,
        type: 'raster',
        source: `${basemapPrefix}tiles`,
        paint: paintOf(theme, false),
      },
    ],
  } satisfies BasemapParts
}

export const tiandituParts = (
  offered: Exclude<OfferedBasemap, { id: 'own' | 'offline' }>,
  origin: string,
  { theme, language }: BasemapLook,
): BasemapParts => {
  const drawn = basemapTable[offered.id].tianditu
  const sourceOf = (layer: TiandituLayer, index: number): SourceSpecification => ({
    type: 'raster',
    tiles: [`${origin}/api/basemap/tianditu/${layer}/{z}/{x}/{y}`],
    tileSize: 256,
    minzoom: tiandituZooms[layer].least,
    maxzoom: tiandituZooms[layer].most,
    // Once is enough.
    ...(index === 0 && attributionOf(offered, language)),
  })
  return {
    sources: Object.fromEntries(drawn.map((layer, index) => [basemapPrefix + layer, sourceOf(layer, index)])),
    layers: drawn.map((layer) => ({
      id: basemapPrefix + layer,
      type: 'raster',
      source: basemapPrefix + layer,
      paint: paintOf(theme, offered.id !== 'tiandituImg'),
    })),
  }
}

/**
 * A fetched style as parts; its relative addresses are resolved against where it came from. Its names are drawn from the
 * browser's own fonts as ours are: no letters are fetched.
 */
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
        ...(layer.type === 'symbol' && layer.layout && { layout: { ...layer.layout, 'text-font': regularFont } }),
      }) as LayerSpecification,
  )
  return {
    sources: Object.fromEntries(sources),
    layers,
    ...(typeof style.sprite === 'string' && { sprite: absolute(style.sprite) }),
  }
}

const tileAddressesOf = ({ sources }: BasemapParts): readonly string[] =>
  Object.values(sources).flatMap((source) => [
    ...('url' in source && typeof source.url === 'string' ? [source.url] : []),
    ...('tiles' in source && source.tiles ? source.tiles : []),
  ])

const fetchedStyleParts = async (url: string, signal: AbortSignal): Promise<BasemapParts | Refusal> => {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The base map's style answered ${response.status}.`)
  const parts = styleParts((await response.json()) as StyleSpecification, new URL(url, location.href).href)
  // The server has judged the style's own address; only now it shows whose tiles it draws.
  return (
    tileAddressesOf(parts)
      .map((address) => basemapFault(address))
      .find(isRefusal) ?? parts
  )
}

/** Throws where it cannot be had. */
export const partsOf = async (
  offered: OfferedBasemap,
  look: BasemapLook,
  addProtocol: AddArchiveProtocol,
  signal: AbortSignal,
): Promise<BasemapParts | Refusal> => {
  if (offered.id === 'offline') {
    const { offlineParts } = await import('./offlineBasemap')
    return offlineParts(
      new URL(offered.url, location.href).href,
      attributionOf(offered, look.language),
      look,
      addProtocol,
    )
  }
  if (offered.id !== 'own') return tiandituParts(offered, location.origin, look)
  return isTemplate(offered.url) ? rasterParts(offered, look) : fetchedStyleParts(offered.url, signal)
}
