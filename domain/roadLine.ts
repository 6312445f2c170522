/** The line of a road section: where it runs, how long it is, where on it a place lies, and what is no line. Pure. */
import { along, bbox, length, lineString, nearestPointOnLine } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { LocalDate } from './calendar'
import { distanceMetres, type LngLat } from './coordinates'
import { type Refusal, refuse } from './refusal'
import { scopesAt } from './scope'

/** Positions in order from one end to the other. */
export type Line = readonly LngLat[]

export const mostVertices = 500
export const shortestMetres = 20
/** An issue's place further from the line than this is not on it: two lanes, a pavement, and a thumb's width. */
export const besideMetres = 60

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number]

/** The scopes' land with about two kilometres around it: a section elsewhere is a slip of the hand. */
export const boundsOfScopes = (scopes: readonly { readonly geometry: Polygon | MultiPolygon }[]): Bounds => {
  const [west, south, east, north] = bbox({
    type: 'GeometryCollection',
    geometries: scopes.map(({ geometry }) => geometry),
  })
  return [west - 0.02, south - 0.02, east + 0.02, north + 0.02]
}

const decimals = 1e6
const rounded = (degrees: number): number => Math.round(degrees * decimals) / decimals
/** To six decimals of a degree, about a tenth of a metre. */
export const roundedPlace = ([lng, lat]: readonly number[]): LngLat => [rounded(lng ?? 0), rounded(lat ?? 0)]

const isSame = (one: LngLat | undefined, other: LngLat | undefined): boolean =>
  one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1]

/** A drawn line as it is handed in: six decimals, and no position twice in a row. */
export const tidyLine = (drawn: readonly (readonly number[])[]): LngLat[] =>
  drawn.map(roundedPlace).filter((place, index, all) => !isSame(place, all[index - 1]))

const asFeature = (line: Line) => lineString(line.map((place) => [...place]))

/** 0 for what is no line yet. */
export const lengthMetres = (line: Line): number =>
  line.length < 2 ? 0 : Math.round(length(asFeature(line), { units: 'meters' }))

/** So many metres from the first position, along the line. */
export const placeAlong = (line: Line, metres: number): LngLat =>
  roundedPlace(along(asFeature(line), Math.max(0, metres), { units: 'meters' }).geometry.coordinates)

/** Half-way along: where its mark stands, and by what its scope is found. */
export const middleOfLine = (line: Line): LngLat => placeAlong(line, length(asFeature(line), { units: 'meters' }) / 2)

export type PlaceOnLine = {
  readonly place: LngLat
  /** From the position that was asked about. */
  readonly awayMetres: number
  /** From the line's first position. */
  readonly alongMetres: number
}

/** The place on a line that is nearest to a position. */
export const nearestPlace = (line: Line, position: LngLat): PlaceOnLine => {
  const { geometry, properties } = nearestPointOnLine(asFeature(line), position, { units: 'meters' })
  const place = roundedPlace(geometry.coordinates)
  return { place, awayMetres: distanceMetres(position, place), alongMetres: Math.round(properties.totalDistance) }
}

/** The scope in which its middle lies; null: outside every scope. */
export const scopeOfLine = <S extends { readonly geometry: Polygon | MultiPolygon }>(
  line: Line,
  scopes: readonly S[],
): S | null => scopesAt(middleOfLine(line), scopes)[0] ?? null

/** What is wrong with a line; null: nothing. */
export const lineFault = (line: Line, [west, south, east, north]: Bounds): Refusal | null => {
  if (line.length < 2)
    return refuse('invalid', '路段至少要有起点和终点，请继续画。', 'A section needs a start and an end; keep drawing.')
  if (line.length > mostVertices)
    return refuse(
      'invalid',
      `路段有${line.length}个转折点，最多${mostVertices}个。请减少转折点或分成两段。`,
      `The section has ${line.length} vertices; ${mostVertices} is the most. Give it fewer, or make it two sections.`,
    )
  if (line.some(([lng, lat]) => rounded(lng) !== lng || rounded(lat) !== lat))
    return refuse(
      'invalid',
      '路段坐标最多六位小数，请四舍五入后重新提交。',
      'Positions have six decimals at the most; give them so and send them again.',
    )
  if (line.some(([lng, lat]) => lng < west || lng > east || lat < south || lat > north))
    return refuse(
      'invalid',
      '路段超出督导区域。请核对坐标（先经度、后纬度，WGS-84）。',
      'The section leaves the supervised area. Check the positions: longitude first, latitude second, WGS-84.',
    )
  if (line.some((place, index) => isSame(place, line[index - 1])))
    return refuse(
      'invalid',
      '路段有连续重复的转折点，请删除其中一个。',
      'A position occurs twice in a row; look for it and delete one of the two.',
    )
  if (lengthMetres(line) < shortestMetres)
    return refuse(
      'invalid',
      `路段只有${lengthMetres(line)}米，至少${shortestMetres}米。请画到路段终点。`,
      `The section is ${lengthMetres(line)} m long; ${shortestMetres} m is the least. Keep drawing to its end.`,
    )
  return null
}

/** Why no issue may be opened at a place of a section; undefined: it may. */
export const noIssueAt = (
  { line, retiredOn }: { readonly line: Line; readonly retiredOn: LocalDate | null },
  at: LngLat,
): Refusal | undefined => {
  if (retiredOn !== null)
    return refuse(
      'conflict',
      '这个包路段已停用，不能再立案。请在现有的路段或点位上立案。',
      'This road section is retired; no issue can be opened on it. Open it on a present section or point.',
    )
  return nearestPlace(line, at).awayMetres > besideMetres
    ? refuse(
        'invalid',
        '问题位置不在这个包路段上，请在路段上重新点选。',
        'The place is not on this road section; choose a place on the line.',
      )
    : undefined
}
