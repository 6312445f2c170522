/**
 * Divides the district among the seats of its offices so that each gets about the area it has in fact.
 * A power diagram: a place belongs to the seat with the least (distance² − weight). A greater weight, a larger cell.
 * The borders are straight; `softenBorders` makes them look like land.
 */
import { areaOf, squaredDistance, type Xy } from './plane'

export type Seat = { readonly code: string; readonly at: Xy; readonly targetSquareMetres: number }
export type Cell = {
  readonly code: string
  readonly seat: Xy
  /** Open, counter-clockwise, reaching beyond the district; every corner is its neighbours' corner too. */
  readonly ring: readonly Xy[]
  /** What of the cell lies in the district. */
  readonly squareMetres: number
}

/**
 * A seat lies in its own cell while |wᵢ − wⱼ| < dᵢⱼ². With 0.65 of it, each border stays clear of either seat by 17 % of
 * their distance, so that it may wander a little and the seat still has its town round it.
 */
const weightBound = 0.65
const rounds = 400
const smallOffice = 60e6

export const powerDiagram = (seats: readonly Seat[], outline: readonly Xy[]): Cell[] => {
  const weights = seats.map(() => 0)
  const areaOfCell = (index: number) => Math.abs(areaOf(cutToCell(outline, seats, weights, index)))
  for (let round = 0; round < rounds; round++) {
    const areas = seats.map((_, index) => areaOfCell(index))
    for (const [index, { targetSquareMetres }] of seats.entries()) {
      // Large offices move slowly, so that where not all can have their area, the small ones are not the ones to lose.
      const step = 0.2 * Math.min(1, smallOffice / targetSquareMetres)
      weights[index] = (weights[index] ?? 0) + step * (targetSquareMetres - (areas[index] ?? 0))
    }
    keepWithinBounds(seats, weights)
  }
  const sheet = boxAround(outline)
  // Whole metres, so that neighbours, who find their common corner by different cuts, name the very same place.
  const wholeMetres = ([east, north]: Xy): Xy => [Math.round(east), Math.round(north)]
  return seats.map(({ code, at }, index) => ({
    code,
    seat: at,
    ring: cutToCell(sheet, seats, weights, index).map(wholeMetres),
    squareMetres: areaOfCell(index),
  }))
}

const boxAround = (outline: readonly Xy[]): Xy[] => {
  const marginMetres = 2000
  const west = Math.min(...outline.map(([east]) => east)) - marginMetres
  const east = Math.max(...outline.map(([east]) => east)) + marginMetres
  const south = Math.min(...outline.map(([, north]) => north)) - marginMetres
  const north = Math.max(...outline.map(([, north]) => north)) + marginMetres
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
}

const cutToCell = (ring: readonly Xy[], seats: readonly Seat[], weights: readonly number[], index: number): Xy[] => {
  const own = seats[index] as Seat
  const ownWeight = weights[index] ?? 0
  let left = [...ring]
  for (const [other, seat] of seats.entries()) {
    if (other === index) continue
    const nearer = (place: Xy) =>
      squaredDistance(place, seat.at) - (weights[other] ?? 0) - (squaredDistance(place, own.at) - ownWeight)
    left = cutByHalfPlane(left, nearer)
  }
  return left
}

/** Sutherland and Hodgman: keeps where `inside` ≥ 0, a linear function of the place. */
const cutByHalfPlane = (ring: readonly Xy[], inside: (place: Xy) => number): Xy[] => {
  const kept: Xy[] = []
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % ring.length] as Xy
    const atFrom = inside(from)
    const atTo = inside(to)
    if (atFrom >= 0) kept.push(from)
    if (atFrom >= 0 !== atTo >= 0) {
      const share = atFrom / (atFrom - atTo)
      kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
    }
  }
  return kept
}

const keepWithinBounds = (seats: readonly Seat[], weights: number[]): void => {
  for (let pass = 0; pass < 20; pass++) {
    for (const [one, seat] of seats.entries()) {
      for (let other = one + 1; other < seats.length; other++) {
        const bound = weightBound * squaredDistance(seat.at, (seats[other] as Seat).at)
        const difference = (weights[one] ?? 0) - (weights[other] ?? 0)
        const excess = Math.abs(difference) - bound
        if (excess <= 0) continue
        const share = (Math.sign(difference) * excess) / 2
        weights[one] = (weights[one] ?? 0) - share
        weights[other] = (weights[other] ?? 0) + share
      }
    }
  }
}
