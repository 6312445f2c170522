/** Whether the handbook's versions are what their events tell: their words, and the days that decide which is in force. */
import { asc, eq } from 'drizzle-orm'
import { firstVersion } from '../../domain/handbook/handbook'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { handbookVersions } from '../db/tables/handbookVersions'
import { hashOfVersion } from '../recording/handbook'
import type { FoldFinding } from './verifyFolds'

/** What the event of a version holds of it. */
type VersionTold = {
  readonly handbookNumber: number
  readonly handbookSource: string
  readonly handbookVersion: string
  readonly inForceFrom: string
  readonly handbookReason: string
  readonly changesHash: string
}

/** The first version that is not as its event tells. The one that came with the system has none. */
export const handbookThatDiffers = async (db: Db): Promise<FoldFinding | null> => {
  const kept = await db.select().from(handbookVersions).orderBy(asc(handbookVersions.number))
  const rows = await db
    .select({ id: events.subjectId, position: events.position, body: events.body })
    .from(events)
    .where(eq(events.subjectKind, 'handbook'))
    .orderBy(asc(events.position))
  const told = new Map(
    rows.flatMap(({ id, position, body }) => {
      const { to } = JSON.parse(body) as { readonly to: Partial<VersionTold> }
      // A kind that was renamed or retired makes no version.
      return to.changesHash === undefined ? [] : [[position, { id, to }] as const]
    }),
  )
  for (const row of kept) {
    const { number, position, source, version, from, reason, kinds } = row
    if (number === firstVersion && position === 0) continue
    const own = told.get(position)
    const finding = { kind: 'fold', table: 'handbook_versions', id: String(number) } as const
    if (own === undefined) return { ...finding, position: null, columns: [] }
    const { to } = own
    const compared = [
      ['number', number, to.handbookNumber],
      ['source', source, to.handbookSource],
      ['version', version, to.handbookVersion],
      ['from', from, to.inForceFrom],
      ['reason', reason, to.handbookReason],
      ['kinds', hashOfVersion(kinds), to.changesHash],
    ] as const
    const columns = compared.flatMap(([column, is, was]) => (is === was ? [] : [column]))
    if (columns.length > 0) return { ...finding, position, columns }
  }
  const standing = new Set(kept.map(({ position }) => position))
  const missing = [...told].find(([position]) => !standing.has(position))
  return missing === undefined
    ? null
    : { kind: 'fold', table: 'handbook_versions', id: missing[1].id, position: missing[0], columns: [] }
}
