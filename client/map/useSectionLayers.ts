/** Keeps the road sections on the map, apart from one that is being drawn anew, and the places of issues on the chosen one. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { drawSectionPlaces, drawSections } from './drawing'
import type { MapViewProps } from './mapProps'
import type { MapSection } from './sectionFeatures'

/** The sections that are shown. */
export const useSectionLayers = (
  map: MapLibreMap | null,
  { sections, sectionIssues, task }: MapViewProps,
): readonly MapSection[] => {
  const drawnId = task?.kind === 'line' ? task.roadSectionId : null
  const shown = useMemo(() => sections.filter(({ id }) => id !== drawnId), [sections, drawnId])
  useEffect(() => {
    if (map !== null) drawSections(map, shown)
  }, [map, shown])

  const chosenPlace = task?.kind === 'place' ? task.place : null
  useEffect(() => {
    if (map !== null) drawSectionPlaces(map, sectionIssues, chosenPlace)
  }, [map, sectionIssues, chosenPlace])
  return shown
}
