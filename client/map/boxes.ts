/** Boxes and lines in CSS pixels, for placing labels. Pure. */
import type { Pixel } from './framing'

/** By its middle and half its sides. */
export type Box = Pixel & { readonly halfX: number; readonly halfY: number }

export const overlaps = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < one.halfX + other.halfX && Math.abs(one.y - other.y) < one.halfY + other.halfY

export const corners = ({ x, y, halfX, halfY }: Box): readonly [Pixel, Pixel, Pixel, Pixel] => [
  { x: x - halfX, y: y - halfY },
  { x: x + halfX, y: y - halfY },
  { x: x - halfX, y: y + halfY },
  { x: x + halfX, y: y + halfY },
]

const side = (from: Pixel, to: Pixel, pixel: Pixel): number =>
  Math.sign((to.x - from.x) * (pixel.y - from.y) - (to.y - from.y) * (pixel.x - from.x))

/** Whether two lines cross. */
export const linesCross = (from: Pixel, to: Pixel, otherFrom: Pixel, otherTo: Pixel): boolean =>
  side(from, to, otherFrom) !== side(from, to, otherTo) &&
  side(otherFrom, otherTo, from) !== side(otherFrom, otherTo, to)

/** Whether a line crosses a box, seen by its diagonals. */
export const lineCrossesBox = (box: Box, from: Pixel, to: Pixel): boolean => {
  const [topLeft, topRight, bottomLeft, bottomRight] = corners(box)
  return linesCross(topLeft, bottomRight, from, to) || linesCross(topRight, bottomLeft, from, to)
}

/** Where the way from a box's middle to a pixel leaves the box. */
export const exitTowards = ({ x, y, halfX, halfY }: Box, to: Pixel): Pixel => {
  const across = to.x - x
  const down = to.y - y
  const share = Math.min(1, halfX / Math.max(Math.abs(across), 1e-9), halfY / Math.max(Math.abs(down), 1e-9))
  return { x: x + across * share, y: y + down * share }
}
