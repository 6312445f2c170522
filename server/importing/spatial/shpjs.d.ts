/** What is used here of shpjs, which comes without types. Both throw where the bytes are none of theirs. */
declare module 'shpjs' {
  import type { Geometry } from 'geojson'
  /** A shape that is empty is null. */
  export const parseShp: (shp: DataView) => (Geometry | null)[]
  /** `encoding`: as a TextDecoder is given it. */
  export const parseDbf: (dbf: DataView, encoding?: string) => Readonly<Record<string, unknown>>[]
}
