/** Good practice 经验做法 by the unit that it names. */
import type { Db } from '../db/open'
import { readGoodPractices } from '../recording/goodPractice'

/** Ids by unit, of what was seen from a day to another, both included. */
export const readGoodPractice = async (
  db: Db,
  period: { readonly from: string; readonly until: string },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const byUnit = new Map<string, string[]>()
  for (const { id, unitId } of await readGoodPractices(db, period))
    if (unitId !== null) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), id])
  return byUnit
}
