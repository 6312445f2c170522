/** What is wrong with one ring of a boundary, found before anything is reckoned with it. Positions are [lng, lat] in degrees. */
import type { Position } from 'geojson'

/** More than a surveyor draws for a street office; a coastline in metres would come to it. */
export const mostVertices = 20_000

export type Ring = readonly Position[]

const isSame = (one: Position | undefined, other: Position | undefined): boolean =>
  one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1]

/** Closed, and without a position twice in a row. */
export const tidyRing = (ring: Ring): Position[] => {
  const tidied = ring
    .map(([lng = Number.NaN, lat = Number.NaN]) => [lng, lat])
    .filter((position, index, all) => !isSame(position, all[index - 1]))
  const [first] = tidied
  if (first !== undefined && !isSame(first, tidied.at(-1))) tidied.push([...first])
  return tidied
}

/** Twice the area in square degrees; positive where it goes round counter-clockwise. */
export const signedArea = (ring: Ring): number => {
  let sum = 0
  for (let index = 1; index < ring.length; index += 1) {
    const [x0 = 0, y0 = 0] = ring[index - 1] as Position
    const [x1 = 0, y1 = 0] = ring[index] as Position
    sum += x0 * y1 - x1 * y0
  }
  return sum
}

type Segment = readonly [number, number, number, number]

const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

/** Where two segments cross inside of both; null: they do not. Ends that touch are no crossing. */
const crossing = ([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): Position | null => {
  const [one, other] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)]
  const [three, four] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)]
  if (!(one * other < 0 && three * four < 0)) return null
  const share = three / (three - four)
  return [ax + share * (bx - ax), ay + share * (by - ay)]
}

/** Squares along each side that the segments are sorted into. */
const squares = 128

/**
 * Where a boundary crosses itself or another of its rings, the first `most` of them. Segments are compared within squares
 * of a grid alone, so that twenty thousand cost no more than a moment.
 */
export const crossingsOf = (rings: readonly Ring[], most: number): Position[] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (const [lng = 0, lat = 0] of ring) {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  const cell = (value: number, from: number, to: number): number =>
    Math.min(squares - 1, Math.max(0, Math.floor(((value - from) / Math.max(to - from, Number.MIN_VALUE)) * squares)))
  const bySquare = new Map<number, Segment[]>()
  const found = new Map<string, Position>()
  for (const ring of rings)
    for (let index = 1; index < ring.length; index += 1) {
      const [ax = 0, ay = 0] = ring[index - 1] as Position
      const [bx = 0, by = 0] = ring[index] as Position
      const segment: Segment = [ax, ay, bx, by]
      const [left, right] = [cell(Math.min(ax, bx), west, east), cell(Math.max(ax, bx), west, east)]
      const [low, high] = [cell(Math.min(ay, by), south, north), cell(Math.max(ay, by), south, north)]
      for (let x = left; x <= right; x += 1)
        for (let y = low; y <= high; y += 1) {
          const key = x * squares + y
          const here = bySquare.get(key)
          if (here === undefined) {
            bySquare.set(key, [segment])
            continue
          }
          for (const other of here) {
            const at = crossing(segment, other)
            if (at === null) continue
            found.set(at.map((degrees) => degrees.toFixed(7)).join(' '), at)
            if (found.size >= most) return [...found.values()]
          }
          here.push(segment)
        }
    }
  return [...found.values()]
}
