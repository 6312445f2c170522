/** Features of a GeoJSON text. Geometries are checked as far as they are used; what is nested deeper is never followed. */
import type { Geometry, Position } from 'geojson'
import { type NamedSystem, systemNamed } from '../../../domain/importing/coordinateSystem'
import type { SpatialFeature } from '../../../domain/importing/spatialFile'
import type { Refusal } from '../../../domain/refusal'
import { noFeatures, unreadable } from './spatialFaults'

export type SpatialLayer = {
  readonly features: readonly SpatialFeature[]
  /** Null: the file says none. */
  readonly system: NamedSystem | null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const propertyText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

export const propertiesOf = (given: unknown): Record<string, string> =>
  isObject(given) ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, propertyText(value)])) : {}

/** How deep the positions of each kind of geometry lie. */
const depthOf: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.slice(0, 3).every((part) => typeof part === 'number')

const hasDepth = (value: unknown, depth: number): boolean =>
  depth === 0 ? isPosition(value) : Array.isArray(value) && value.every((inner) => hasDepth(inner, depth - 1))

/** Undefined: it is none. */
const geometryOf = (given: unknown): Geometry | null | undefined => {
  if (given === null || given === undefined) return null
  if (!isObject(given)) return undefined
  const depth = depthOf[String(given.type)]
  if (depth === undefined)
    return given.type === 'GeometryCollection' ? { type: 'GeometryCollection', geometries: [] } : undefined
  return hasDepth(given.coordinates, depth) ? (given as unknown as Geometry) : undefined
}

const featureOf = (given: unknown): SpatialFeature | undefined => {
  if (!isObject(given)) return undefined
  const isBare = depthOf[String(given.type)] !== undefined
  if (!isBare && given.type !== 'Feature') return undefined
  const geometry = geometryOf(isBare ? given : given.geometry)
  return geometry === undefined ? undefined : { properties: propertiesOf(given.properties), geometry }
}

export const geoJsonLayer = (text: string): SpatialLayer | Refusal => {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return unreadable
  }
  if (!isObject(given)) return unreadable
  const listed = given.type === 'FeatureCollection' ? given.features : [given]
  if (!Array.isArray(listed)) return unreadable
  const features = listed.map(featureOf)
  if (features.some((feature) => feature === undefined)) return unreadable
  if (features.length === 0) return noFeatures
  const named = isObject(given.crs) && isObject(given.crs.properties) ? given.crs.properties.name : undefined
  return {
    features: features as SpatialFeature[],
    system: typeof named === 'string' ? systemNamed(named) : null,
  }
}
