/** Features of a map file (GeoJSON, KML, Shapefile, GeoPackage), whichever it was, and as rows of a sheet of points. */
import type { Geometry } from 'geojson'
import type { SheetRow } from './cells'

export type SpatialFeature = {
  readonly properties: Readonly<Record<string, string>>
  /** Degrees where the file names its system; else as the file has it. Null: it has none. */
  readonly geometry: Geometry | null
}

const mostProperties = 98

/** What is no place of a point stands where its coordinates would, and cannot be read as such. */
const called: Record<Exclude<Geometry['type'], 'Point'>, string> = {
  MultiPoint: '多个点',
  LineString: '线',
  MultiLineString: '线',
  Polygon: '面',
  MultiPolygon: '面',
  GeometryCollection: '多种图形',
}

const placeCells = (geometry: Geometry | null): readonly [string, string] => {
  if (geometry === null) return ['', '']
  const [lng, lat, another] =
    geometry.type === 'Point'
      ? geometry.coordinates
      : geometry.type === 'MultiPoint' && geometry.coordinates.length === 1
        ? (geometry.coordinates[0] ?? [])
        : []
  if (geometry.type !== 'Point' && lng === undefined) return [called[geometry.type], '']
  // A height is no third coordinate of the sheet.
  void another
  return [lng, lat].map((value) => (typeof value === 'number' ? String(value) : '')) as [string, string]
}

/** A header and a row for each feature; the place first, so that columns of the same name give way to it. */
export const featureRows = (features: readonly SpatialFeature[]): SheetRow[] => {
  const names = new Set<string>()
  for (const { properties } of features)
    for (const name of Object.keys(properties)) if (names.size < mostProperties) names.add(name)
  const columns = [...names]
  return [
    ['经度', '纬度', ...columns],
    ...features.map(({ properties, geometry }) => [
      ...placeCells(geometry),
      ...columns.map((name) => properties[name] ?? ''),
    ]),
  ]
}
