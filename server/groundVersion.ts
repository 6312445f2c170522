/** The number that every change of the plan, the units, the scopes and the register of points raises. */
import type { Db } from './db/open'
import { factsVersion } from './db/tables/factsVersion'

/** What is checked, drawn or kept against it has to be made anew under another number. To be read before the ground itself. */
export const readGroundVersion = async (db: Db): Promise<number> => {
  const [row] = await db.select({ version: factsVersion.version }).from(factsVersion)
  return row?.version ?? 0
}
