/** What a base map contributes to our style. What makes one is loaded once one is chosen (`basemapParts.ts`). */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'

/** Sources and layers under a prefix, so that no name meets one of ours. */
export type BasemapParts = {
  readonly sources: Record<string, SourceSpecification>
  readonly layers: readonly LayerSpecification[]
  readonly sprite?: StyleSpecification['sprite']
}

export const basemapPrefix = 'basemap-'
