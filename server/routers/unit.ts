/** One unit as the subject of issues that have no place: its papers, how it carries out decisions, its routine work. */
import { z } from 'zod'
import { indicators } from '../../domain/issue'
import { squadsWithKey } from '../../domain/standing'
import { openingOf } from '../opening'
import { readCircumstances } from '../readCircumstances'
import { accepted, procedure, router } from '../trpc'

export const unitRouter = router({
  /** What the form for a new issue on a unit starts from. */
  opening: procedure('openIssue', 'read')
    .input(z.strictObject({ unitId: z.string().min(1).max(40), indicator: z.enum(indicators) }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const subject = { kind: 'unit', ...input } as const
      const circumstances = accepted(await readCircumstances(database.db, subject, clock.today()))
      return {
        opening: openingOf(subject, viewer, circumstances),
        squadsWithKey: squadsWithKey(circumstances.subject),
      }
    }),
})
