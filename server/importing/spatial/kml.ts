/** Placemarks of a KML text, which is in degrees by its standard. No entity of its own is resolved, and a DOCTYPE is refused. */
import type { Geometry, Polygon, Position } from 'geojson'
import { Parser } from 'saxen'
import type { SpatialFeature } from '../../../domain/importing/spatialFile'
import type { Refusal } from '../../../domain/refusal'
import type { SpatialLayer } from './geoJson'
import { declaresEntities, noFeatures, unreadable } from './spatialFaults'

/** "111.1,37.5,0 111.2,37.6,0" */
const positionsOf = (text: string): Position[] =>
  text
    .trim()
    .split(/\s+/u)
    .filter((tuple) => tuple !== '')
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number))

type Placemark = {
  readonly properties: Record<string, string>
  readonly points: Position[]
  readonly lines: Position[][]
  readonly polygons: Position[][][]
}

const geometryOf = ({ points, lines, polygons }: Placemark): Geometry | null => {
  const kinds = [points, lines, polygons].filter((some) => some.length > 0).length
  if (kinds > 1) return { type: 'GeometryCollection', geometries: [] }
  const [point] = points
  if (point)
    return points.length === 1 ? { type: 'Point', coordinates: point } : { type: 'MultiPoint', coordinates: points }
  const [polygon] = polygons
  if (polygon)
    return polygons.length === 1
      ? ({ type: 'Polygon', coordinates: polygon } satisfies Polygon)
      : { type: 'MultiPolygon', coordinates: polygons }
  return lines.length === 0 ? null : { type: 'MultiLineString', coordinates: lines }
}

/** Names of elements without the prefix of their namespace. */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

export const kmlLayer = (text: string): SpatialLayer | Refusal => {
  const features: SpatialFeature[] = []
  let fault: Refusal | null = null
  let placemark: Placemark | null = null
  /** Elements that are open, the innermost last. */
  const open: string[] = []
  /** The attribute by which a value of the extended data is called. */
  let field: string | null = null
  let said = ''
  const parser = new Parser()
  const give = (refusal: Refusal) => {
    fault ??= refusal
    parser.stop()
  }
  parser
    .on('attention', (declaration) => {
      if (/^<!DOCTYPE/i.test(declaration)) give(declaresEntities)
    })
    .on('error', () => give(unreadable))
    .on('openTag', (qualified, attributes, decode) => {
      const name = bare(qualified)
      open.push(name)
      said = ''
      if (open.length > 100) give(unreadable)
      if (name === 'Placemark') placemark = { properties: {}, points: [], lines: [], polygons: [] }
      if (name === 'Polygon') placemark?.polygons.push([])
      if (name === 'Data' || name === 'SimpleData') field = decode(attributes().name ?? '') || null
    })
    .on('text', (value, decode) => {
      said += decode(value)
    })
    .on('cdata', (value) => {
      said += value
    })
    .on('closeTag', (qualified) => {
      const name = bare(qualified)
      open.pop()
      const within = open.at(-1)
      if (placemark !== null) {
        if (name === 'coordinates') {
          const positions = positionsOf(said)
          if (within === 'Point') placemark.points.push(...positions.slice(0, 1))
          else if (within === 'LineString') placemark.lines.push(positions)
          else if (within === 'LinearRing') {
            const rings = placemark.polygons.at(-1)
            // The outer ring is the first, wherever the file has it.
            if (open.includes('outerBoundaryIs')) rings?.unshift(positions)
            else if (open.includes('innerBoundaryIs')) rings?.push(positions)
          }
        } else if (within === 'Placemark' && ['name', 'description', 'address'].includes(name))
          placemark.properties[name] = said.trim()
        else if (field !== null && (name === 'value' || name === 'SimpleData'))
          placemark.properties[field] = said.trim()
      }
      if (name === 'Data' || name === 'SimpleData') field = null
      if (name === 'Placemark' && placemark !== null) {
        features.push({ properties: placemark.properties, geometry: geometryOf(placemark) })
        placemark = null
      }
      said = ''
    })
  parser.parse(text)
  if (fault !== null) return fault
  return features.length === 0 ? noFeatures : { features, system: { epsg: 4326 } }
}
