/** What the map's sources hold: geography and points as flat features, both languages in each, no colours. Pure. */
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import { extentLabel } from '../../domain/scope'
import type { Language } from '../../domain/text'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'
import type { Cluster, SinglePoint } from './clusters'
import type { Geography, ScopeProperties } from './geography'
import type { LabelPlaces, LabelText } from './labels'
import type { ScopeRates } from './rates'
import { clusterSizeOf, ringShares } from './shapes'
import { squadName } from './words'

/** How a scope stands to the filter: looked at, or beside it. */
export type Emphasis = 'plain' | 'chosen' | 'dimmed'

type Chosen = Pick<Filter, 'scopeId' | 'squad'>

const collection = <G extends Point | Polygon | LineString, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
  type: 'FeatureCollection',
  features,
})

const emphasisOf = (scopeId: string, squad: number, chosen: Chosen): Emphasis => {
  if (chosen.scopeId === null && chosen.squad === null) return 'plain'
  const isChosen = chosen.scopeId !== null ? chosen.scopeId === scopeId : chosen.squad === squad
  return isChosen ? 'chosen' : 'dimmed'
}

const scopeFacts = ({ id, squad, extent }: ScopeProperties, chosen: Chosen) => ({
  id,
  squad,
  extent,
  emphasis: emphasisOf(id, squad, chosen),
})

export const scopeFeatures = ({ scopes }: Geography, chosen: Chosen, rates: ScopeRates | null = null) => ({
  type: 'FeatureCollection' as const,
  features: scopes.features.map(({ geometry, properties }) => ({
    type: 'Feature' as const,
    geometry,
    properties: { ...scopeFacts(properties, chosen), ...rateOf(rates, properties.id) },
  })),
})

/** Absent without a rate: the layer asks whether it is there. */
const rateOf = (rates: ScopeRates | null, scopeId: string) => {
  const rate = rates?.get(scopeId)
  return rate === undefined ? {} : { rate: rate.share }
}

/** From these zooms on a scope's label says its squad, and its extent too. */
const squadZoom = 9.4
const extentZoom = 11

const scopeDetail = ({ squad, extent }: ScopeProperties, zoom: number, language: Language): string => {
  const squadLabel = squadName(squad)[language]
  // The airport's surroundings are called by their extent already.
  if (zoom < squadZoom) return ''
  return zoom < extentZoom || extent === 'surroundings'
    ? squadLabel
    : `${squadLabel} · ${extentLabel[extent][language]}`
}

export const labelTexts = (
  { scopes }: Geography,
  zoom: number,
  language: Language,
  rates: ScopeRates | null = null,
): Map<string, LabelText> =>
  new Map(
    scopes.features.map(({ properties }) => [
      properties.id,
      {
        name: properties.name[language],
        detail: rates?.get(properties.id)?.label[language] ?? scopeDetail(properties, zoom, language),
      },
    ]),
  )

/** A polygon's label would be repeated in every tile that it crosses: labels are points of their own. */
export const scopeLabelFeatures = (
  { scopes }: Geography,
  chosen: Chosen,
  places: LabelPlaces,
  texts: ReadonlyMap<string, LabelText>,
) =>
  collection(
    scopes.features.flatMap(({ properties }) => {
      const place = places.scopes.get(properties.id)
      const label = texts.get(properties.id)
      return place && label ? [pointFeature(place.position, { ...scopeFacts(properties, chosen), ...label })] : []
    }),
  )

/** Lines from the labels that stand off to what they name, and the points where they end. */
export const leaderFeatures = ({ scopes }: Geography, chosen: Chosen, places: LabelPlaces) =>
  collection(
    scopes.features.flatMap(({ properties }): Feature<LineString | Point, ReturnType<typeof scopeFacts>>[] => {
      const leader = places.scopes.get(properties.id)?.leader
      if (!leader) return []
      const facts = scopeFacts(properties, chosen)
      const geometry: LineString = { type: 'LineString', coordinates: leader.map((end) => [...end]) }
      return [{ type: 'Feature', geometry, properties: facts }, pointFeature(leader[1], facts)]
    }),
  )

export const landmarkFeatures = ({ landmarks }: Geography) =>
  collection(
    landmarks.map(({ kind, name, position }) => pointFeature(position, { kind, name_zh: name.zh, name_en: name.en })),
  )

export const districtLabelFeatures = ({ outline }: Geography, places: LabelPlaces) => {
  const name = outline.features[0]?.properties.name
  return collection(
    places.district && name ? [pointFeature(places.district, { name_zh: name.zh, name_en: name.en })] : [],
  )
}

/** Land in two scopes, with what is said of it in both languages. */
export const overlapFeatures = ({ overlaps }: Geography): FeatureCollection => ({
  type: 'FeatureCollection',
  features: overlaps.features.map(({ geometry, properties: { name } }) => ({
    type: 'Feature',
    geometry,
    properties: { zh: `重叠：${name.zh}`, en: `In two: ${name.en}` },
  })),
})

/** The world without the district: what is not ours, tinted over a base map. */
export const outsideFeatures = ({ outline }: Geography) => {
  const holes = outline.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon'
      ? geometry.coordinates.slice(0, 1)
      : geometry.coordinates.map((rings) => rings[0] ?? []),
  )
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  return collection<Polygon, null>([
    { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [world, ...holes] } },
  ])
}

export type MarkerProperties = {
  readonly id: number
  readonly status: PointStatus
  /** Higher is drawn later, above: the worst on top. */
  readonly rank: number
  readonly name: string
}

export type ClusterProperties = {
  readonly cluster: number
  readonly count: number
  readonly overdue: number
  readonly digits: number
  readonly size: string
  readonly shares: string
  /** Counts by status, worst first, as words; features carry no arrays. */
  readonly counts: string
}

const pointFeature = <P>(position: readonly [number, number], properties: P, id?: number): Feature<Point, P> => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  geometry: { type: 'Point', coordinates: [...position] },
  properties,
})

export const markerFeature = (
  table: PointTable,
  { index, id, status, position }: SinglePoint,
): Feature<Point, MarkerProperties> =>
  pointFeature(
    position,
    { id, status, rank: pointStatuses.length - pointStatuses.indexOf(status), name: table.at(index).name },
    id,
  )

export const clusterFeature = ({
  clusterId,
  count,
  counts,
  overdue,
  position,
}: Cluster): Feature<Point, ClusterProperties> =>
  pointFeature(
    position,
    {
      cluster: clusterId,
      count,
      overdue,
      digits: String(overdue).length,
      size: clusterSizeOf(count),
      shares: ringShares(counts).join('-'),
      counts: counts.join(' '),
    },
    clusterId,
  )

export const shownFeatures = (table: PointTable, shown: readonly (SinglePoint | Cluster)[]) => ({
  points: collection(shown.flatMap((one) => (one.type === 'point' ? markerFeature(table, one) : []))),
  clusters: collection(shown.flatMap((one) => (one.type === 'cluster' ? clusterFeature(one) : []))),
})

/** The selected point and the one under the pointer, drawn on their own so that no cluster hides them. */
export const focusFeatures = (table: PointTable, selectedPointId: number | null, hoveredPointId: number | null) =>
  collection(
    (
      [
        [hoveredPointId, 'hovered'],
        [selectedPointId, 'selected'],
      ] as const
    ).flatMap(([pointId, state]) => {
      const index = pointId === null ? undefined : table.indexOf(pointId)
      if (index === undefined) return []
      const { name, position } = table.at(index)
      const feature = { state, status: table.statusAt(index), name, id: pointId }
      return [pointFeature(position, feature, state === 'selected' ? 1 : 2)]
    }),
  )

export const nameProperty = (language: Language): 'name_zh' | 'name_en' => `name_${language}`
