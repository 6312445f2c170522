/**
 * Straight borders become wandering ones, as ridges and streams make them.
 * Each border is bent once, by a chance that both its neighbours share, so they still meet without gap or overlap.
 */
import { chance } from './chance'
import { squaredDistance, type Xy } from './plane'
import type { Cell } from './powerDiagram'

/** How far the middle of a border may leave the straight line, as a share of its length, and at most. */
const sway = 0.13
const swayMetres = 1500
/** How much less the halves may leave theirs. */
const calm = 0.85
const shortestMetres = 260

export const softenBorders = (cells: readonly Cell[]): Cell[] =>
  cells.map(({ code, ring }) => ({
    code,
    ring: ring.flatMap((from, index) => border(from, ring[(index + 1) % ring.length] as Xy).slice(0, -1)),
  }))

/** From one corner to the next, both ends included. Bent in the order of the corners' names, whoever asks. */
const border = (from: Xy, to: Xy): Xy[] => {
  const [fromName, toName] = [cornerName(from), cornerName(to)]
  if (fromName > toName) return border(to, from).reverse()
  return [from, ...bend(from, to, sway, chance(`${fromName} ${toName}`)), to]
}

const cornerName = ([east, north]: Xy): string => `${east},${north}`

const bend = (from: Xy, to: Xy, share: number, next: () => number): Xy[] => {
  const length = Math.sqrt(squaredDistance(from, to))
  if (length < shortestMetres) return []
  const off = (next() * 2 - 1) * Math.min(share * length, swayMetres)
  const middle: Xy = [
    (from[0] + to[0]) / 2 - (off * (to[1] - from[1])) / length,
    (from[1] + to[1]) / 2 + (off * (to[0] - from[0])) / length,
  ]
  return [...bend(from, middle, share * calm, next), middle, ...bend(middle, to, share * calm, next)]
}
