/** Where a collection's rows lie, and since when: programs zoom to it before they read the first row. */
import { bbox } from '@turf/turf'
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { startOfDay } from '../../domain/calendar'
import type { Db } from '../db/open'
import type { Box } from './box'
import type { Asking, Collection } from './collection'
import { crsUris, type Shape } from './crs'

export type Extent = {
  readonly spatial?: { readonly bbox: readonly (readonly number[])[]; readonly crs: string }
  readonly temporal?: { readonly interval: readonly (readonly (string | null)[])[] }
}

type Bounds = readonly [west: number, south: number, east: number, north: number]

const boundsOf = async (db: Db, { place, from, shown }: Collection, asking: Asking): Promise<Bounds | null> => {
  if (place.kind === 'shape') {
    const rows = await db.execute<{ shape: Shape }>(
      sql`select ${place.shape} as shape from ${from} where ${shown(asking) ?? sql`true`}`,
    )
    if (rows.length === 0) return null
    const features = [...rows].map(({ shape }) => ({
      type: 'Feature' as const,
      properties: null,
      geometry: shape as Geometry,
    }))
    const [west, south, east, north] = bbox({ type: 'FeatureCollection', features })
    return [west, south, east, north]
  }
  const { lng, lat } = place
  const [row] = await db.execute<{ bounds: Bounds | null }>(sql`
    select case when min(${lng}) is not null
      then json_build_array(min(${lng}), min(${lat}), max(${lng}), max(${lat})) end as bounds
    from ${from} where ${shown(asking) ?? sql`true`}`)
  return row?.bounds ?? null
}

const firstDayOf = async (db: Db, { day, from, shown }: Collection, asking: Asking): Promise<string | null> => {
  if (day === null) return null
  const [row] = await db.execute<{ first: string | null }>(
    sql`select min(${day(asking)})::text as first from ${from} where ${shown(asking) ?? sql`true`}`,
  )
  return row?.first ?? null
}

export const extentOf = async (db: Db, collection: Collection, asking: Asking): Promise<Extent> => {
  const [bounds, first] = await Promise.all([boundsOf(db, collection, asking), firstDayOf(db, collection, asking)])
  return {
    ...(bounds && { spatial: { bbox: [bounds], crs: crsUris.CRS84 } }),
    ...(first !== null && { temporal: { interval: [[startOfDay(first).toISOString(), null]] } }),
  }
}

/** Whether the box holds every row that has a place. */
export const holdsAll = ({ west, south, east, north }: Box, { spatial }: Extent): boolean => {
  const [least = Number.NaN, lowest = Number.NaN, most = Number.NaN, highest = Number.NaN] = spatial?.bbox[0] ?? []
  return west <= least && south <= lowest && east >= most && north >= highest
}
