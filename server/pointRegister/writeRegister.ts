/** Writes changes of the register into its tables, many at once. Called by server/recording/registerChanges.ts alone, under the writer's lock. */
import { inArray, sql } from 'drizzle-orm'
import { addDays, type LocalDate } from '../../domain/calendar'
import { untouchedPoint } from '../../domain/point'
import type { RegisterChange, RegisteredPoint } from '../../domain/pointRegister'
import { inBatches } from '../db/inBatches'
import type { Db } from '../db/open'
import { pointStates, points, pointUnits } from '../db/schema'
import { pointStateRow } from '../eventLog'
import { addResponsible, writeLeads } from './writeResponsible'

/** Ids for new points, in order; those of a transaction that is taken back are not used again. */
export const nextPointIds = async (tx: Db, count: number): Promise<number[]> => {
  const rows = await tx.execute<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('points', 'id'))::integer as id from generate_series(1, ${count}::integer)`)
  return rows.map(({ id }) => id)
}

type Placed = { readonly pointId: number; readonly point: RegisteredPoint }

const pointRows = (placed: readonly Placed[]): string =>
  JSON.stringify(
    placed.map(({ pointId, point: { position, ...point } }) => ({
      ...point,
      id: pointId,
      lng: position[0],
      lat: position[1],
    })),
  )
const pointRow = sql.raw(`point(
  "id" integer, "code" text, "name" text, "kind" text, "lng" float8, "lat" float8, "address" text, "urban" boolean,
  "scopeId" text, "retiredOn" date)`)

const insertPoints = async (tx: Db, placed: readonly Placed[], position: number): Promise<void> => {
  await tx.execute(sql`
    insert into points (id, code, name, kind, lng, lat, address, urban, scope_id, retired_on, is_sample) overriding system value
    select id, code, name, kind, lng, lat, address, urban, "scopeId", "retiredOn", false
    from json_to_recordset(${pointRows(placed)}::json) as ${pointRow}`)
  const [first, ...others] = placed
  if (first === undefined) return
  // All stand alike: the others are the first one's row under their own id.
  await tx.insert(pointStates).values(pointStateRow(first.pointId, untouchedPoint, [], position))
  await tx.execute(sql`
    insert into point_states select own.*
    from point_states as first, json_array_elements_text(${JSON.stringify(others.map(({ pointId }) => pointId))}::json) as id,
      jsonb_populate_record(first, jsonb_build_object('point_id', id::integer)) as own
    where first.point_id = ${first.pointId}`)
}

const updatePoints = async (tx: Db, placed: readonly Placed[]): Promise<void> => {
  await tx.execute(sql`
    update points set code = point.code, name = point.name, kind = point.kind, lng = point.lng, lat = point.lat,
      address = point.address, urban = point.urban, scope_id = point."scopeId", retired_on = point."retiredOn"
    from json_to_recordset(${pointRows(placed)}::json) as ${pointRow} where points.id = point.id`)
}

/** A new point and what hangs on it, of which nothing has happened. */
const deletePoints = async (tx: Db, ids: number[]): Promise<void> => {
  await tx.delete(pointUnits).where(inArray(pointUnits.pointId, ids))
  await tx.delete(pointStates).where(inArray(pointStates.pointId, ids))
  await tx.delete(points).where(inArray(points.id, ids))
}

const unitRow = sql.raw('builder("pointId" integer, "unitId" text, "isLead" boolean)')
const unitRows = (placed: readonly Placed[]): string =>
  JSON.stringify(
    placed.flatMap(({ pointId, point: { unitIds, leadId } }) =>
      unitIds.map((unitId) => ({ pointId, unitId, isLead: unitId === leadId })),
    ),
  )

/** Of new points: nobody answered for them before. */
const insertUnits = async (tx: Db, placed: readonly Placed[], today: LocalDate): Promise<void> => {
  await tx.execute(sql`
    insert into point_units (point_id, unit_id, is_lead, "from", until)
    select "pointId", "unitId", "isLead", ${today}, null from json_to_recordset(${unitRows(placed)}::json) as ${unitRow}`)
}

/** From today on these are responsible; whoever is no longer, was so until yesterday. */
const updateUnits = async (tx: Db, placed: readonly Placed[], today: LocalDate): Promise<void> => {
  const ids = sql`array[${sql.join(
    placed.map(({ pointId }) => sql`${pointId}`),
    sql`, `,
  )}]::integer[]`
  const rows = unitRows(placed)
  const gone = sql`
    point_units.until is null and point_units.point_id = any(${ids}) and not exists (
      select 1 from json_to_recordset(${rows}::json) as ${unitRow}
      where builder."pointId" = point_units.point_id and builder."unitId" = point_units.unit_id)`
  // Of one that was named and taken away on the same day nothing is left: it answered for no day.
  await tx.execute(sql`delete from point_units where "from" >= ${today} and ${gone}`)
  await tx.execute(sql`update point_units set until = ${addDays(today, -1)} where ${gone}`)
  const wanted = sql`
    select "pointId" as point_id, "unitId" as unit_id, "isLead" as is_lead
    from json_to_recordset(${rows}::json) as ${unitRow}`
  await writeLeads(tx, wanted, today)
  await addResponsible(tx, wanted, today)
}

const changeRow = sql.raw('change("pointId" integer, "before" jsonb, "after" jsonb, "source" jsonb)')

/** As json: of a hundred thousand the parameters alone would take longer than the writing. */
const insertChanges = async (tx: Db, changes: readonly RegisterChange[], position: number): Promise<void> => {
  await tx.execute(sql`
    insert into point_changes (position, point_id, "before", "after", "source")
    select ${position}, "pointId", "before", "after", "source"
    from json_to_recordset(${JSON.stringify(changes)}::json) as ${changeRow}`)
}

/** `position`: of the event that tells of it. */
export const writeRegister = async (
  tx: Db,
  changes: readonly RegisterChange[],
  { position, today }: { readonly position: number; readonly today: LocalDate },
): Promise<void> => {
  const present = changes.flatMap(({ pointId, before, after }) =>
    after === null ? [] : [{ pointId, point: after, isNew: before === null }],
  )
  // What gives a code up goes before what takes it.
  await inBatches(
    changes.flatMap(({ pointId, after }) => (after === null ? [pointId] : [])),
    (ids) => deletePoints(tx, ids),
  )
  const [fresh, known] = [present.filter(({ isNew }) => isNew), present.filter(({ isNew }) => !isNew)]
  await inBatches(known, async (placed) => {
    await updatePoints(tx, placed)
    await updateUnits(tx, placed, today)
  })
  await inBatches(fresh, async (placed) => {
    await insertPoints(tx, placed, position)
    await insertUnits(tx, placed, today)
  })
  await inBatches(changes, (batch) => insertChanges(tx, batch, position))
}
