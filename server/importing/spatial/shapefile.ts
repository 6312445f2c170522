/** Features of a Shapefile that came as a zip: .shp and .dbf, the encoding by .cpg or by the text itself, the system by .prj. */
import { parseDbf, parseShp } from 'shpjs'
import type { Refusal } from '../../../domain/refusal'
import { propertiesOf, type SpatialLayer } from './geoJson'
import { noFeatures, severalLayers, unreadable } from './spatialFaults'

/** Paths within the zip, in lower case, with their bytes; they are looked up and lead nowhere. */
export type Unpacked = ReadonlyMap<string, Uint8Array>

const ascii = (bytes: Uint8Array | undefined): string | null =>
  bytes === undefined ? null : new TextDecoder('utf-8').decode(bytes).trim()

/** What a .cpg says, as a decoder is called; Chinese software writes many names. Null: it says nothing. */
const encodingNamed = (cpg: string | null): string | null => {
  if (cpg === null || cpg === '') return null
  if (/utf-?8|65001/i.test(cpg)) return 'utf-8'
  if (/gbk|gb-?2312|gb-?18030|936/i.test(cpg)) return 'gb18030'
  if (/big-?5|950/i.test(cpg)) return 'big5'
  return null
}

/** Strictly UTF-8 is that; the rest is what Chinese Windows writes. */
const encodingOf = (dbf: Uint8Array): string => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(dbfHeaderBytes(dbf)))
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
const dbfHeaderBytes = (dbf: Uint8Array): number => (dbf[8] ?? 0) + 256 * (dbf[9] ?? 0)

const dataView = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The records say how many they are; more than there is room for is a broken file. */
const claimsTooMuch = (dbf: Uint8Array): boolean => {
  if (dbf.length < 33) return true
  const view = dataView(dbf)
  return view.getUint16(8, true) + view.getUint32(4, true) * view.getUint16(10, true) > dbf.length + 1
}

export const shapefileLayer = (unpacked: Unpacked): SpatialLayer | Refusal => {
  const layers = [...unpacked.keys()].filter((path) => path.endsWith('.shp'))
  const [shpPath, ...more] = layers
  if (shpPath === undefined) return unreadable
  if (more.length > 0) return severalLayers(layers.map((path) => path.replace(/^.*\//, '').slice(0, -4)))
  const beside = (ending: string) => unpacked.get(`${shpPath.slice(0, -4)}.${ending}`)
  const [shp, dbf, prj] = [unpacked.get(shpPath), beside('dbf'), ascii(beside('prj'))]
  if (shp === undefined || (dbf !== undefined && claimsTooMuch(dbf))) return unreadable
  try {
    const shapes = parseShp(dataView(shp) as never) as ReturnType<typeof parseShp>
    const encoding = dbf && (encodingNamed(ascii(beside('cpg'))) ?? encodingOf(dbf))
    const rows = dbf === undefined ? [] : parseDbf(dataView(dbf) as never, encoding as never)
    if (shapes.length === 0) return noFeatures
    return {
      features: shapes.map((geometry, at) => ({ properties: propertiesOf(rows[at]), geometry: geometry ?? null })),
      system: prj === null || prj === '' ? null : { wkt: prj },
    }
  } catch {
    return unreadable
  }
}
