/**
 * The coordinate reference systems of /ogc. Both are WGS-84 degrees; what differs is the order of the two numbers: CRS84 is
 * longitude first, as everywhere in the product, EPSG:4326 latitude first.
 */
export const crsUris = {
  CRS84: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  EPSG4326: 'http://www.opengis.net/def/crs/EPSG/0/4326',
} as const
export type Crs = keyof typeof crsUris

export const crsNames = Object.keys(crsUris) as Crs[]

/** By its URI, as the standard names them; undefined: not offered. */
export const crsOf = (uri: string): Crs | undefined => crsNames.find((name) => crsUris[name] === uri)

type Coordinates = readonly number[] | readonly Coordinates[]

const flipped = (coordinates: Coordinates): Coordinates =>
  typeof coordinates[0] === 'number'
    ? [coordinates[1] as number, coordinates[0]]
    : (coordinates as readonly Coordinates[]).map(flipped)

export type Shape = { readonly type: string; readonly coordinates: Coordinates }

/** A geometry in CRS84 as it is written in `crs`. */
export const shapeIn = (crs: Crs, { type, coordinates }: Shape): Shape => ({
  type,
  coordinates: crs === 'CRS84' ? coordinates : flipped(coordinates),
})
