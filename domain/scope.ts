/**
 * Supervision scopes 督导范围: the areas the plan gives to the squads.
 * Kind and extent are two facts: 田家会 and 交口 are street offices whose whole jurisdiction is supervised.
 */
import { booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { LngLat } from './coordinates'
import { type Text, text } from './text'

export const scopeKinds = ['street_office', 'township', 'airport_area'] as const
export type ScopeKind = (typeof scopeKinds)[number]

export const extents = ['built_up', 'jurisdiction', 'surroundings'] as const
export type Extent = (typeof extents)[number]

export const extentLabel: Record<Extent, Text> = {
  built_up: text('建成区', 'Built-up area'),
  jurisdiction: text('所辖范围', 'Whole jurisdiction'),
  surroundings: text('机场周边', 'Surroundings'),
}

export type Scope = {
  readonly id: string
  readonly code: string | null
  readonly name: Text
  readonly kind: ScopeKind
  readonly extent: Extent
  readonly squad: number
  readonly geometry: Polygon | MultiPolygon
}

/** Every scope in which a position lies: none means that no squad supervises the place, several that the office has to decide. */
export const scopesAt = <S extends Pick<Scope, 'geometry'>>(position: LngLat, scopes: readonly S[]): S[] =>
  scopes.filter((scope) => booleanPointInPolygon(position, scope.geometry))
