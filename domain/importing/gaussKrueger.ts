/**
 * Gauss–Krüger coordinates of CGCS2000, as surveyors give them: metres north of the equator, and metres east in a zone of
 * three or six degrees, whose number stands before them or is left out.
 */
import proj4 from 'proj4'
import type { LngLat } from '../coordinates'

export type Projected = {
  readonly northingMetres: number
  /** Without the zone's number: 500,000 on the central meridian. */
  readonly eastingMetres: number
  /** Null: no number was given. */
  readonly zone: number | null
}

/** From 3 to 54 degrees of latitude. */
const isNorthing = (metres: number) => metres >= 300_000 && metres <= 6_100_000
const isEasting = (metres: number) => metres >= 100_000 && metres <= 900_000
/** 13 to 23 are zones of six degrees, 25 to 45 of three: the numbers of China do not overlap. */
const isZone = (zone: number) => (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45)

const eastingOf = (metres: number): Pick<Projected, 'eastingMetres' | 'zone'> | null => {
  const zone = Math.floor(metres / 1_000_000)
  const rest = metres - zone * 1_000_000
  if (isZone(zone) && isEasting(rest)) return { eastingMetres: rest, zone }
  return isEasting(metres) ? { eastingMetres: metres, zone: null } : null
}

/** Whichever way round they stand: X is the northing in Chinese surveying, and the easting in most programs. Null: they are none. */
export const projectedOf = (one: number, other: number): Projected | null => {
  for (const [northingMetres, east] of [
    [one, other],
    [other, one],
  ] as const) {
    const easting = eastingOf(east)
    if (isNorthing(northingMetres) && easting !== null) return { northingMetres, ...easting }
  }
  return null
}

/** Degrees. */
export const centralMeridianOf = (zone: number): number => (zone < 25 ? zone * 6 - 3 : zone * 3)

/** Of the three-degree zone in which a longitude lies. */
export const nearestMeridian = (lng: number): number => Math.round(lng / 3) * 3

/** Of the zone that the coordinates name, else the one that is given. */
export const meridianOfZone = ({ zone }: Projected, otherwise: number): number =>
  zone === null ? otherwise : centralMeridianOf(zone)

export const projectedToWgs84 = ({ northingMetres, eastingMetres }: Projected, centralMeridian: number): LngLat => {
  const projection = `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
  const [lng = Number.NaN, lat = Number.NaN] = proj4(projection, 'WGS84', [eastingMetres, northingMetres])
  return [lng, lat]
}
