/** Puts data into a map's sources: the one way by which points and geography reach the screen and the paper. */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { LngLat } from '../../domain/coordinates'
import type { PointStatus } from '../../domain/pointStatus'
import type { Language } from '../../domain/text'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'
import type { Bounds, Clusters } from './clusters'
import {
  districtLabelFeatures,
  labelTexts,
  landmarkFeatures,
  leaderFeatures,
  outsideFeatures,
  overlapFeatures,
  scopeFeatures,
  scopeLabelFeatures,
  shownFeatures,
} from './features'
import { widened } from './framing'
import type { Geography } from './geography'
import { type Land, placeLabels } from './labels'
import type { SourceId } from './layers'
import { drawImage, imagePixelRatio } from './markers'
import type { ScopeRates } from './rates'
import { type MapRoutes, routeLineFeatures, routeStopFeatures } from './routeFeatures'
import {
  type MapSection,
  type SectionIssue,
  sectionFeatures,
  sectionFocusFeatures,
  sectionMarkFeatures,
  sectionPlaceFeatures,
} from './sectionFeatures'

type Chosen = Pick<Filter, 'scopeId' | 'squad'>

/** What each source was given last, feature by feature. */
const given = new WeakMap<GeoJSONSource, ReadonlyMap<string | number, string>>()
/** Beyond so many changed features the whole is handed over: telling them apart would gain nothing. */
const changesAtMost = 40

/**
 * Gives a source its data. Only tiles in which something changed are laid out anew, so that one marker's new colour costs
 * one tile and the same data again cost nothing; this needs features with ids.
 */
export const fill = (map: MapLibreMap, sourceId: SourceId, data: FeatureCollection): void => {
  const source = map.getSource<GeoJSONSource>(sourceId)
  if (source === undefined) throw new Error(`The style has no source ${sourceId}.`)
  const before = given.get(source)
  const now = new Map(data.features.map((feature, index) => [feature.id ?? `#${index}`, JSON.stringify(feature)]))
  given.set(source, now)
  const added = data.features.filter((feature, index) => {
    const id = feature.id ?? `#${index}`
    return before?.get(id) !== now.get(id)
  })
  const removed = [...(before?.keys() ?? [])].filter((id) => !now.has(id))
  const changes = added.length + removed.length
  if (before !== undefined && changes === 0) return
  const isPatch = before !== undefined && changes <= changesAtMost
  // MapLibre patches only data of which every feature, old and new, has an id.
  const haveIds = [...(before?.keys() ?? []), ...now.keys()].every((id) => typeof id === 'number')
  if (isPatch && haveIds) source.updateData({ add: added, remove: removed })
  else source.setData(data)
}

/** Images are drawn when the style first names them; MapLibre asks again after a change of theme. */
export const drawImagesOnDemand = (map: MapLibreMap): void => {
  map.setMissingStyleImageResolver((name) => {
    const image = drawImage(name)
    if (image !== null && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: imagePixelRatio })
  })
}

export const drawGeography = (map: MapLibreMap, geography: Geography): void => {
  fill(map, 'outside', outsideFeatures(geography))
  fill(map, 'outline', geography.outline)
  fill(map, 'offices', geography.offices)
  fill(map, 'gaps', geography.gaps)
  fill(map, 'overlaps', overlapFeatures(geography))
  fill(map, 'landmarks', landmarkFeatures(geography))
}

export const drawScopes = (map: MapLibreMap, geography: Geography, chosen: Chosen, rates: ScopeRates | null): void =>
  fill(map, 'scopes', scopeFeatures(geography, chosen, rates))

export const drawSections = (map: MapLibreMap, sections: readonly MapSection[]): void => {
  fill(map, 'sections', sectionFeatures(sections))
  fill(map, 'sectionMarks', sectionMarkFeatures(sections))
}

export const drawSectionFocus = (
  map: MapLibreMap,
  sections: readonly MapSection[],
  selectedId: string | null,
  hoveredId: string | null,
): void => fill(map, 'sectionFocus', sectionFocusFeatures(sections, selectedId, hoveredId))

export const drawSectionPlaces = (map: MapLibreMap, issues: readonly SectionIssue[], chosen: LngLat | null): void =>
  fill(map, 'sectionPlaces', sectionPlaceFeatures(issues, chosen))

export const drawRoutes = (map: MapLibreMap, routes: MapRoutes | null): void => {
  fill(map, 'routeLines', routeLineFeatures(routes))
  fill(map, 'routeStops', routeStopFeatures(routes))
}

export const boundsOfView = (map: MapLibreMap): Bounds => {
  const [[west, south], [east, north]] = map.getBounds().toArray()
  return [west, south, east, north]
}

/** What was drawn, so that small moves within it draw nothing. */
export type Drawn = { readonly bounds: Bounds; readonly level: number }

/** What is drawn depends on these beside the view. */
export type Picture = {
  readonly table: PointTable
  readonly clusters: Clusters
  readonly geography: Geography
  readonly land: Land
  readonly chosen: Chosen
  readonly language: Language
  readonly rates: ScopeRates | null
}

const paintStatus = (map: MapLibreMap, id: number, status: PointStatus): void => {
  map.setFeatureState({ source: 'points' satisfies SourceId, id }, { status })
}

/** Draws what is in view and some way around it: a few hundred features, however many points there are. */
export const drawPoints = (map: MapLibreMap, { table, clusters }: Picture): Drawn => {
  const bounds = widened(boundsOfView(map), 0.3)
  const level = Math.floor(map.getZoom())
  const shown = clusters.inView(bounds, level)
  const features = shownFeatures(table, shown)
  // A state from before, of an older table perhaps, would be painted over the data.
  for (const one of shown) if (one.type === 'point') paintStatus(map, one.id, one.status)
  fill(map, 'points', features.points)
  fill(map, 'clusters', features.clusters)
  return { bounds, level }
}

/** Paints new statuses of points at these indices, alone or within the clusters as they were drawn. */
export const drawStatuses = (
  map: MapLibreMap,
  { table, clusters }: Picture,
  { bounds, level }: Drawn,
  changed: Iterable<number>,
): void => {
  for (const index of changed) paintStatus(map, table.at(index).id, table.statusAt(index))
  fill(map, 'clusters', shownFeatures(table, clusters.inView(bounds, level)).clusters)
}

/** Labels keep clear of the markers and within `view`, what panels leave free of the map; to be drawn again whenever these move, not when only their status changes. */
export const drawLabels = (map: MapLibreMap, picture: Picture, view = boundsOfView(map)): void => {
  const { clusters, geography, land, chosen, language, rates } = picture
  const zoom = map.getZoom()
  const texts = labelTexts(geography, zoom, language, rates)
  const places = placeLabels({ land, texts, shown: clusters.inView(view, zoom), view, zoom, language })
  fill(map, 'scopeLabels', scopeLabelFeatures(geography, chosen, places, texts))
  fill(map, 'leaders', leaderFeatures(geography, chosen, places))
  fill(map, 'districtLabel', districtLabelFeatures(geography, places))
}
