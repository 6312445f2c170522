/** The bounding box of a question, in whichever order of axes it was put. */
import { refuse } from '../../domain/refusal'
import type { Crs } from './crs'

/** Longitudes from west eastwards to east, across the antimeridian where west is the greater. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

export const wrongBox = refuse(
  'invalid',
  'bbox 应为四个数（西、南、东、北；EPSG:4326 为南、西、北、东），南不大于北。请改正。',
  'bbox takes four numbers (west, south, east, north; in EPSG:4326 south, west, north, east), south no greater than north. Correct it.',
)

/** 1, -1.5, .5 and 1e-7; neither hexadecimal nor blank, as `Number` would take them. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Heights, where a program sends them, concern nothing here: nothing has one. Undefined: it is none. */
export const boxOf = (text: string, crs: Crs): Box | undefined => {
  const parts = text.split(',').map((part) => part.trim())
  if (!parts.every((part) => decimal.test(part))) return undefined
  const numbers = parts.map(Number)
  if (!numbers.every(Number.isFinite)) return undefined
  const flat = numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at] as number) : numbers
  const [first, second, third, fourth] = flat
  if (flat.length !== 4 || first === undefined || second === undefined || third === undefined || fourth === undefined)
    return undefined
  const [west, south, east, north] = crs === 'CRS84' ? [first, second, third, fourth] : [second, first, fourth, third]
  return south > north ? undefined : { west, south, east, north }
}

/** Boxes that do not cross the antimeridian, together the same. */
export const partsOf = (box: Box): Box[] =>
  box.west <= box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ]
