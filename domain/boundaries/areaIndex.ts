/**
 * Which areas hold a place, for many places: edges sorted into rows of latitude, so that a place is compared with the few
 * that cross its row. A place on a border that two areas share is in exactly one of them.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { LngLat } from '../coordinates'

export type Area = Polygon | MultiPolygon

export type AreaIndex = {
  /** Places of the areas that hold it, in the order in which they were given. */
  readonly at: (position: LngLat) => number[]
  /** The first of them, or -1. */
  readonly firstAt: (lng: number, lat: number) => number
}

const rows = 512
/** Of an edge: the lower end, and how far east it goes for each degree north. */
const numbers = 4

export const ringsOf = (area: Area): readonly Position[][] =>
  area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()

type Edges = {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
  /** Edges of row r stand from starts[r] to starts[r + 1]. */
  readonly starts: Int32Array
  /** Lower latitude, upper latitude, longitude at the lower end, longitude per latitude. */
  readonly edges: Float64Array
  readonly rowOf: (lat: number) => number
}

const edgesOf = (area: Area): Edges => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const all: [number, number, number, number][] = []
  for (const ring of ringsOf(area))
    for (let index = 0; index < ring.length; index += 1) {
      const [x0 = 0, y0 = 0] = ring[index] as Position
      const [x1 = 0, y1 = 0] = ring[(index + 1) % ring.length] as Position
      west = Math.min(west, x0)
      east = Math.max(east, x0)
      south = Math.min(south, y0)
      north = Math.max(north, y0)
      // From its lower end, whichever way the ring goes: both neighbours of a border reckon with the same numbers.
      if (y0 < y1) all.push([y0, y1, x0, (x1 - x0) / (y1 - y0)])
      else if (y1 < y0) all.push([y1, y0, x1, (x0 - x1) / (y0 - y1)])
    }
  const perDegree = rows / Math.max(north - south, Number.MIN_VALUE)
  const rowOf = (lat: number): number => Math.min(rows - 1, Math.max(0, Math.floor((lat - south) * perDegree)))
  const starts = new Int32Array(rows + 1)
  for (const [low, high] of all) for (let row = rowOf(low); row <= rowOf(high); row += 1) (starts[row + 1] as number)++
  for (let row = 0; row < rows; row += 1) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number)
  const edges = new Float64Array((starts[rows] as number) * numbers)
  const next = starts.slice()
  for (const edge of all)
    for (let row = rowOf(edge[0]); row <= rowOf(edge[1]); row += 1) {
      edges.set(edge, (next[row] as number) * numbers)
      next[row] = (next[row] as number) + 1
    }
  return { west, east, south, north, starts, edges, rowOf }
}

const holds = (area: Edges, lng: number, lat: number): boolean => {
  if (!(lng >= area.west && lng <= area.east && lat >= area.south && lat <= area.north)) return false
  const { edges, starts } = area
  const row = area.rowOf(lat)
  const end = (starts[row + 1] as number) * numbers
  let isIn = false
  for (let at = (starts[row] as number) * numbers; at < end; at += numbers) {
    const low = edges[at] as number
    if (low > lat || lat >= (edges[at + 1] as number)) continue
    if (lng < (edges[at + 2] as number) + (lat - low) * (edges[at + 3] as number)) isIn = !isIn
  }
  return isIn
}

export const createAreaIndex = (areas: readonly Area[]): AreaIndex => {
  const all = areas.map(edgesOf)
  return {
    at: ([lng, lat]) => all.flatMap((edges, index) => (holds(edges, lng, lat) ? [index] : [])),
    firstAt: (lng, lat) => {
      for (let index = 0; index < all.length; index += 1) if (holds(all[index] as Edges, lng, lat)) return index
      return -1
    },
  }
}
