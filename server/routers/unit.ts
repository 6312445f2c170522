/** Units: the roster of them, kept by the office, and a unit as the subject of issues that have no place. */
import { z } from 'zod'
import { indicators } from '../../domain/issue'
import { squadsWithKey } from '../../domain/standing'
import { unitActionSchema } from '../../domain/unit'
import { openingOf } from '../opening'
import { readCircumstances } from '../readCircumstances'
import { recordUnitAction } from '../recording/unit'
import { accepted, procedure, router } from '../trpc'

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

  act: procedure('keepUnits', 'write')
    .input(z.strictObject({ actionId: z.uuid(), unitId, action: unitActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, unitId: id, action } }) =>
      accepted(await recordUnitAction(database, clock, { actionId, viewer }, { unitId: id, action })),
    ),
})
