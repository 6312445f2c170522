/**
 * Who answers for a point and who leads there, kept with from and until: a unit that becomes the lead or stops being it has
 * another row from that day on.
 */
import { type SQL, sql } from 'drizzle-orm'
import { addDays, type LocalDate } from '../../domain/calendar'
import type { Db } from '../db/open'

/** `wanted`: rows of point_id, unit_id, is_lead. Of those that are responsible now, each leads or not as it says, from `day` on. */
export const writeLeads = async (tx: Db, wanted: SQL, day: LocalDate): Promise<void> => {
  const differs = sql`
    point_units.until is null and wanted.point_id = point_units.point_id and wanted.unit_id = point_units.unit_id
    and wanted.is_lead <> point_units.is_lead`
  await tx.execute(sql`
    with wanted as (${wanted})
    update point_units set is_lead = wanted.is_lead from wanted where point_units."from" >= ${day} and ${differs}`)
  await tx.execute(sql`
    with wanted as (${wanted}), ended as (
      update point_units set until = ${addDays(day, -1)} from wanted where ${differs}
      returning point_units.point_id, point_units.unit_id, wanted.is_lead)
    insert into point_units (point_id, unit_id, is_lead, "from", until)
    select point_id, unit_id, is_lead, ${day}, null from ended
    on conflict (point_id, unit_id, "from") do update set until = null, is_lead = excluded.is_lead`)
}

/** `wanted`: rows of point_id, unit_id, is_lead. Those that are not responsible yet become so from `day` on; a row that began on that day is opened again. */
export const addResponsible = async (tx: Db, wanted: SQL, day: LocalDate): Promise<void> => {
  await tx.execute(sql`
    with wanted as (${wanted})
    insert into point_units (point_id, unit_id, is_lead, "from", until)
    select wanted.point_id, wanted.unit_id, wanted.is_lead, ${day}, null from wanted
    where not exists (
      select 1 from point_units here
      where here.until is null and here.point_id = wanted.point_id and here.unit_id = wanted.unit_id)
    on conflict (point_id, unit_id, "from") do update set until = null, is_lead = excluded.is_lead`)
}
