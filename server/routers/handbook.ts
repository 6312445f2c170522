/** The handbook as the office keeps it: its versions, a sheet checked and taken, kinds edited one by one. Whoever inspects reads it in the plan. */
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { kindFormSchema } from '../../domain/handbook/editKind'
import { versionFactsSchema } from '../../domain/handbook/handbook'
import { checkHandbookSheet } from '../../domain/handbook/handbookSheet'
import { uuidSchema } from '../../domain/id'
import { rosterRowsSchema } from '../../domain/rosters/rosterLines'
import { storable } from '../../domain/storable'
import type { SubjectEvent } from '../../domain/subjectKind'
import { events } from '../db/schema'
import { handbookVersions } from '../db/tables/handbookVersions'
import { readHandbookGround } from '../handbook'
import {
  markOfHandbook,
  recordHandbookRestored,
  recordHandbookSheet,
  recordKind,
  recordKindRetired,
} from '../recording/handbook'
import { accepted, procedure, router } from '../trpc'

const rows = rosterRowsSchema
const actionId = uuidSchema
const number = z.number().int().positive().max(100_000)
const reason = storable.trim().min(1).max(500)

export const handbookRouter = router({
  /** Who made each, newest first; what it says stands in the plan. */
  versions: procedure('keepHandbook', 'read').query(async ({ ctx: { database } }) => {
    const made = await database.db
      .select({ number: handbookVersions.number, body: events.body })
      .from(handbookVersions)
      .leftJoin(events, eq(events.position, handbookVersions.position))
      .orderBy(desc(handbookVersions.number))
    return made.map((version) => {
      const event = version.body === null ? null : (JSON.parse(version.body) as SubjectEvent)
      return { number: version.number, by: event?.by ?? null, at: event?.at ?? null }
    })
  }),

  check: procedure('keepHandbook', 'search')
    .input(z.strictObject({ rows }))
    .mutation(async ({ ctx: { database }, input }) => {
      const checked = accepted(checkHandbookSheet(input.rows, await readHandbookGround(database.db)))
      const { lines, source, version, take } = checked
      return { lines, source, version, mayTake: take !== null, mark: markOfHandbook(checked) }
    }),

  take: procedure('keepHandbook', 'write')
    .input(z.strictObject({ actionId, rows, seen: z.string().length(64), facts: versionFactsSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...sheet } }) =>
      accepted(await recordHandbookSheet(database, clock, { actionId, viewer }, sheet)),
    ),

  saveKind: procedure('keepHandbook', 'write')
    .input(z.strictObject({ actionId, kind: kindFormSchema, seen: number, facts: versionFactsSchema.nullable() }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordKind(database, clock, { actionId, viewer }, given)),
    ),

  retireKind: procedure('keepHandbook', 'write')
    .input(z.strictObject({ actionId, key: storable.min(1).max(60), reason }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordKindRetired(database, clock, { actionId, viewer }, given)),
    ),

  /** An earlier version in force again, as a new one. */
  restore: procedure('keepHandbook', 'write')
    .input(z.strictObject({ actionId, number, seen: number, facts: versionFactsSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordHandbookRestored(database, clock, { actionId, viewer }, given)),
    ),
})
