/** The configured base map, ready to lie under our style; a style's address is fetched once. */
import type { StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import { type BasemapParts, basemapOf, rasterParts, styleParts } from './basemap'

type Fetched = { readonly url: string; readonly parts: BasemapParts | null }

/** `isMissing`: it is configured but could not be had; the map goes on without it. */
export const useBasemap = (
  url: string | null,
): { readonly parts: BasemapParts | null; readonly isMissing: boolean } => {
  const [fetched, setFetched] = useState<Fetched | null>(null)
  const basemap = useMemo(() => basemapOf(url), [url])
  const styleUrl = basemap?.kind === 'style' ? basemap.url : null

  useEffect(() => {
    if (styleUrl === null) return
    const stopped = new AbortController()
    const read = async (): Promise<BasemapParts> => {
      const response = await fetch(styleUrl, { signal: stopped.signal })
      if (!response.ok) throw new Error(`The base map's style answered ${response.status}.`)
      return styleParts((await response.json()) as StyleSpecification, new URL(styleUrl, location.href).href)
    }
    read().then(
      (parts) => setFetched({ url: styleUrl, parts }),
      () => stopped.signal.aborted || setFetched({ url: styleUrl, parts: null }),
    )
    return () => stopped.abort()
  }, [styleUrl])

  return useMemo(() => {
    if (basemap === null) return { parts: null, isMissing: false }
    if (basemap.kind === 'raster') return { parts: rasterParts(basemap), isMissing: false }
    const known = fetched?.url === basemap.url ? fetched : null
    return { parts: known?.parts ?? null, isMissing: known !== null && known.parts === null }
  }, [basemap, fetched])
}
