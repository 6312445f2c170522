/**
 * In which datum boundaries are: a district's border is known to a hundred metres or so, and a shift moves every corner by
 * five hundred. Judged by how far the corners that lie near a known line are from it.
 */
import type { Position } from 'geojson'
import { type DatumReading, datumReadingLabel, readingToWgs84 } from '../importing/datumDetective'
import { type Text, text } from '../text'
import { type Area, ringsOf } from './areaIndex'

export type BoundaryDatum = {
  readonly datum: DatumReading
  /** Not sure: somebody has to look. */
  readonly isSure: boolean
  readonly because: Text
}

const readings = ['WGS-84', 'GCJ-02', 'BD-09'] as const satisfies readonly DatumReading[]
/** A corner farther from every known line follows none of them. */
const nearMetres = 900
const leastCorners = 15
const mostCorners = 600
const mostMetres = 150

const metresPerDegree = 111_320

type Segment = readonly [number, number, number, number]

const segmentsOf = (lines: readonly Area[], around: number): Segment[] =>
  lines.flatMap((line) =>
    ringsOf(line).flatMap((ring) =>
      ring.slice(1).map(([lng = 0, lat = 0], index): Segment => {
        const [fromLng = 0, fromLat = 0] = ring[index] as Position
        return [fromLng * around, fromLat, lng * around, lat]
      }),
    ),
  )

/** Degrees of latitude. */
const distanceToSegment = (x: number, y: number, [ax, ay, bx, by]: Segment): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const along =
    dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** `areas` as the file has them; `known`: lines that can be relied upon, in WGS-84. */
export const judgeBoundaries = (areas: readonly Area[], known: readonly Area[]): BoundaryDatum => {
  const corners = areas.flatMap((area) => ringsOf(area).flat())
  const step = Math.max(1, corners.length / mostCorners)
  const judged = Array.from(
    { length: Math.min(corners.length, mostCorners) },
    (_, at) => corners[Math.floor(at * step)] as Position,
  )
  const around = Math.cos(((judged[0]?.[1] ?? 0) * Math.PI) / 180)
  const segments = segmentsOf(known, around)
  const fits = readings.map((datum) => {
    const near = judged.flatMap(([lng = 0, lat = 0]) => {
      const [x, y] = readingToWgs84([lng, lat], datum)
      let least = Number.POSITIVE_INFINITY
      for (const segment of segments) least = Math.min(least, distanceToSegment(x * around, y, segment))
      const metres = least * metresPerDegree
      return metres <= nearMetres ? [metres] : []
    })
    near.sort((one, other) => one - other)
    return { datum, count: near.length, metres: near[Math.floor(near.length / 2)] ?? Number.POSITIVE_INFINITY }
  })
  const [best, next] = [...fits].sort((one, other) => one.metres - other.metres)
  const isSure =
    best !== undefined &&
    next !== undefined &&
    best.count >= leastCorners &&
    best.metres <= mostMetres &&
    best.metres * 2 <= next.metres
  if (!isSure || best === undefined || next === undefined)
    return {
      datum: 'WGS-84',
      isSure: false,
      because: text(
        '没有足够的已知界线可以比对，暂按 WGS-84 / CGCS2000。请在地图上对照后选定。',
        'There are too few known lines to judge by; WGS-84 / CGCS2000 is assumed. Look at it on the map and choose.',
      ),
    }
  const [here, there] = [Math.round(best.metres), Math.round(next.metres)]
  return {
    datum: best.datum,
    isSure: true,
    because: text(
      `按${datumReadingLabel[best.datum].zh}，${best.count}个点与已知界线相距约${here}米；按其他坐标系至少相距${there}米。`,
      `As ${datumReadingLabel[best.datum].en}, ${best.count} corners lie about ${here} m from known lines; in any other datum ${there} m at least.`,
    ),
  }
}

export const readAreaAs = (area: Area, datum: DatumReading): Area => {
  const ring = (positions: Position[]): Position[] =>
    positions.map(([lng = 0, lat = 0]) => {
      const [x, y] = readingToWgs84([lng, lat], datum)
      return [Number(x.toFixed(7)), Number(y.toFixed(7))]
    })
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: area.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: area.coordinates.map((polygon) => polygon.map(ring)) }
}
