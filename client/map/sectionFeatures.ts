/** What the map's sources hold of road sections: lines, a mark at each one's middle, and the issues of the selected one. Pure. */
import type { FeatureCollection, LineString, Point } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import type { PointStatus } from '../../domain/pointStatus'
import type { Line } from '../../domain/roadLine'

/** A section as the map draws it. */
export type MapSection = {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly line: Line
  readonly middle: LngLat
  readonly lengthMetres: number
  readonly statusNow: PointStatus
}

/** An issue on the selected section, where it was found. */
export type SectionIssue = { readonly id: string; readonly at: LngLat; readonly status: PointStatus }

const lineOf = (line: Line): LineString => ({ type: 'LineString', coordinates: line.map((place) => [...place]) })
const pointAt = (place: LngLat): Point => ({ type: 'Point', coordinates: [...place] })

const factsOf = ({ id, nameZh, nameEn, statusNow }: MapSection) => ({
  section: id,
  name_zh: nameZh,
  name_en: nameEn,
  status: statusNow,
})

export const sectionFeatures = (sections: readonly MapSection[]): FeatureCollection<LineString> => ({
  type: 'FeatureCollection',
  features: sections.map((section) => ({
    type: 'Feature',
    geometry: lineOf(section.line),
    properties: factsOf(section),
  })),
})

export const sectionMarkFeatures = (sections: readonly MapSection[]): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: sections.map((section) => ({
    type: 'Feature',
    geometry: pointAt(section.middle),
    properties: factsOf(section),
  })),
})

/** The line that is pointed at, and above it the selected one. */
export const sectionFocusFeatures = (
  sections: readonly MapSection[],
  selectedId: string | null,
  hoveredId: string | null,
): FeatureCollection<LineString> => ({
  type: 'FeatureCollection',
  features: (
    [
      [hoveredId, 'hovered'],
      [selectedId, 'selected'],
    ] as const
  ).flatMap(([id, state]) => {
    const section = sections.find((one) => one.id === id)
    return section === undefined
      ? []
      : [{ type: 'Feature' as const, geometry: lineOf(section.line), properties: { state } }]
  }),
})

/** Issues as small marks, and the place that is being chosen for a new one. */
export const sectionPlaceFeatures = (
  issues: readonly SectionIssue[],
  chosen: LngLat | null,
): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: [
    ...issues.map(({ id, at, status }) => ({
      type: 'Feature' as const,
      geometry: pointAt(at),
      properties: { what: 'issue', issue: id, status },
    })),
    ...(chosen === null
      ? []
      : [{ type: 'Feature' as const, geometry: pointAt(chosen), properties: { what: 'chosen' } }]),
  ],
})
