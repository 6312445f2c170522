/** A squad's monthly plan 督导计划: as it was saved, beside what was done; as the rule proposes it; and how it is saved. */

import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { comparePlan } from '../../domain/monthlyPlan'
import { availableMonthlyPlanActions, monthlyPlanActionSchema } from '../../domain/monthlyPlanActions'
import { proposePlan } from '../../domain/monthlyPlanProposal'
import { minimaOfPlan } from '../activities/minima'
import { readDone, readProposalFacts } from '../activities/planFacts'
import { campaign } from '../db/schema'
import { readCampaignFacts } from '../readCircumstances'
import { readMonthlyPlan, recordMonthlyPlanAction } from '../recording/monthlyPlan'
import { accepted, procedure, router } from '../trpc'

const ofSquad = {
  squad: z.number().int().positive().max(99),
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
}

export const monthlyPlanRouter = router({
  of: procedure('seeMonthlyPlans', 'read')
    .input(z.strictObject(ofSquad))
    .query(async ({ ctx: { database, clock, viewer }, input: { squad, month } }) => {
      const [plan, done] = await Promise.all([
        readMonthlyPlan(database.db, squad, month),
        readDone(database.db, squad, month),
      ])
      const today = clock.today()
      return {
        plan,
        available: availableMonthlyPlanActions(plan, viewer, { today }),
        ...comparePlan(plan.entries, done, today),
      }
    }),

  /** From what is still due today. Nothing is saved. */
  propose: procedure('makeMonthlyPlan', 'read')
    .input(z.strictObject(ofSquad))
    .query(async ({ ctx: { database, clock }, input: { squad, month } }) => {
      const { db } = database
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!row) throw new Error('the campaign is not loaded')
      return proposePlan(
        await readProposalFacts(db, {
          squad,
          month,
          today: clock.today(),
          startsOn: row.plan.startsOn,
          minima: minimaOfPlan(row.plan),
          facts: await readCampaignFacts(db),
        }),
      )
    }),

  act: procedure('makeMonthlyPlan', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        ...ofSquad,
        seq: z.number().int().min(0),
        action: monthlyPlanActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordMonthlyPlanAction(database, clock, { actionId, viewer }, move)),
    ),
})
