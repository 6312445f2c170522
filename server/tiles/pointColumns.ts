/**
 * All points in columns, found by their place: read whole once, and then only what has changed. A hundred thousand points
 * take some 30 MB, and one that changes its status costs one row.
 */
import KDBush from 'kdbush'
import type { LngLat } from '../../domain/coordinates'
import { type KeptStatus, pointStatuses } from '../../domain/pointStatus'
import type { Database } from '../db/open'
import { squareOf } from './mercator'

export type PointRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly lng: number
  readonly lat: number
  readonly scope: string | null
  readonly squad: number | null
  readonly status: KeptStatus
  /** 20220915; 0: nothing is due. */
  readonly due: number
  readonly open: number
}

export type PointColumns = {
  readonly rows: PointRow[]
  /** In the square of web maps. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly status: Uint8Array
  readonly due: Int32Array
  readonly open: Int32Array
  /** Where a point stands in the columns, by its id. */
  readonly at: ReadonlyMap<number, number>
  readonly index: KDBush
  /** At lower zooms than this some tile would hold too many points to show each. */
  readonly eachFromZoom: number
}

/** More in one tile, two to a cell of pointLayer.ts, are neither told apart nor sent quickly. */
const mostInTile = 2_000
/** Whose points are each shown, however many there are. */
const closestZoom = 16

const eachFrom = (x: Float64Array, y: Float64Array): number => {
  for (let zoom = closestZoom - 1; zoom >= 0; zoom -= 1) {
    const wide = 2 ** zoom
    const counts = new Map<number, number>()
    let most = 0
    for (let at = 0; at < x.length; at += 1) {
      const tile = Math.floor((x[at] as number) * wide) * wide + Math.floor((y[at] as number) * wide)
      const count = (counts.get(tile) ?? 0) + 1
      counts.set(tile, count)
      most = Math.max(most, count)
    }
    if (most > mostInTile) return zoom + 1
  }
  return 0
}

const columnsOf = (rows: PointRow[]): PointColumns => {
  const x = new Float64Array(rows.length)
  const y = new Float64Array(rows.length)
  const index = new KDBush(rows.length)
  for (const [at, { lng, lat }] of rows.entries()) {
    const [across, down] = squareOf([lng, lat] satisfies LngLat)
    x[at] = across
    y[at] = down
    index.add(across, down)
  }
  index.finish()
  return {
    rows,
    x,
    y,
    status: Uint8Array.from(rows, ({ status }) => pointStatuses.indexOf(status)),
    due: Int32Array.from(rows, ({ due }) => due),
    open: Int32Array.from(rows, ({ open }) => open),
    at: new Map(rows.map(({ id }, at) => [id, at])),
    index,
    eachFromZoom: eachFrom(x, y),
  }
}

type Sql = Database['sql']

const readRows = (sql: Sql, changedAfter: number | null) =>
  sql<PointRow[]>`
    select points.id, points.code, points.name, points.kind, lng, lat, scope_id as scope, scopes.squad, status,
      coalesce(to_char(due_on, 'YYYYMMDD')::int, 0) as due, open_issues as open
    from points
    join point_states on point_id = points.id
    left join scopes on scopes.id = scope_id
    where retired_on is null ${changedAfter === null ? sql`` : sql`and points.id in (select point_id from point_days where position > ${changedAfter})`}
    order by points.id`

export const readPoints = async (sql: Sql): Promise<PointColumns> => columnsOf([...(await readRows(sql, null))])

/** Brought up to date from a position on, in place; null: a point was added or moved, and they are to be read anew. */
export const bringUp = async (sql: Sql, columns: PointColumns, position: number): Promise<PointColumns | null> => {
  for (const row of await readRows(sql, position)) {
    const at = columns.at.get(row.id)
    const before = at === undefined ? undefined : columns.rows[at]
    if (at === undefined || before === undefined || before.lng !== row.lng || before.lat !== row.lat) return null
    columns.rows[at] = row
    columns.status[at] = pointStatuses.indexOf(row.status)
    columns.due[at] = row.due
    columns.open[at] = row.open
  }
  return columns
}
