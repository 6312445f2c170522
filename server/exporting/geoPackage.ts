/** A GeoPackage (OGC 12-128r19): made in a file of its own while the rows come, and then sent. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import type { Property, Value } from '../ogc/collection'
import { isTold } from '../ogc/collection'
import type { Feature } from '../ogc/readItems'
import { dayText } from './exportTable'
import { geoPackageBlob } from './geoPackageBlob'
import type { Written } from './writers'

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'

const tables = `
  pragma application_id = 1196444487;
  pragma user_version = 10300;
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key,
    organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
  insert into gpkg_spatial_ref_sys values
    ('WGS 84', 4326, 'EPSG', 4326, '${wgs84}', null),
    ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', null),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer, constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
  create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null,
    srs_id integer not null, z tinyint not null, m tinyint not null,
    constraint pk_geom_cols primary key (table_name, column_name));`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const columnType: Record<Property['type'], string> = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  day: 'date',
  dayNumber: 'date',
}
const stored = (type: Property['type'], value: Value): string | number | null => {
  if (type === 'dayNumber') return dayText(value)
  return typeof value === 'boolean' ? Number(value) : value
}

const kindOf = ({ place }: Written['collection']): string => (place.kind === 'position' ? 'POINT' : 'GEOMETRY')

export async function* geoPackage(written: Written): AsyncGenerator<Uint8Array> {
  const { collection, title, features, folder } = written
  const path = join(folder, 'features.gpkg')
  const told = Object.entries(collection.properties).filter(([, property]) => isTold(property))
  const database = new sqlite.Database(path)
  try {
    database.exec(tables)
    database.exec(`create table features (fid integer primary key autoincrement not null, geom blob, id text not null,
      ${told.map(([name, { type }]) => `${quoted(name)} ${columnType[type]}`).join(', ')})`)
    // Whatever the campaign's day is, the file was made now, and says nothing of when.
    database.run(
      `insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
       values ('features', 'features', ?, '1970-01-01T00:00:00.000Z', 4326)`,
      [title],
    )
    database.run(`insert into gpkg_geometry_columns values ('features', 'geom', ?, 4326, 0, 0)`, [kindOf(collection)])
    const insert = database.prepare(
      `insert into features (geom, id, ${told.map(([name]) => quoted(name)).join(', ')})
       values (?, ?, ${told.map(() => '?').join(', ')})`,
    )
    database.exec('begin')
    for await (const { id, geometry, properties } of features)
      insert.run([
        geometry === null ? null : geoPackageBlob(geometry as Feature['geometry'] & object),
        String(id),
        ...told.map(([name, { type }]) => stored(type, properties[name] ?? null)),
      ])
    database.exec('commit')
    insert.finalize()
  } finally {
    database.close()
  }
  for await (const piece of createReadStream(path)) yield piece as Uint8Array
}
