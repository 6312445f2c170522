/** Geometries in well-known binary (OGC 06-103r4), as a GeoPackage holds them. Heights and measures are passed over. */
import type { Geometry, Position } from 'geojson'

/** @throws RangeError where the bytes end before what they announce. */
export const geometryOfWkb = (bytes: Uint8Array): Geometry => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  /** Nothing that is counted takes less than this, so that no count leads to more than there is. */
  const counted = <T>(isLittle: boolean, leastBytes: number, read: () => T): T[] => {
    const count = view.getUint32(at, isLittle)
    at += 4
    if (count * leastBytes > bytes.length - at) throw new RangeError('more is announced than there is')
    return Array.from({ length: count }, read)
  }
  const readGeometry = (depth: number): Geometry => {
    if (depth > 4) throw new RangeError('nested too deep')
    const isLittle = view.getUint8(at) === 1
    const code = view.getUint32(at + 1, isLittle)
    at += 5
    const kind = code % 1000
    // ISO adds a thousand for a height, two for a measure, three for both; other software sets the highest bits.
    const extra =
      (code & 0xe0000000) === 0 ? [0, 1, 1, 2][Math.floor(code / 1000)] : (code >>> 31) + ((code >>> 30) & 1)
    if (extra === undefined) throw new RangeError('no known geometry')
    const position = (): Position => {
      const pair = [view.getFloat64(at, isLittle), view.getFloat64(at + 8, isLittle)]
      at += 16 + extra * 8
      return pair
    }
    const line = () => counted(isLittle, 16, position)
    const polygon = () => counted(isLittle, 4, line)
    const parts = <G extends Geometry>() => counted(isLittle, 5, () => readGeometry(depth + 1) as G)
    switch (kind & 0xff) {
      case 1:
        return { type: 'Point', coordinates: position() }
      case 2:
        return { type: 'LineString', coordinates: line() }
      case 3:
        return { type: 'Polygon', coordinates: polygon() }
      case 4:
        return {
          type: 'MultiPoint',
          coordinates: parts<{ type: 'Point'; coordinates: Position }>().map((one) => one.coordinates),
        }
      case 5:
        return {
          type: 'MultiLineString',
          coordinates: parts<{ type: 'LineString'; coordinates: Position[] }>().map((one) => one.coordinates),
        }
      case 6:
        return {
          type: 'MultiPolygon',
          coordinates: parts<{ type: 'Polygon'; coordinates: Position[][] }>().map((one) => one.coordinates),
        }
      case 7:
        return { type: 'GeometryCollection', geometries: parts() }
      default:
        throw new RangeError('no known geometry')
    }
  }
  return readGeometry(0)
}

const envelopeBytes = [0, 32, 48, 48, 64]

/** The blob of a GeoPackage (OGC 12-128r19, 2.1.3): its own header, then the geometry; null where it is empty. */
export const geometryOfGeoPackage = (blob: Uint8Array): Geometry | null => {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) throw new RangeError('no blob of a GeoPackage')
  const flags = blob[3] ?? 0
  const header = 8 + (envelopeBytes[(flags >> 1) & 7] ?? 0)
  return (flags & 0x10) !== 0 ? null : geometryOfWkb(blob.subarray(header))
}
