/**
 * Borders made ready to be edited together: where one area's vertex lies on its neighbour's edge, the neighbour gets it too, so
 * that moving it opens no gap. Files of several surveyors have such places; nothing moves by more than `sharedMetres`. Pure.
 */
import type { Position } from 'geojson'
import { metresPerDegree, metresPerDegreeEast } from '../flatMetres'
import { type Area, ringsOf } from './areaIndex'
import { sharedMetres } from './sharedBorders'

type Bounded = { readonly id: string; readonly geometry: Area }
type Vertex = { readonly of: string; readonly place: Position }

/** Vertices are sorted into squares of so many degrees. */
const squareDegrees = 0.005

const squareOf = (degrees: number): number => Math.floor(degrees / squareDegrees)
const keyOf = (x: number, y: number): number => x * 100_000 + y

const sortedIntoSquares = (areas: readonly Bounded[]): ReadonlyMap<number, readonly Vertex[]> => {
  const squares = new Map<number, Vertex[]>()
  for (const { id, geometry } of areas)
    for (const ring of ringsOf(geometry))
      for (const place of ring.slice(0, -1)) {
        const key = keyOf(squareOf(place[0] ?? 0), squareOf(place[1] ?? 0))
        const here = squares.get(key)
        if (here === undefined) squares.set(key, [{ of: id, place }])
        else here.push({ of: id, place })
      }
  return squares
}

/** Metres along the edge to where the place lies on it; null: it does not, or at one of its ends. */
const alongEdge = ([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, [x = 0, y = 0]: Position): number | null => {
  const around = metresPerDegreeEast(y0)
  const [dx, dy] = [(x1 - x0) * around, (y1 - y0) * metresPerDegree]
  const [px, py] = [(x - x0) * around, (y - y0) * metresPerDegree]
  const long = Math.hypot(dx, dy)
  if (long === 0) return null
  const along = (px * dx + py * dy) / long
  const beside = Math.abs(px * dy - py * dx) / long
  return beside <= sharedMetres && along > sharedMetres && along < long - sharedMetres ? along : null
}

/** Those whose neighbours have no vertex on their edges are handed back as they are. */
export const joinBorders = <B extends Bounded>(areas: readonly B[]): readonly B[] => {
  const squares = sortedIntoSquares(areas)
  const joined = (id: string, ring: readonly Position[]): Position[] =>
    ring.flatMap((place, index) => {
      const before = ring[index - 1]
      if (before === undefined) return [place]
      const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [before, place]
      const found: { along: number; place: Position }[] = []
      for (let x = squareOf(Math.min(x0, x1)) - 1; x <= squareOf(Math.max(x0, x1)) + 1; x += 1)
        for (let y = squareOf(Math.min(y0, y1)) - 1; y <= squareOf(Math.max(y0, y1)) + 1; y += 1)
          for (const vertex of squares.get(keyOf(x, y)) ?? []) {
            const along = vertex.of === id ? null : alongEdge(before, place, vertex.place)
            if (along !== null) found.push({ along, place: vertex.place })
          }
      found.sort((one, other) => one.along - other.along)
      // Two neighbours may have the same one.
      const apart = found.filter(({ along }, at) => at === 0 || along - (found[at - 1]?.along ?? 0) > sharedMetres)
      return [...apart.map((one) => [...one.place]), place]
    })
  return areas.map((area) => {
    const { id, geometry } = area
    const after: Area =
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => joined(id, ring)) }
        : {
            type: 'MultiPolygon',
            coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => joined(id, ring))),
          }
    const count = (one: Area) => ringsOf(one).reduce((sum, ring) => sum + ring.length, 0)
    return count(after) === count(geometry) ? area : { ...area, geometry: after }
  })
}
