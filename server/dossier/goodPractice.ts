/** Good practice 经验做法 by unit. Nothing registers it yet: the dossier then says that there is no such fact. */
import type { Db } from '../db/open'

/** Ids by unit, of what was registered from a day to another, both included; null while good practice is not kept at all. */
export const readGoodPractice = async (
  _db: Db,
  _period: { readonly from: string; readonly until: string },
): Promise<ReadonlyMap<string, readonly string[]> | null> => null
