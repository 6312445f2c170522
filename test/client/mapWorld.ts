/** A small map to test with: a square district of four scopes' worth of land, and points on a grid. */
import type { Polygon } from 'geojson'
import type { Geography, ScopeProperties } from '../../client/map/geography'
import { createPointTable, type PointTable } from '../../client/pointTable'
import type { Filter } from '../../client/view'
import type { MapPoint } from '../../domain/mapSnapshot'
import { text } from '../../domain/text'

export const everything: Filter = {
  statuses: [],
  scopeId: null,
  squad: null,
  kind: null,
  unitId: null,
  urbanOnly: false,
  mark: null,
  search: '',
}

export const point = (given: Partial<MapPoint> & { id: number }): MapPoint => ({
  code: `D${String(given.id).padStart(4, '0')}`,
  name: `点位${given.id}`,
  kind: 'community',
  position: [111.1 + given.id * 0.0001, 37.5],
  scopeId: 'west',
  urban: true,
  responsibleUnitIds: [],
  leadUnitId: null,
  status: 'compliant',
  dueOn: null,
  openIssues: 0,
  isKey: false,
  isHard: false,
  trackedSince: null,
  retiredOn: null,
  ...given,
})

export const tableOf = (points: readonly MapPoint[], today = '2022-09-15'): PointTable =>
  createPointTable(
    { position: 0, today, points },
    {
      squadOfScope: new Map([
        ['west', 1],
        ['east', 5],
      ]),
    },
  )

const square = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const scope = (
  id: string,
  squad: number,
  extent: ScopeProperties['extent'],
  seat: [number, number],
  geometry: Polygon,
) => ({
  type: 'Feature' as const,
  geometry,
  properties: {
    id,
    name: text(id === 'west' ? '西街道' : '东街道', id),
    kind: 'street_office' as const,
    extent,
    squad,
    schematic: true,
    seat,
  },
})

const area = (geometry: Polygon, zh: string, en: string) => ({
  type: 'Feature' as const,
  geometry,
  properties: { name: text(zh, en) },
})

/** West and east scope, each 0.1° wide, and a gap to the north. */
export const geography: Geography = {
  scopes: {
    type: 'FeatureCollection',
    features: [
      scope('west', 1, 'built_up', [111.05, 37.55], square(111, 37.5, 111.1, 37.6)),
      scope('east', 5, 'jurisdiction', [111.15, 37.55], square(111.1, 37.5, 111.2, 37.6)),
    ],
  },
  outline: { type: 'FeatureCollection', features: [area(square(111, 37.5, 111.2, 37.7), '离石区', 'Lishi District')] },
  offices: { type: 'FeatureCollection', features: [area(square(111, 37.5, 111.1, 37.7), '西街道', 'west')] },
  overlaps: { type: 'FeatureCollection', features: [] },
  gaps: { type: 'FeatureCollection', features: [area(square(111, 37.6, 111.2, 37.7), '建成区以外', 'outside')] },
  landmarks: [{ kind: 'station', name: text('车站', 'Station'), position: [111.12, 37.52] }],
}
