/** Boxes of the world along its meridians and parallels. */

/** Degrees west, south, east and north, WGS-84. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** A tile z/x/y of Web Mercator. */
export const boxOfTile = (z: number, x: number, y: number): Box => {
  const lng = (column: number) => (column / 2 ** z) * 360 - 180
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI
  return [lng(x), lat(y + 1), lng(x + 1), lat(y)]
}

export const overlaps = (one: Box, other: Box): boolean =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]

export const contains = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
