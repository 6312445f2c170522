/**
 * The campaign's own facts, kept by the process: they are read by every action and change a few times a month. Each use
 * asks for their version alone, in the same transaction; only another version is read anew.
 */
import { type Database, type Db, rawOf } from './db/open'
import { type CampaignFacts, readCampaignFacts } from './readCircumstances'

type Kept = { readonly version: number; readonly facts: CampaignFacts }
const keptOf = new WeakMap<Database, Kept>()

/** As they stand for `tx`, which may be a transaction or the database itself. */
export const campaignFactsOf = async (database: Database, tx: Db = database.db): Promise<CampaignFacts> => {
  const [row] = await rawOf(tx)<{ version: number; own: boolean }[]>`
    select version::float8 as version, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as own
    from facts_version`
  const version = row?.version ?? 0
  const kept = keptOf.get(database)
  if (kept?.version === version) return kept.facts
  // Read after the version: at least as new as it, and if newer, read once more at the next use.
  const facts = await readCampaignFacts(tx)
  // What this transaction has changed itself may yet be taken back, and its version be another's.
  if (row?.own !== true) keptOf.set(database, { version, facts })
  return facts
}
