/** The plan as somebody pasted it: compared with what is there, and taken once it is confirmed. Both are posted: a plan is too long for an address. */
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { comparePlan, nameChoicesSchema, planMark } from '../../domain/importing/planComparison'
import { readPlanSchema } from '../../domain/importing/planText'
import { readPlanGround, recordPlan } from '../recording/plan'
import { accepted, procedure, router } from '../trpc'

const read = readPlanSchema.extend({ choices: nameChoicesSchema })

export const planRouter = router({
  /** Changes nothing. */
  compare: procedure('takePlan', 'search')
    .input(read)
    .mutation(async ({ ctx: { database }, input: { squads, choices } }) => {
      const comparison = comparePlan(squads, await readPlanGround(database.db), choices)
      return { ...comparison, mark: planMark(comparison) }
    }),

  take: procedure('takePlan', 'write')
    .input(read.extend({ actionId: uuidSchema, seen: z.string().max(60_000) }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...plan } }) =>
      accepted(await recordPlan(database, clock, { actionId, viewer }, plan)),
    ),
})
