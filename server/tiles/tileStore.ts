/** What tiles are made of, kept by the process and brought up to the last committed event before each use. */
import { GeoJSONVT } from '@maplibre/geojson-vt'
import type { Feature } from 'geojson'
import type { LngLat } from '../../domain/coordinates'
import { type KeptStatus, statusOn } from '../../domain/pointStatus'
import type { Server } from '../context'
import { readDataVersion } from '../dataVersion'
import type { Database } from '../db/open'
import { extent } from './mercator'
import { bringUp, type PointColumns, readPoints } from './pointColumns'

export type TileSource = {
  /** Of the data and the day: the same one, the same tiles. */
  readonly version: string
  /** 20220915 */
  readonly today: number
  readonly points: PointColumns
  readonly scopes: GeoJSONVT
  readonly sections: GeoJSONVT
}

type Sql = Database['sql']

const cut = (features: readonly Feature[]): GeoJSONVT =>
  new GeoJSONVT({ type: 'FeatureCollection', features: [...features] }, { maxZoom: 16, extent, buffer: 128 })

const readScopes = async (sql: Sql): Promise<GeoJSONVT> => {
  const rows = await sql<{ id: string; name: string; nameEn: string; squad: number; extent: string; shape: string }[]>`
    select id, name_zh as name, name_en as "nameEn", squad, extent, geometry::text as shape from scopes order by "order"`
  return cut(
    rows.map(({ shape, id, ...rest }) => ({
      type: 'Feature',
      geometry: JSON.parse(shape),
      properties: { scope: id, ...rest },
    })),
  )
}

const readSections = async (sql: Sql, today: string): Promise<GeoJSONVT> => {
  const rows = await sql<
    {
      id: string
      name: string
      nameEn: string
      status: KeptStatus
      due: string | null
      open: number
      unit: string
      line: string
    }[]
  >`
    select id, name_zh as name, name_en as "nameEn", status, due_on::text as due, open_issues as open,
      responsible_unit_id as unit, line::text as line
    from road_sections join road_section_states on road_section_id = id where retired_on is null order by id`
  return cut(
    rows.map(({ line, id, status, due, open, ...rest }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: JSON.parse(line) as LngLat[] },
      properties: { roadSection: id, status: statusOn({ status, dueOn: due }, today), openIssues: open, ...rest },
    })),
  )
}

type Kept = TileSource & { readonly position: number; readonly ground: string }

export const createTileStore = ({ database, clock }: Pick<Server, 'database' | 'clock'>) => {
  const { sql } = database
  let kept: Kept | null = null
  /** One after the other: the columns are written in place. */
  let turn: Promise<unknown> = Promise.resolve()

  const catchUp = async (): Promise<Kept> => {
    const { position, version, ground } = await readDataVersion(database)
    const day = clock.today()
    const present = `${version} ${day}`
    if (kept?.version === present) return kept
    // Whatever is not an event of a point or a section: the plan, another database, points that came in.
    const known = kept !== null && kept.ground === ground && kept.position <= position ? kept : null
    const points = (known && (await bringUp(sql, known.points, known.position))) ?? (await readPoints(sql))
    kept = {
      version: present,
      position,
      ground,
      today: Number(day.replaceAll('-', '')),
      points,
      scopes: known?.scopes ?? (await readScopes(sql)),
      sections: await readSections(sql, day),
    }
    return kept
  }

  return {
    read: (): Promise<TileSource> => {
      const next = turn.then(catchUp)
      turn = next.catch(() => {
        // Half-written columns are not kept.
        kept = null
      })
      return next
    },
  }
}
