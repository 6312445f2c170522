/** Good practice 经验做法: the list of a month, one with its history, and what may be done about one. */

import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  availableGoodPracticeActions,
  type GoodPracticeEvent,
  goodPracticeActionSchema,
} from '../../domain/goodPracticeActions'
import { uuidSchema } from '../../domain/id'
import { spanOfMonth } from '../activities/readTally'
import { campaign, events } from '../db/schema'
import {
  goodPracticeCircumstances,
  noSuchPractice,
  readGoodPractice,
  readGoodPractices,
  recordGoodPracticeAction,
} from '../recording/goodPractice'
import { accepted, procedure, router } from '../trpc'

const practiceId = uuidSchema

export const goodPracticeRouter = router({
  /** Newest first. `month` left out: of the whole campaign. */
  list: procedure('seeGoodPractices', 'read')
    .input(
      z.strictObject({
        squad: z.number().int().positive().max(99).optional(),
        month: z
          .string()
          .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
          .optional(),
        publishedOnly: z.boolean().optional(),
      }),
    )
    .query(async ({ ctx: { database }, input: { squad, month, publishedOnly } }) => {
      const { db } = database
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!row) throw new Error('the campaign is not loaded')
      const span = month === undefined ? { from: row.plan.startsOn, until: row.plan.endsOn } : spanOfMonth(month)
      const all = await readGoodPractices(db, { squad, ...span })
      return all.filter(({ publications }) => publishedOnly !== true || publications.length > 0).reverse()
    }),

  byId: procedure('seeGoodPractices', 'read')
    .input(z.strictObject({ practiceId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const practice = await readGoodPractice(db, input.practiceId)
      if (practice === null) return accepted(noSuchPractice)
      const told = await db
        .select({ body: events.body })
        .from(events)
        .where(and(eq(events.subjectKind, 'goodPractice'), eq(events.subjectId, practice.id)))
        .orderBy(asc(events.position))
      return {
        practice,
        available: availableGoodPracticeActions(practice, viewer, await goodPracticeCircumstances(db, clock.today())),
        history: told.map(({ body }) => JSON.parse(body) as GoodPracticeEvent),
      }
    }),

  act: procedure('recordGoodPractice', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        practiceId,
        seq: z.number().int().min(0),
        action: goodPracticeActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordGoodPracticeAction(database, clock, { actionId, viewer }, move)),
    ),
})
