/** The place on the roads nearest to a position: by a grid of cells over the segments of all pieces. */
import type { LngLat } from '../coordinates'
import { metresPerDegree, metresPerDegreeEast } from '../flatMetres'
import type { RoadGraph } from './roadGraph'

/** A place on a piece, so far from its beginning. */
export type Snapped = {
  readonly piece: number
  readonly alongMetres: number
  readonly at: LngLat
  /** From the position that was asked for, in metres. */
  readonly awayMetres: number
}

/** Farther from any road than this, a place is not on the map of roads. */
export const snapWithinMetres = 500

export type Snap = (at: LngLat) => Snapped | null

const cellMetres = 250

/** Cell numbers of a box of positions; cells lie row by row from the south-west. */
const gridOver = ({ lng, lat }: RoadGraph) => {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [index, x] of lng.entries()) {
    const y = lat[index] ?? 0
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const cosine = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180))
  // A country in cells of 250 m would be too many; then they are larger.
  const [width, height] = [(east - west) * metresPerDegree * cosine, (north - south) * metresPerDegree]
  const size = Math.max(cellMetres, Math.sqrt((width * height) / 4_000_000), width / 20_000, height / 20_000)
  const [columns, rows] = [Math.floor(width / size) + 1, Math.floor(height / size) + 1]
  const column = (x: number) => Math.floor(((x - west) * metresPerDegree * cosine) / size)
  const row = (y: number) => Math.floor(((y - south) * metresPerDegree) / size)
  return { columns, rows, column, row, size, cosine }
}

/** Builds the index once; each position then looks at the few segments about it. */
export const snapTo = (graph: RoadGraph, withinMetres: number = snapWithinMetres): Snap => {
  const { lng, lat, firstVertex, alongMetres, pieces, pieceMetres } = graph
  if (pieces === 0) return () => null
  const { columns, rows, column, row, size, cosine } = gridOver(graph)
  const pieceOfVertex = new Int32Array(lng.length)
  for (let piece = 0; piece < pieces; piece += 1)
    pieceOfVertex.fill(piece, firstVertex[piece] ?? 0, firstVertex[piece + 1] ?? 0)
  /** Every cell that the box of a segment touches, the segment named by its first vertex. */
  const eachCell = (visit: (cell: number, vertex: number) => void) => {
    for (let vertex = 0; vertex + 1 < lng.length; vertex += 1) {
      if (pieceOfVertex[vertex] !== pieceOfVertex[vertex + 1]) continue
      const [x = 0, y = 0, u = 0, v = 0] = [lng[vertex], lat[vertex], lng[vertex + 1], lat[vertex + 1]]
      for (let j = row(Math.min(y, v)); j <= row(Math.max(y, v)); j += 1)
        for (let i = column(Math.min(x, u)); i <= column(Math.max(x, u)); i += 1) visit(j * columns + i, vertex)
    }
  }
  const first = new Int32Array(columns * rows + 1)
  eachCell((cell) => {
    first[cell + 1] = (first[cell + 1] ?? 0) + 1
  })
  for (let cell = 0; cell < columns * rows; cell += 1) first[cell + 1] = (first[cell + 1] ?? 0) + (first[cell] ?? 0)
  const next = first.slice(0, -1)
  const segments = new Int32Array(first[columns * rows] ?? 0)
  eachCell((cell, vertex) => {
    const place = next[cell] ?? 0
    segments[place] = vertex
    next[cell] = place + 1
  })

  /** The place on one segment nearest to a position, on a plane about it: exact enough over a few hundred metres. */
  const onSegment = (vertex: number, [lngAt, latAt]: LngLat): Snapped => {
    const [x = 0, y = 0, u = 0, v = 0] = [lng[vertex], lat[vertex], lng[vertex + 1], lat[vertex + 1]]
    const scale = metresPerDegreeEast(latAt)
    const [ax, ay] = [(x - lngAt) * scale, (y - latAt) * metresPerDegree]
    const [dx, dy] = [(u - x) * scale, (v - y) * metresPerDegree]
    const squared = dx * dx + dy * dy
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / squared))
    const piece = pieceOfVertex[vertex] ?? 0
    const [from = 0, to = 0] = [alongMetres[vertex], alongMetres[vertex + 1]]
    return {
      piece,
      alongMetres: Math.min(pieceMetres[piece] ?? 0, from + share * (to - from)),
      at: [x + share * (u - x), y + share * (v - y)],
      awayMetres: Math.hypot(ax + share * dx, ay + share * dy),
    }
  }

  return (at) => {
    const [x, y] = at
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null
    const degrees = withinMetres / metresPerDegree
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
    const [west, east] = [column(x - degrees / cosine) - 1, column(x + degrees / cosine) + 1]
    const [south, north] = [row(y - degrees) - 1, row(y + degrees) + 1]
    if (east < 0 || north < 0 || west >= columns || south >= rows) return null
    let best: Snapped | null = null
    // Ring by ring about the position: what lies `ring` cells away is at least `ring - 1` cells of metres away.
    const [ownColumn, ownRow] = [column(x), row(y)]
    const rings = Math.ceil(withinMetres / size) + 1
    for (let ring = 0; ring <= rings; ring += 1) {
      if (best !== null && best.awayMetres <= (ring - 1) * size) break
      for (let j = clamp(ownRow - ring, rows); j <= Math.min(rows - 1, ownRow + ring); j += 1)
        for (let i = clamp(ownColumn - ring, columns); i <= Math.min(columns - 1, ownColumn + ring); i += 1) {
          if (Math.max(Math.abs(i - ownColumn), Math.abs(j - ownRow)) !== ring) continue
          const cell = j * columns + i
          for (let place = first[cell] ?? 0; place < (first[cell + 1] ?? 0); place += 1) {
            const one = onSegment(segments[place] ?? 0, at)
            if (one.awayMetres <= withinMetres && (best === null || one.awayMetres < best.awayMetres)) best = one
          }
        }
    }
    return best
  }
}
