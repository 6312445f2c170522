/** Features of a GeoPackage: its one table of features, read from a file of its own that goes with the reading. */
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import type { SpatialFeature } from '../../../domain/importing/spatialFile'
import type { Refusal } from '../../../domain/refusal'
import { propertyText, type SpatialLayer } from './geoJson'
import { noFeatures, severalLayers, unreadable } from './spatialFaults'
import { geometryOfGeoPackage } from './wkb'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
/** One more than is taken: then it is known to be too many. */
const mostRows = 100_001

type Layer = {
  readonly table: string
  readonly column: string
  readonly organization: string
  readonly code: number
  readonly definition: string
}

const layerOf = (database: sqlite.Database): Layer | Refusal => {
  const layers = database.all(`
    select g.table_name as "table", g.column_name as "column", s.organization, s.organization_coordsys_id as code, s.definition
    from gpkg_contents c
    join gpkg_geometry_columns g on g.table_name = c.table_name
    left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
    where c.data_type = 'features' limit 50`) as unknown as Layer[]
  const [first, ...more] = layers
  if (first === undefined) return noFeatures
  return more.length > 0 ? severalLayers(layers.map(({ table }) => table)) : first
}

const readLayer = (database: sqlite.Database): SpatialLayer | Refusal => {
  const layer = layerOf(database)
  if ('refused' in layer) return layer
  const { table, column, organization, code, definition } = layer
  const features = (
    database.all(`select * from ${quoted(table)} limit ${mostRows}`) as Readonly<Record<string, unknown>>[]
  ).map((row): SpatialFeature => {
    const { [column]: blob, ...properties } = row
    return {
      geometry: blob instanceof Uint8Array ? geometryOfGeoPackage(blob) : null,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          propertyText(typeof value === 'bigint' ? Number(value) : value),
        ]),
      ),
    }
  })
  if (features.length === 0) return noFeatures
  const isEpsg = typeof organization === 'string' && organization.toUpperCase() === 'EPSG'
  const hasText = typeof definition === 'string' && /^\s*[A-Z]+\[/.test(definition)
  return { features, system: isEpsg ? { epsg: Number(code) } : hasText ? { wkt: definition } : null }
}

export const geoPackageLayer = (bytes: Uint8Array): SpatialLayer | Refusal => {
  const path = join(tmpdir(), `xuncheng-${randomUUID()}.gpkg`)
  try {
    writeFileSync(path, bytes, { mode: 0o600 })
    const database = new sqlite.Database(path, { readOnly: true, fileMustExist: true })
    try {
      return readLayer(database)
    } finally {
      database.close()
    }
  } catch {
    return unreadable
  } finally {
    rmSync(path, { force: true })
    rmSync(`${path}.lock`, { force: true, recursive: true })
  }
}
