/** A map file as it was sent, told by its bytes; its features in degrees where it says in which system it is. */
import type { Geometry } from 'geojson'
import { type ToDegrees, toDegrees } from '../../../domain/importing/coordinateSystem'
import type { SpatialFeature } from '../../../domain/importing/spatialFile'
import { isRefusal, type Refusal } from '../../../domain/refusal'
import { beginsWith, textOf } from '../bytes'
import { isUnpackable, unpacked } from '../unpack'
import { geoJsonLayer, type SpatialLayer } from './geoJson'
import { geoPackageLayer } from './geoPackage'
import { kmlLayer } from './kml'
import { shapefileLayer } from './shapefile'
import { unreadable } from './spatialFaults'

const ofText = (bytes: Uint8Array, read: (text: string) => SpatialLayer | Refusal): SpatialLayer | Refusal => {
  const text = textOf(bytes)
  return text === null ? unreadable : read(text.replace(/^\uFEFF/, ''))
}

const isPartOfShapefile = (path: string): boolean => /\.(shp|dbf|prj|cpg)$/.test(path) && !path.includes('__macosx')

const zipped = (bytes: Uint8Array): SpatialLayer | Refusal => {
  const parts = unpacked(bytes, (path) => isPartOfShapefile(path) || path.endsWith('.kml'))
  if (isRefusal(parts)) return parts
  const [kml] = [...parts].flatMap(([path, content]) => (path.endsWith('.kml') ? [content] : []))
  return kml === undefined ? shapefileLayer(parts) : ofText(kml, kmlLayer)
}

const sqliteHeader = [...'SQLite format 3'].map((letter) => letter.charCodeAt(0))
const firstLetter = (bytes: Uint8Array): string => {
  const start = bytes.subarray(0, 64)
  return (textOf(start) ?? new TextDecoder().decode(start))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 1)
}

/** Null: no map file, by how it begins. */
const layerOf = (bytes: Uint8Array): SpatialLayer | Refusal | null => {
  if (beginsWith(bytes, ...sqliteHeader)) return geoPackageLayer(bytes)
  if (beginsWith(bytes, 0x50, 0x4b))
    return isUnpackable(bytes, (path) => path.endsWith('.shp') || path.endsWith('.kml')) ? zipped(bytes) : null
  const first = firstLetter(bytes)
  if (first === '{') return ofText(bytes, geoJsonLayer)
  return first === '<' ? ofText(bytes, kmlLayer) : null
}

/** The same geometry with every position moved. */
const moved = (geometry: Geometry | null, move: ToDegrees): Geometry | null => {
  if (geometry === null || geometry.type === 'GeometryCollection') return geometry
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[
    geometry.type
  ]
  const each = (coordinates: unknown, level: number): unknown =>
    level === 0 ? move(coordinates as number[]) : (coordinates as unknown[]).map((inner) => each(inner, level - 1))
  return { type: geometry.type, coordinates: each(geometry.coordinates, depth) } as Geometry
}

/** Null: it is no map file. */
export const readSpatial = (bytes: Uint8Array): readonly SpatialFeature[] | Refusal | null => {
  const layer = layerOf(bytes)
  if (layer === null || isRefusal(layer)) return layer
  if (layer.system === null) return layer.features
  const move = toDegrees(layer.system)
  if (isRefusal(move)) return move
  return layer.features.map(({ properties, geometry }) => ({ properties, geometry: moved(geometry, move) }))
}
