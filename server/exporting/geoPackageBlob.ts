/** A geometry as a GeoPackage keeps it: its own header without an envelope, then little-endian well-known binary. */
import type { Position } from 'geojson'
import type { Shape } from '../ogc/crs'

const header = Uint8Array.of(0x47, 0x50, 0, 1, 0xe6, 0x10, 0, 0)
const codes = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 } as const

type Polygon = readonly (readonly Position[])[]

export const geoPackageBlob = (shape: Shape): Uint8Array => {
  const parts: Buffer[] = [Buffer.from(header)]
  const count = (number: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(number)
    parts.push(bytes)
  }
  const begin = (type: keyof typeof codes) => {
    parts.push(Buffer.of(1))
    count(codes[type])
  }
  const position = ([lng = Number.NaN, lat = Number.NaN]: Position) => {
    const bytes = Buffer.alloc(16)
    bytes.writeDoubleLE(lng)
    bytes.writeDoubleLE(lat, 8)
    parts.push(bytes)
  }
  const line = (positions: readonly Position[]) => {
    count(positions.length)
    positions.forEach(position)
  }
  const polygon = (rings: Polygon) => {
    begin('Polygon')
    count(rings.length)
    rings.forEach(line)
  }
  const { type, coordinates } = shape
  if (type === 'Polygon') polygon(coordinates as unknown as Polygon)
  else if (type in codes) {
    begin(type as keyof typeof codes)
    if (type === 'Point') position(coordinates as unknown as Position)
    else if (type === 'LineString') line(coordinates as unknown as Position[])
    else {
      const all = coordinates as unknown as Polygon[]
      count(all.length)
      all.forEach(polygon)
    }
  }
  // What the collections have no other of.
  else throw new Error(`no geometry of a GeoPackage: ${type}`)
  return Buffer.concat(parts)
}
