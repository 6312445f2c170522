/** Sets off what is selected, and what is pointed at on the map, in a list or by the keyboard. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { drawSectionFocus, fill } from './drawing'
import { focusFeatures } from './features'
import type { MapViewProps } from './mapProps'
import type { MapSection } from './sectionFeatures'

export const useFocusLayers = (
  map: MapLibreMap | null,
  { table, selectedPointId, selectedSectionId }: MapViewProps,
  shownSections: readonly MapSection[],
  pointedAt: { readonly pointId: number | null; readonly sectionId: string | null },
): void => {
  const { pointId, sectionId } = pointedAt
  useEffect(() => {
    if (map === null) return
    const drawFocus = () => fill(map, 'focus', focusFeatures(table, selectedPointId, pointId))
    drawFocus()
    return table.subscribe(drawFocus)
  }, [map, table, selectedPointId, pointId])

  useEffect(() => {
    if (map !== null) drawSectionFocus(map, shownSections, selectedSectionId, sectionId)
  }, [map, shownSections, selectedSectionId, sectionId])
}
