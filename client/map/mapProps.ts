/** What comes into the map as data, and what goes out of it by callbacks. */
import type { OfferedBasemap } from '../../domain/basemap'
import type { Language, Text } from '../../domain/text'
import type { MapTask } from '../mapTask'
import type { PointTable } from '../pointTable'
import type { Camera, Filter } from '../view'
import type { Padding } from './framing'
import type { Geography } from './geography'
import type { PhotoOfPoint } from './MapTooltip'
import type { MapOverlay } from './overlay'
import type { MapTheme } from './palette'
import type { Paper, PrintPicture } from './printPicture'
import type { ScopeRates } from './rates'
import type { MapRoutes } from './routeFeatures'
import type { MapSection, SectionIssue } from './sectionFeatures'

/** What the map gives to others once it stands. */
export type MapHandle = {
  /** The present view drawn anew for paper. */
  readonly capture: (paper: Paper) => Promise<PrintPicture>
}

export type MapViewProps = {
  readonly table: PointTable
  readonly filter: Filter
  readonly geography: Geography
  /** Road sections that the filter shows. */
  readonly sections: readonly MapSection[]
  readonly selectedSectionId: string | null
  /** Issues on the selected section. */
  readonly sectionIssues: readonly SectionIssue[]
  /** A section that is pointed at elsewhere. */
  readonly hoveredSectionId?: string | null
  /** What a form asks of the map meanwhile. */
  readonly task: MapTask | null
  /** A day's route plan, or the points that are chosen for one; null: none is shown. */
  readonly routes?: MapRoutes | null
  /** What a panel lays over the map; null: nothing. */
  readonly overlay?: MapOverlay | null
  /** Scopes are shaded by these; null: their fill is left free. */
  readonly rates?: ScopeRates | null
  readonly selectedPointId: number | null
  /** A point that is pointed at elsewhere, in a list say. */
  readonly hoveredPointId?: number | null
  /** Null: the whole district, or the scope or squad of the filter. */
  readonly camera: Camera | null
  readonly language: Language
  readonly theme: MapTheme
  /** Base maps to choose from. */
  readonly basemaps: readonly OfferedBasemap[]
  /** Everything is drawn so many times larger, for eyes that are far away, and there are no controls; otherwise 1. */
  readonly magnification?: number | undefined
  /** CSS pixels at each side over which panels lie. */
  readonly padding: Padding
  readonly kindName?: (kind: string) => Text | null
  readonly onSelectPoint: (pointId: number) => void
  readonly onHoverPoint?: (pointId: number | null) => void
  readonly onSelectSection: (roadSectionId: string) => void
  readonly onSelectStop?: (key: string) => void
  readonly onHoverStop?: (key: string | null) => void
  readonly onSelectScope: (scopeId: string) => void
  /** Asked when a marker is pointed at. */
  readonly photoOf?: PhotoOfPoint
  /** After the user has moved the map; null when it shows what `camera: null` would show. */
  readonly onCamera: (camera: Camera | null) => void
  readonly onUnavailable?: (reason: string) => void
  readonly onReady?: (handle: MapHandle) => void
}
