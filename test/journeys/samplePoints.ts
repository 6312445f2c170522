/** Finds points of the sample by what a journey needs of them. */
import { sql } from 'drizzle-orm'
import { clerkOf } from '../../server/sample/cast'
import type { Product } from './startProduct'

export type SamplePoint = { readonly id: number; readonly name: string; readonly unitId: string }

/** The address at which the map shows a point's own marker. */
export const mapAt = async ({ database }: Product, { id }: Pick<SamplePoint, 'id'>): Promise<string> => {
  const [row] = await database.sql<{ lng: number; lat: number }[]>`select lng, lat from points where id = ${id}`
  return `/?at=16,${row?.lat.toFixed(5)},${row?.lng.toFixed(5)}`
}

/** A point of a scope with one responsible unit that has an account, and a status. */
export const pointWithSoleUnit = async (
  { database }: Product,
  scopeId: string,
  status: string,
): Promise<SamplePoint> => {
  const rows = await database.db.execute<{ id: number; name: string; unit_id: string }>(sql`
    select p.id, p.name, min(u.unit_id) as unit_id
    from points p join point_units u on u.point_id = p.id join point_states s on s.point_id = p.id
    where p.scope_id = ${scopeId} and s.status = ${status}
    group by p.id, p.name
    having count(*) = 1 and min(u.unit_id) like 'unit%'
    order by p.id limit 1`)
  const [row] = rows
  if (!row) throw new Error(`the sample has no such point in ${scopeId}`)
  return { id: row.id, name: row.name, unitId: row.unit_id }
}

/** A point with several responsible units and no lead unit, and a status. */
export const pointWithoutLead = async ({ database }: Product, scopeId: string): Promise<SamplePoint> => {
  const rows = await database.db.execute<{ id: number; name: string; unit_id: string }>(sql`
    select p.id, p.name, min(u.unit_id) as unit_id
    from points p join point_units u on u.point_id = p.id
    where p.scope_id is not distinct from ${scopeId}
    group by p.id, p.name
    having count(*) > 1 and not bool_or(u.is_lead)
    order by p.id limit 1`)
  const [row] = rows
  if (!row) throw new Error(`the sample has no such point in ${scopeId}`)
  return { id: row.id, name: row.name, unitId: row.unit_id }
}

/** A point that nobody has inspected, with a check item; its one responsible unit has a clerk besides the principal. */
export const pointWithClerk = async (
  { database }: Product,
  checkItem: string,
): Promise<SamplePoint & { readonly squad: number; readonly clerk: string }> => {
  const [row] = await database.sql<{ id: number; name: string; unitId: string; squad: number }[]>`
    select p.id, p.name, min(u.unit_id) as "unitId", min(scopes.squad) as squad
    from points p join scopes on scopes.id = p.scope_id
      join point_units u on u.point_id = p.id join point_states s on s.point_id = p.id
      join handbook_versions h on h.number = 1
    where s.status = 'uninspected'
      and exists (select 1 from jsonb_array_elements(h.kinds->p.kind) item where item->>'zh' = ${checkItem})
    group by p.id, p.name
    having count(*) = 1 and exists (
      select 1 from "user" where username = replace(min(u.unit_id), 'unit', 'clerk'))
    order by p.id limit 1`
  if (!row) throw new Error('the sample has no such point')
  return { ...row, clerk: clerkOf(row.unitId) }
}
