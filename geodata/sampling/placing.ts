/** Finds a likely place for each sample point: inside its scope, off the border, apart from the others. */
import { chance } from '../schematic/chance'
import { squaredDistance, type Xy } from '../schematic/plane'

/** Rings of one polygon, or several: places are tested by the even-odd rule over all of them. Metres. */
export type Land = { readonly rings: readonly (readonly Xy[])[] }

export type Wish = {
  /** Seeds the search: the same name finds the same place. */
  readonly name: string
  readonly land: Land
  /** Where the point would rather be, and how far from there it may be found (one standard deviation). */
  readonly near: Xy | null
  readonly looseMetres: number
  /** The distance to the nearest border that will do. */
  readonly borderMetres: readonly [least: number, most: number]
  readonly apartMetres: number
}

const tries = 20_000

export const findPlace = (wish: Wish, taken: readonly Xy[]): Xy => {
  const next = chance(wish.name)
  const box = boxOf(wish.land)
  const [least, most] = wish.borderMetres
  for (let attempt = 0; attempt < tries; attempt++) {
    // Looser with time, so that a crowded centre gives way to its edges.
    const loose = wish.looseMetres * (1 + attempt / 300)
    const place: Xy = wish.near
      ? [wish.near[0] + loose * bell(next), wish.near[1] + loose * bell(next)]
      : [box.west + next() * (box.east - box.west), box.south + next() * (box.north - box.south)]
    const apart = wish.apartMetres * Math.max(0.4, 1 - attempt / 4000)
    if (taken.some((other) => squaredDistance(place, other) < apart ** 2)) continue
    if (!contains(wish.land, place)) continue
    const away = metresToBorder(wish.land, place)
    if (away >= least && away <= most) return place
  }
  throw new Error(`no place found for ${wish.name}`)
}

/** About normal, standard deviation 1. */
const bell = (next: () => number): number => (next() + next() + next() + next() - 2) * Math.sqrt(3)

const boxOf = ({ rings }: Land) => {
  const places = rings.flat()
  return {
    west: Math.min(...places.map(([east]) => east)),
    east: Math.max(...places.map(([east]) => east)),
    south: Math.min(...places.map(([, north]) => north)),
    north: Math.max(...places.map(([, north]) => north)),
  }
}

export const contains = ({ rings }: Land, [east, north]: Xy): boolean => {
  let inside = false
  for (const [from, to] of sides(rings)) {
    if (from[1] > north === to[1] > north) continue
    if (east < from[0] + ((north - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) inside = !inside
  }
  return inside
}

export const metresToBorder = ({ rings }: Land, place: Xy): number => {
  let nearest = Number.POSITIVE_INFINITY
  for (const [from, to] of sides(rings)) nearest = Math.min(nearest, metresToSide(place, from, to))
  return nearest
}

const metresToSide = (place: Xy, from: Xy, to: Xy): number => {
  const along = [to[0] - from[0], to[1] - from[1]] as const
  const length = along[0] ** 2 + along[1] ** 2
  const share = length === 0 ? 0 : ((place[0] - from[0]) * along[0] + (place[1] - from[1]) * along[1]) / length
  const held = Math.min(1, Math.max(0, share))
  return Math.hypot(place[0] - from[0] - held * along[0], place[1] - from[1] - held * along[1])
}

/** Each ring's sides; its last corner is its first. */
const sides = function* (rings: Land['rings']): Generator<readonly [Xy, Xy]> {
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) yield [ring[index - 1] as Xy, ring[index] as Xy]
  }
}
