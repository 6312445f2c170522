/**
 * Whom a place may belong to: who holds it, and, where a border of another squad or of all the land is within its stated
 * uncertainty, who is on either side of it. Nobody guesses in such a place; the office says whose it is.
 */
import type { Position } from 'geojson'
import type { LngLat } from '../coordinates'
import { metresPerDegree, metresPerDegreeEast } from '../flatMetres'
import { type Text, text } from '../text'
import { type Area, createAreaIndex, ringsOf } from './areaIndex'

export const mostUncertaintyMetres = 500

/** A scope's land as its squad has it. */
export type Land = {
  readonly id: string
  readonly geometry: Area
  readonly squad: number
  /** How far its border may be from where it is drawn. */
  readonly uncertaintyMetres: number
}

export type Doubt =
  | { readonly why: 'several' }
  /** Whole metres to the nearest such border. */
  | { readonly why: 'near'; readonly metres: number; readonly uncertaintyMetres: number }

/** `scopeIds` in the order of the scopes; `doubt` null: it belongs to the one that holds it, or to none. */
export type Claims = { readonly scopeIds: readonly string[]; readonly doubt: Doubt | null }

/** Borders are judged piece by piece: along a longer one the neighbour may change. */
const pieceMetres = 25
/** So far to either side of a piece it is looked who is there; a border that was drawn twice is narrower. */
const besideMetres = 2

type Piece = {
  readonly from: Position
  readonly to: Position
  /** Places of the lands on either side; null: nobody has looked yet. */
  sides: readonly number[] | 'same squads' | null
}

const piecesOf = (area: Area): Piece[] =>
  ringsOf(area).flatMap((ring) =>
    ring.slice(1).flatMap(([lng = 0, lat = 0], index) => {
      const [fromLng = 0, fromLat = 0] = ring[index] as Position
      const metres = Math.hypot((lng - fromLng) * metresPerDegreeEast(lat), (lat - fromLat) * metresPerDegree)
      const count = Math.max(1, Math.ceil(metres / pieceMetres))
      const at = (share: number): Position => [fromLng + share * (lng - fromLng), fromLat + share * (lat - fromLat)]
      return Array.from(
        { length: count },
        (_, piece): Piece => ({ from: at(piece / count), to: at((piece + 1) / count), sides: null }),
      )
    }),
  )

const metresTo = ([lng, lat]: LngLat, { from, to }: Piece): number => {
  const around = metresPerDegreeEast(lat)
  const [ax, ay] = [((from[0] as number) - lng) * around, ((from[1] as number) - lat) * metresPerDegree]
  const [bx, by] = [((to[0] as number) - lng) * around, ((to[1] as number) - lat) * metresPerDegree]
  const [dx, dy] = [bx - ax, by - ay]
  const long = dx * dx + dy * dy
  const along = long === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / long))
  return Math.hypot(ax + along * dx, ay + along * dy)
}

const none: readonly Piece[] = []

/** Every square holds the pieces that may be within reach of a place in it. */
const createPieceGrid = (pieces: readonly Piece[], reachMetres: number) => {
  const sideMetres = Math.max(reachMetres, pieceMetres)
  const high = sideMetres / metresPerDegree
  const north = pieces.reduce((most, { from }) => Math.max(most, Math.abs(from[1] as number)), 0)
  // As wide as that where a degree is narrowest.
  const wide = sideMetres / metresPerDegreeEast(north)
  const columns = Math.ceil(360 / wide) + 4
  const columnOf = (lng: number) => Math.floor((lng + 180) / wide) + 1
  const rowOf = (lat: number) => Math.floor((lat + 90) / high) + 1
  const squares = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const [x0 = 0, y0 = 0] = piece.from
    const [x1 = 0, y1 = 0] = piece.to
    const [left, right] = [columnOf(Math.min(x0, x1)) - 1, columnOf(Math.max(x0, x1)) + 1]
    const [low, top] = [rowOf(Math.min(y0, y1)) - 1, rowOf(Math.max(y0, y1)) + 1]
    for (let row = low; row <= top; row += 1)
      for (let column = left; column <= right; column += 1) {
        const key = row * columns + column
        const here = squares.get(key)
        if (here === undefined) squares.set(key, [piece])
        else here.push(piece)
      }
  }
  return ([lng, lat]: LngLat): readonly Piece[] => squares.get(rowOf(lat) * columns + columnOf(lng)) ?? none
}

/** To be made once for many places. Where no border is uncertain it costs no more than asking who holds a place. */
export const createClaims = (lands: readonly Land[]): ((position: LngLat) => Claims) => {
  const index = createAreaIndex(lands.map(({ geometry }) => geometry))
  const reach = lands.reduce((most, { uncertaintyMetres }) => Math.max(most, uncertaintyMetres), 0)
  const inOrder = (places: Iterable<number>): string[] =>
    [...new Set(places)].sort((one, other) => one - other).map((place) => (lands[place] as Land).id)
  if (reach === 0)
    return (position) => {
      const holding = index.at(position)
      return { scopeIds: inOrder(holding), doubt: holding.length > 1 ? { why: 'several' } : null }
    }

  const around = createPieceGrid(
    lands.flatMap(({ geometry }) => piecesOf(geometry)),
    reach,
  )
  const squadsOf = (places: readonly number[]): string =>
    [...new Set(places.map((place) => (lands[place] as Land).squad))].sort((one, other) => one - other).join(' ')
  const sidesOf = (piece: Piece): readonly number[] | 'same squads' => {
    if (piece.sides !== null) return piece.sides
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [piece.from, piece.to]
    const [lng, lat] = [(x0 + x1) / 2, (y0 + y1) / 2]
    const [east, north] = [(x1 - x0) * metresPerDegreeEast(lat), (y1 - y0) * metresPerDegree]
    const long = Math.max(Math.hypot(east, north), Number.MIN_VALUE)
    const [dx, dy] = [
      ((-north / long) * besideMetres) / metresPerDegreeEast(lat),
      ((east / long) * besideMetres) / metresPerDegree,
    ]
    const [left, right] = [index.at([lng + dx, lat + dy]), index.at([lng - dx, lat - dy])]
    piece.sides = squadsOf(left) === squadsOf(right) ? 'same squads' : [...new Set([...left, ...right])]
    return piece.sides
  }
  return (position) => {
    const holding = index.at(position)
    const asking = new Set(holding)
    let near: Extract<Doubt, { why: 'near' }> | null = null
    for (const piece of around(position)) {
      const metres = metresTo(position, piece)
      if (metres > reach) continue
      const sides = sidesOf(piece)
      if (sides === 'same squads') continue
      const uncertaintyMetres = Math.max(...sides.map((place) => (lands[place] as Land).uncertaintyMetres))
      if (metres > uncertaintyMetres) continue
      for (const place of sides) asking.add(place)
      if (near === null || metres < near.metres) near = { why: 'near', metres, uncertaintyMetres }
    }
    const doubt: Doubt | null =
      holding.length > 1 ? { why: 'several' } : near && { ...near, metres: Math.round(near.metres) }
    return { scopeIds: inOrder(asking), doubt }
  }
}

export const doubtText = (doubt: Doubt): Text =>
  doubt.why === 'several'
    ? text('同时在几个范围里', 'lies in several scopes')
    : text(
        `距边界${doubt.metres}米，边界误差±${doubt.uncertaintyMetres}米`,
        `${doubt.metres} m from a border that is sure to ±${doubt.uncertaintyMetres} m`,
      )
