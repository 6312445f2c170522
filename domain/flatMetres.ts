/** Metres on the flat: within a city a degree is as long everywhere northward, and eastward by the cosine of its latitude. */

/** Northward, on a sphere of the earth's mean radius (6,371,008.8 m). */
export const metresPerDegree = 111_195

/** Eastward, at a latitude in degrees. */
export const metresPerDegreeEast = (lat: number): number => metresPerDegree * Math.cos((lat * Math.PI) / 180)
