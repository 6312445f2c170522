/** Points that something else names: they cannot be taken out of the register as if they had never been there. */
import { sql } from 'drizzle-orm'
import type { Db } from '../db/open'

/** Of these points. Whatever keeps points in its state is looked through for them, at any depth. */
export const pointsInUse = async (db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> => {
  if (ids.length === 0) return new Set()
  const rows = await db.execute<{ id: number }>(sql`
    with named(id) as (
      select point_id from issues where point_id is not null
      union select point_id from papers where point_id is not null
      union select subject_id::integer from events where subject_kind = 'point'
      union select unnest(point_ids) from joint_inspections
      union select point_id from scope_decisions
      union select substring(target from '^point ([0-9]+)$')::integer from instructions
      union select id::integer from report_figures, unnest(ids) as id where id ~ '^[0-9]{1,9}$'
      union select jsonb_path_query(state, '$.**.pointIds[*]')::integer
        from (select state from activities union all select state from monthly_plans) as planned
      union select jsonb_path_query(state, '$.**.pointId ? (@.type() == "number")')::integer from squad_routes
    )
    select distinct named.id from named
    join json_array_elements_text(${JSON.stringify(ids)}::json) as asked(id) on asked.id::integer = named.id`)
  return new Set(rows.map(({ id }) => id))
}
