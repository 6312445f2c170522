/** Finds points of the sample by what a journey needs of them. */
import { sql } from 'drizzle-orm'
import type { Product } from './startProduct'

export type SamplePoint = { readonly id: number; readonly name: string; readonly unitId: string }

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
