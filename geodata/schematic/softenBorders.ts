/**
 * Straight borders become wandering ones, as ridges and streams make them.
 * Each border is bent once, by a chance named after the two offices that it parts, so they still meet without gap or
 * overlap, and a small move of the border does not bend it anew.
 */
import { chance } from './chance'
import { areaOf, squaredDistance, type Xy } from './plane'
import type { Cell } from './powerDiagram'

/** How far the middle of a border, then of its halves, may leave the straight line: a share of its length, and at most … */
const sway = 0.17
/** … this share of the distance between the two seats, so that neither comes to lie on the border. */
const swayBetweenSeats = 0.07
const shortestMetres = 240

export const softenBorders = (cells: readonly Cell[]): Cell[] => {
  const cellBySide = new Map(
    cells.flatMap((cell) => sidesOf(cell.ring).map(([from, to]) => [`${from} ${to}`, cell] as const)),
  )
  return cells.map((cell) => ({
    ...cell,
    ring: sidesOf(cell.ring).flatMap(([from, to]) => {
      const neighbour = cellBySide.get(`${to} ${from}`)
      // The sheet's edge lies outside the district: nobody sees it.
      if (neighbour === undefined) return [from]
      return neighbour.code < cell.code
        ? [from, ...wander(to, from, neighbour, cell).reverse()]
        : [from, ...wander(from, to, cell, neighbour)]
    }),
  }))
}

const sidesOf = (ring: readonly Xy[]): [from: Xy, to: Xy][] =>
  ring.map((from, index) => [from, ring[(index + 1) % ring.length] as Xy])

/** A wandering way between two corners, both left out, that gives as much land to either side as it takes. */
const wander = (from: Xy, to: Xy, left: Cell, right: Cell): Xy[] => {
  const mostMetres = swayBetweenSeats * Math.sqrt(squaredDistance(left.seat, right.seat))
  const bent = bend(from, to, mostMetres, chance(`${left.code} ${right.code}`))
  const length = Math.sqrt(squaredDistance(from, to))
  const [east, north] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const taken = areaOf([from, ...bent, to])
  // A bow of height h over this length holds 2/π · h · length.
  const bow = (taken * Math.PI) / (2 * length)
  return bent.map((corner): Xy => {
    const share = ((corner[0] - from[0]) * east + (corner[1] - from[1]) * north) / length
    const back = bow * Math.sin(Math.PI * share)
    return [corner[0] - back * north, corner[1] + back * east]
  })
}

/** The corners between two ends: the middle moved aside, then each half's. */
const bend = (from: Xy, to: Xy, mostMetres: number, next: () => number): Xy[] => {
  const length = Math.sqrt(squaredDistance(from, to))
  if (length < shortestMetres) return []
  const aside = ((next() * 2 - 1) * Math.min(sway * length, mostMetres)) / length
  const middle: Xy = [
    (from[0] + to[0]) / 2 - aside * (to[1] - from[1]),
    (from[1] + to[1]) / 2 + aside * (to[0] - from[0]),
  ]
  return [...bend(from, middle, mostMetres, next), middle, ...bend(middle, to, mostMetres, next)]
}
