/**
 * The points of one tile. Where a tile could hold too many they are put together by the cells of a grid, each cell in the
 * middle of its points and with their number by status, so that one that is overdue is never hidden.
 */
import type { GeoJSONVTFeature } from '@maplibre/geojson-vt'
import { pointStatuses } from '../../domain/pointStatus'
import { extent, type TileAddress } from './mercator'
import type { PointColumns } from './pointColumns'

/** Along a tile's edge: 16 pixels of 512 each. */
const cellsWide = 32
/** One cell of its neighbours is in a tile, too, so that no symbol is cut at the edge. */
const buffer = 1 / cellsWide

const overdue = pointStatuses.indexOf('overdue')

/** As `statusOn` says it, of numbers. */
const statusAt = ({ status, due }: PointColumns, at: number, today: number): number =>
  (due[at] as number) !== 0 && (due[at] as number) < today ? overdue : (status[at] as number)

type Tags = Record<string, string | number>

const feature = (id: number | undefined, x: number, y: number, tags: Tags): GeoJSONVTFeature =>
  ({ ...(id !== undefined && { id }), type: 1, geometry: [[x, y]], tags }) as unknown as GeoJSONVTFeature

const single = (columns: PointColumns, at: number, place: readonly [x: number, y: number], today: number) => {
  const row = columns.rows[at]
  if (row === undefined) throw new Error('an index beyond the columns')
  const { id, code, name, kind, scope, squad } = row
  return feature(id, ...place, {
    code,
    name,
    kind,
    status: pointStatuses[statusAt(columns, at, today)] as string,
    openIssues: columns.open[at] as number,
    ...(scope !== null && { scope }),
    ...(squad !== null && { squad }),
  })
}

/** `today`: 20220915. */
export const pointsOfTile = (columns: PointColumns, { z, x, y }: TileAddress, today: number): GeoJSONVTFeature[] => {
  const wide = 2 ** z
  const found = columns.index.range(
    (x - buffer) / wide,
    (y - buffer) / wide,
    (x + 1 + buffer) / wide,
    (y + 1 + buffer) / wide,
  )
  const placeOf = (across: number, down: number): readonly [number, number] => [
    Math.round((across * wide - x) * extent),
    Math.round((down * wide - y) * extent),
  ]
  const each = (at: number) => single(columns, at, placeOf(columns.x[at] as number, columns.y[at] as number), today)
  if (z >= columns.eachFromZoom) return found.map(each)

  const across = cellsWide + 2
  const counts = new Uint32Array(across * across * (pointStatuses.length + 1))
  const issues = new Uint32Array(across * across)
  const sums = new Float64Array(across * across * 2)
  const last = new Int32Array(across * across)
  const place = (value: number) => Math.max(0, Math.min(across - 1, Math.floor(value * cellsWide) + 1))
  for (const at of found) {
    const px = columns.x[at] as number
    const py = columns.y[at] as number
    const cell = place(py * wide - y) * across + place(px * wide - x)
    const from = cell * (pointStatuses.length + 1)
    const ofStatus = from + 1 + statusAt(columns, at, today)
    counts[from] = (counts[from] as number) + 1
    counts[ofStatus] = (counts[ofStatus] as number) + 1
    issues[cell] = (issues[cell] as number) + (columns.open[at] as number)
    sums[cell * 2] = (sums[cell * 2] as number) + px
    sums[cell * 2 + 1] = (sums[cell * 2 + 1] as number) + py
    last[cell] = at
  }
  const features: GeoJSONVTFeature[] = []
  for (let cell = 0; cell < across * across; cell += 1) {
    const from = cell * (pointStatuses.length + 1)
    const count = counts[from] as number
    if (count === 0) continue
    if (count === 1) {
      features.push(each(last[cell] as number))
      continue
    }
    const byStatus = pointStatuses.map((status, at) => [status, counts[from + 1 + at] as number] as const)
    features.push(
      feature(undefined, ...placeOf((sums[cell * 2] as number) / count, (sums[cell * 2 + 1] as number) / count), {
        count,
        // Worst first.
        status: byStatus.find(([, of]) => of > 0)?.[0] ?? 'uninspected',
        ...Object.fromEntries(byStatus.filter(([, of]) => of > 0)),
        openIssues: issues[cell] as number,
      }),
    )
  }
  return features
}
