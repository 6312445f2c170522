/**
 * Borders edited in place, one vertex at a time. A step names places, not rings: every ring that has a vertex there takes part
 * in it, so that a border that two areas share stays one border. Positions are [lng, lat] in degrees, WGS-84. Pure.
 */
import type { Position } from 'geojson'
import { metresPerDegree, metresPerDegreeEast } from '../flatMetres'
import { type Refusal, refuse } from '../refusal'
import type { Area } from './areaIndex'

export type BorderStep =
  | { readonly kind: 'move'; readonly from: Position; readonly to: Position }
  /** On the edge between two vertices that follow each other. */
  | { readonly kind: 'insert'; readonly between: readonly [Position, Position]; readonly at: Position }
  | { readonly kind: 'remove'; readonly at: Position }

type Bounded = { readonly id: string; readonly geometry: Area }
type Ring = readonly Position[]

/** Vertices as near as this are the same one, drawn twice: a file rounds to a centimetre or a decimetre. */
export const sharedMetres = 0.5
/** A centimetre. */
const decimals = 7

const fewestCorners = 3
const tooFew = refuse(
  'invalid',
  '这里只剩三个点，再删就不成范围了。请保留这个点。',
  'Only three corners are left here, the fewest that bound an area. Keep this one.',
)

const roundedDegrees = (degrees: number): number => Number(degrees.toFixed(decimals))
export const roundedPosition = ([lng = 0, lat = 0]: Position): Position => [roundedDegrees(lng), roundedDegrees(lat)]

const metresBetween = ([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): number => {
  const north = (y1 - y0) * metresPerDegree
  // Most vertices are far away, and the cosine is dear.
  if (Math.abs(north) > sharedMetres) return Number.POSITIVE_INFINITY
  return Math.hypot((x1 - x0) * metresPerDegreeEast(y0), north)
}

/** Where the least is met, and within reach; several only where they lie in the very same place. */
const nearest = (count: number, metresAt: (index: number) => number): ReadonlySet<number> => {
  let least = sharedMetres
  let found: number[] = []
  for (let index = 0; index < count; index += 1) {
    const metres = metresAt(index)
    if (metres > least) continue
    if (metres < least) found = []
    least = metres
    found.push(index)
  }
  return new Set(found)
}

const openRing = (ring: Ring): Ring => ring.slice(0, -1)
const closedRing = (corners: Ring): Position[] => [...corners, corners[0] ?? []].map((corner) => [...corner])

/** The ring itself where the step does not touch it. Without the position that closes it. */
const stepIn = (corners: Ring, step: BorderStep): Ring | Refusal => {
  const cornerAt = (index: number): Position => corners[index % corners.length] as Position
  switch (step.kind) {
    case 'move': {
      const there = nearest(corners.length, (index) => metresBetween(cornerAt(index), step.from))
      if (there.size === 0) return corners
      const to = roundedPosition(step.to)
      return corners.map((corner, index) => (there.has(index) ? to : corner))
    }
    case 'remove': {
      const there = nearest(corners.length, (index) => metresBetween(cornerAt(index), step.at))
      if (there.size === 0) return corners
      return corners.length - there.size < fewestCorners ? tooFew : corners.filter((_, index) => !there.has(index))
    }
    case 'insert': {
      const [from, to] = step.between
      const there = nearest(corners.length, (index) => {
        const [one, other] = [cornerAt(index), cornerAt(index + 1)]
        // A neighbour goes along the same border the other way.
        return Math.min(
          Math.max(metresBetween(one, from), metresBetween(other, to)),
          Math.max(metresBetween(one, to), metresBetween(other, from)),
        )
      })
      if (there.size === 0) return corners
      const at = roundedPosition(step.at)
      return corners.flatMap((corner, index) => (there.has(index) ? [corner, at] : [corner]))
    }
    default:
      return step satisfies never
  }
}

const polygonsOf = (area: Area): readonly (readonly Ring[])[] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates

/** The area itself where the step does not touch it. */
const stepInArea = (area: Area, step: BorderStep): Area | Refusal => {
  let isTouched = false
  const polygons: Position[][][] = []
  for (const rings of polygonsOf(area)) {
    const polygon: Position[][] = []
    for (const ring of rings) {
      const before = openRing(ring)
      const after = stepIn(before, step)
      if ('refused' in after) return after
      if (after !== before) isTouched = true
      polygon.push(after === before ? (ring as Position[]) : closedRing(after))
    }
    polygons.push(polygon)
  }
  if (!isTouched) return area
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Those that the step does not touch are handed back as they are; refused: nothing is changed anywhere. */
export const takeBorderStep = <B extends Bounded>(areas: readonly B[], step: BorderStep): readonly B[] | Refusal => {
  const taken: B[] = []
  for (const one of areas) {
    const geometry = stepInArea(one.geometry, step)
    if ('refused' in geometry) return geometry
    taken.push(geometry === one.geometry ? one : { ...one, geometry })
  }
  return taken
}

const isSame = (one: Position | undefined, other: Position | undefined): boolean =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1]

/** The one vertex by which two states of a ring differ, closed both; null: none, or more than one. */
export const stepBetween = (before: Ring, after: Ring): BorderStep | null => {
  const [was, is] = [openRing(before), openRing(after)]
  const differsAt = (one: Ring, other: Ring, from = 0) => {
    for (let index = from; index < one.length; index += 1) if (!isSame(one[index], other[index])) return index
    return -1
  }
  if (is.length === was.length) {
    const at = differsAt(was, is)
    if (at === -1 || differsAt(was, is, at + 1) !== -1) return null
    return { kind: 'move', from: was[at] as Position, to: is[at] as Position }
  }
  const isLonger = is.length === was.length + 1
  if (!isLonger && is.length !== was.length - 1) return null
  const [long, short] = isLonger ? [is, was] : [was, is]
  const at = differsAt(long, short)
  if (at === -1 || differsAt(short.slice(at), long.slice(at + 1)) !== -1) return null
  const place = long[at] as Position
  if (!isLonger) return { kind: 'remove', at: place }
  const [from, to] = [was[(at - 1 + was.length) % was.length], was[at % was.length]] as [Position, Position]
  return { kind: 'insert', between: [from, to], at: place }
}

/** Which areas are not what they were, in the order of `now`. */
export const changedAreas = <B extends Bounded>(was: readonly Bounded[], now: readonly B[]): readonly B[] => {
  const before = new Map(was.map(({ id, geometry }) => [id, JSON.stringify(geometry)]))
  return now.filter(({ id, geometry }) => before.get(id) !== JSON.stringify(geometry))
}
