/** The office's log: every change of everything, who, when, from what to what; and where the chain of hashes stands. */
import { asc, desc } from 'drizzle-orm'
import { z } from 'zod'
import { currentAnchor } from '../anchor'
import { auditEntries } from '../audit/auditEntries'
import { auditFilterSchema, auditRows, auditWhere } from '../audit/auditFilter'
import { readPlanNames } from '../audit/auditNames'
import { user } from '../db/schema'
import { anchors } from '../db/tables/anchors'
import { procedure, router } from '../trpc'

const pageSize = 60

export const auditRouter = router({
  /** Newest first; `cursor` is the position before which the next page begins. */
  list: procedure('readAudit', 'read')
    .input(
      z.strictObject({
        filter: auditFilterSchema,
        cursor: z.number().int().positive().nullish(),
        /** The client's paging sends it along. */
        direction: z.literal('forward').optional(),
      }),
    )
    .query(async ({ ctx: { database }, input: { filter, cursor } }) => {
      const { db } = database
      const rows = await auditRows(db, await auditWhere(db, filter), cursor ?? null, pageSize + 1)
      const shown = rows.slice(0, pageSize)
      return {
        entries: await auditEntries(db, shown, await readPlanNames(db)),
        next: rows.length > pageSize ? (shown.at(-1)?.position ?? null) : null,
      }
    }),

  /** Who may be filtered by. */
  people: procedure('readAudit', 'read').query(({ ctx: { database } }) =>
    database.db.select({ accountId: user.id, name: user.name }).from(user).orderBy(asc(user.username)),
  ),

  chain: procedure('readAudit', 'read').query(async ({ ctx: { database } }) => {
    const [last] = await database.db.select().from(anchors).orderBy(desc(anchors.day)).limit(1)
    return { anchor: last ?? null, now: await currentAnchor(database.db) }
  }),
})
