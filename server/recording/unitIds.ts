/** Ids of units as the plan numbers them: unit01, unit02 … An id is never given twice, for units are never deleted. */
import { sql } from 'drizzle-orm'
import type { Db } from '../db/open'

/** Under the writer's lock. */
export const nextUnitIds = async (tx: Db, count: number): Promise<string[]> => {
  const [row] = await tx.execute<{ last: number }>(
    sql`select coalesce(max(substring(id from '^unit([0-9]{1,6})$')::int), 0)::int as last from units`,
  )
  const last = row?.last ?? 0
  return Array.from({ length: count }, (_, index) => `unit${String(last + index + 1).padStart(2, '0')}`)
}
