/** Units: the roster of them, kept by the office, and a unit as the subject of issues that have no place. */

import { and, sql } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { indicators } from '../../domain/issue'
import { squadsWithKey } from '../../domain/standing'
import { unitActionSchema } from '../../domain/unit'
import { posts } from '../db/schema'
import { openingOf } from '../opening'
import { readCircumstances } from '../readCircumstances'
import { readUnitHolds, recordUnitAction } from '../recording/unit'
import { accepted, procedure, router } from '../trpc'
import { heldOn } from '../viewer'

const unitId = z.string().min(1).max(40)

export const unitRouter = router({
  /** What the form for a new issue on a unit starts from. */
  opening: procedure('openIssue', 'read')
    .input(z.strictObject({ unitId, indicator: z.enum(indicators) }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const subject = { kind: 'unit', ...input } as const
      const circumstances = accepted(await readCircumstances(database.db, subject, clock.today()))
      return {
        opening: openingOf(subject, viewer, circumstances),
        squadsWithKey: squadsWithKey(circumstances.subject),
      }
    }),

  /** What hangs on a unit, before it is retired; `people` hold a post in it today. */
  holds: procedure('keepUnits', 'read')
    .input(z.strictObject({ unitId }))
    .query(async ({ ctx: { database, clock }, input }) => ({
      ...(await readUnitHolds(database.db, input.unitId)),
      people: await database.db.$count(
        posts,
        and(heldOn(clock.today()), sql`${posts.duty} ->> 'unitId' = ${input.unitId}`),
      ),
    })),

  act: procedure('keepUnits', 'write')
    .input(z.strictObject({ actionId: uuidSchema, unitId, action: unitActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, unitId: id, action } }) =>
      accepted(await recordUnitAction(database, clock, { actionId, viewer }, { unitId: id, action })),
    ),
})
