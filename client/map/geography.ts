/** The district's geography: outline and offices of `geodata/`, and the scopes, schematic until official boundaries replace them. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import type { Extent, ScopeKind } from '../../domain/scope'
import type { Text } from '../../domain/text'
import { words } from './words'

type Area = Polygon | MultiPolygon

export type ScopeProperties = {
  readonly id: string
  readonly name: Text
  readonly kind: ScopeKind
  readonly extent: Extent
  readonly squad: number
  /** Drawn for the product, until somebody gives the official boundary. */
  readonly schematic: boolean
  /** Where its seat is, [lng, lat]; its label stands there. */
  readonly seat: LngLat
}

export type NamedArea = { readonly name: Text }

/** A place that everyone knows, by which one finds one's way. */
export type Landmark = {
  readonly kind: 'airport' | 'station'
  readonly name: Text
  readonly position: LngLat
}

export type Geography = {
  readonly scopes: FeatureCollection<Area, ScopeProperties>
  readonly outline: FeatureCollection<Area, NamedArea>
  readonly offices: FeatureCollection<Area, NamedArea>
  /** What belongs to an office but to no squad. */
  readonly gaps: FeatureCollection<Area, NamedArea>
  /** What lies in two scopes. */
  readonly overlaps: FeatureCollection<Area, NamedArea>
  readonly landmarks: readonly Landmark[]
}

/** What is said of borders that are not the official ones: the offices' never are, the scopes' until somebody gives them. */
export const boundaryNote = (scopes: readonly Pick<ScopeProperties, 'schematic'>[]): Text =>
  scopes.length === 0 || scopes.some(({ schematic }) => schematic) ? words.schematic : words.schematicOffices
