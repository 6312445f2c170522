/** What the map's sources hold: geography and points as flat features, both languages in each, no colours. Pure. */
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson'
import { type PointStatus, pointStatuses } from '../../domain/pointStatus'
import { extentLabel } from '../../domain/scope'
import type { Language } from '../../domain/text'
import type { PointTable } from '../pointTable'
import type { Filter } from '../view'
import type { Cluster, SinglePoint } from './clusters'
import type { Geography } from './geography'
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

const scopeFacts = (
  { id, squad, extent, name }: Geography['scopes']['features'][number]['properties'],
  chosen: Chosen,
) => ({
  id,
  squad,
  extent,
  emphasis: emphasisOf(id, squad, chosen),
  name_zh: name.zh,
  name_en: name.en,
  detail_zh: `${squadName(squad).zh} · ${extentLabel[extent].zh}`,
  detail_en: `${squadName(squad).en} · ${extentLabel[extent].en}`,
})

export const scopeFeatures = ({ scopes }: Geography, chosen: Chosen) => ({
  type: 'FeatureCollection' as const,
  features: scopes.features.map(({ geometry, properties }) => ({
    type: 'Feature' as const,
    geometry,
    properties: scopeFacts(properties, chosen),
  })),
})

/** A polygon's label would be repeated in every tile that it crosses: labels are points of their own. */
export const scopeLabelFeatures = ({ scopes }: Geography, chosen: Chosen) =>
  collection(scopes.features.map(({ properties }) => pointFeature(properties.seat, scopeFacts(properties, chosen))))

export const landmarkFeatures = ({ landmarks }: Geography) =>
  collection(
    landmarks.map(({ kind, name, position }) => pointFeature(position, { kind, name_zh: name.zh, name_en: name.en })),
  )

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

const pointFeature = <P>(position: readonly [number, number], properties: P): Feature<Point, P> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...position] },
  properties,
})

export const markerFeature = (
  table: PointTable,
  { index, id, status, position }: SinglePoint,
): Feature<Point, MarkerProperties> =>
  pointFeature(position, {
    id,
    status,
    rank: pointStatuses.length - pointStatuses.indexOf(status),
    name: table.at(index).name,
  })

export const clusterFeature = ({
  clusterId,
  count,
  counts,
  overdue,
  position,
}: Cluster): Feature<Point, ClusterProperties> =>
  pointFeature(position, {
    cluster: clusterId,
    count,
    overdue,
    digits: String(overdue).length,
    size: clusterSizeOf(count),
    shares: ringShares(counts).join('-'),
    counts: counts.join(' '),
  })

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
      return [pointFeature(position, { state, status: table.statusAt(index), name, id: pointId })]
    }),
  )

export const nameProperty = (language: Language): 'name_zh' | 'name_en' => `name_${language}`
export const detailProperty = (language: Language): 'detail_zh' | 'detail_en' => `detail_${language}`
