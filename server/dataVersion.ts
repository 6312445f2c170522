/**
 * What names the state of the campaign's data: whatever was read under one version and for one day is still so while they
 * stand. Read before the data: what is read may hold more than its version says, never less.
 */
import { sha256Hex } from './canonicalBody'
import type { Database } from './db/open'

export type DataVersion = {
  /** Of the last event. */
  readonly position: number
  /** Changes with every event, with every change of the plan and the units, and from one database to another. */
  readonly version: string
  /** The same without the events. */
  readonly ground: string
}

export const readDataVersion = async ({ sql }: Pick<Database, 'sql'>): Promise<DataVersion> => {
  const [row] = await sql<{ position: number; facts: string; points: number; secret: string }[]>`
    select
      coalesce((select max(position) from events), 0)::float8 as position,
      (select version::text from facts_version) as facts,
      coalesce((select max(id) from points), 0) as points,
      (select auth_secret from campaign) as secret`
  if (row === undefined) throw new Error('the campaign is not loaded')
  const { position, facts, points, secret } = row
  const ground = `${facts} ${points} ${sha256Hex(secret).slice(0, 8)}`
  return { position, version: `${position} ${ground}`, ground }
}
