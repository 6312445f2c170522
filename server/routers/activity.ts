/** Activities 督导活动: the list of a month, one with its history, the tally, and what a feedback meeting goes through. */
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { coveredUnits, dueThisMonth, methods, notCountedBecause, phaseOf, tally } from '../../domain/activity'
import { type ActivityEvent, activityActionSchema, availableActivityActions } from '../../domain/activityActions'
import { squadsOf } from '../../domain/people'
import { mayReadActivity, visibleTo } from '../../domain/permissions'
import { readAgenda, readCandidates } from '../activities/agenda'
import { minimaOfPlan } from '../activities/minima'
import { noticesFor } from '../activities/noticesFor'
import { readActivitiesOf, readOutings } from '../activities/readTally'
import type { Db } from '../db/open'
import { campaign, events, squads } from '../db/schema'
import { fileFacts } from '../files/fileFacts'
import { readCampaignFacts } from '../readCircumstances'
import { activityCircumstances, noSuchActivity, readActivity, recordActivityAction } from '../recording/activity'
import { accepted, procedure, router } from '../trpc'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const activityId = z.uuid()

const readEvents = async (db: Db, id: string): Promise<ActivityEvent[]> =>
  (
    await db
      .select({ body: events.body })
      .from(events)
      .where(and(eq(events.subjectKind, 'activity'), eq(events.subjectId, id)))
      .orderBy(asc(events.position))
  ).map(({ body }) => JSON.parse(body) as ActivityEvent)

export const activityRouter = router({
  list: procedure('seeActivities', 'read')
    .input(z.strictObject({ month, squad: z.number().int().positive().max(99).optional() }))
    .query(async ({ ctx: { database, viewer }, input }) => {
      const all = await readActivitiesOf(database.db, input.month)
      return all
        .filter((activity) => mayReadActivity(viewer, activity.unitIds))
        .filter((activity) => input.squad === undefined || activity.squads.includes(input.squad))
        .map((activity) => ({ ...activity, notCountedBecause: notCountedBecause(activity) }))
    }),

  byId: procedure('seeActivities', 'read')
    .input(z.strictObject({ activityId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const activity = await readActivity(db, input.activityId)
      if (activity === null || !mayReadActivity(viewer, activity.unitIds)) return accepted(noSuchActivity)
      const history = await readEvents(db, activity.id)
      const circumstances = await activityCircumstances(db, clock.today(), activity)
      // A unit is told of its own notice alone.
      const visible = visibleTo(viewer)
      const shown =
        visible.issues === 'all'
          ? activity.unitIds
          : activity.unitIds.filter((unitId) => visible.unitIds.includes(unitId))
      return {
        activity,
        notCountedBecause: notCountedBecause(activity),
        available: availableActivityActions(activity, viewer, circumstances),
        notices: activity.method === 'feedbackMeeting' ? await noticesFor(db, shown, activity.month) : [],
        history,
        files: await fileFacts(db, history),
      }
    }),

  /** Squad by squad, method by method, with the minimum and what is missing. */
  tally: procedure('seeTally', 'read')
    .input(z.strictObject({ month }))
    .query(async ({ ctx: { database }, input }) => {
      const { db } = database
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!row) throw new Error('the campaign is not loaded')
      const all = await readActivitiesOf(db, input.month)
      const counted = tally(all, await readOutings(db, input.month))
      const minima = minimaOfPlan(row.plan)
      const { squadOfUnit } = await readCampaignFacts(db)
      const numbers = await db.select({ number: squads.number }).from(squads).orderBy(asc(squads.number))
      return {
        month: input.month,
        phase: phaseOf(`${input.month}-01`, row.plan.phases),
        minima,
        squads: numbers.map(({ number }) => {
          const own = Object.keys(squadOfUnit).filter((unitId) => squadOfUnit[unitId] === number)
          const ofSquad = all.filter((activity) => activity.squads.includes(number))
          return {
            squad: number,
            unitCount: own.length,
            methods: dueThisMonth(counted, number, input.month, minima),
            covered: Object.fromEntries(
              methods.map((method) => [method, coveredUnits(ofSquad, own, input.month, method).length]),
            ) as Record<(typeof methods)[number], number>,
          }
        }),
      }
    }),

  /** With whom these squads (the reader's own, if none are named) may hold a feedback meeting about a month. */
  candidates: procedure('recordActivity', 'read')
    .input(z.strictObject({ month, squads: z.array(z.number().int().positive().max(99)).max(12) }))
    .query(async ({ ctx: { database, viewer }, input }) => {
      const facts = await readCampaignFacts(database.db)
      const named = input.squads.length === 0 ? squadsOf(viewer) : input.squads
      return readCandidates(database.db, named, input.month, facts)
    }),

  /** The issues of a meeting, unit by unit. */
  agenda: procedure('seeActivities', 'read')
    .input(z.strictObject({ activityId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const activity = await readActivity(database.db, input.activityId)
      if (activity === null || !mayReadActivity(viewer, activity.unitIds)) return accepted(noSuchActivity)
      return readAgenda(database.db, viewer, {
        unitIds: activity.unitIds,
        month: activity.month,
        today: clock.today(),
      })
    }),

  /** Plans or records one, or takes any other action of the table. `seq` null: a tick of a meeting. */
  act: procedure('recordActivity', 'write')
    .input(
      z.strictObject({
        actionId: z.uuid(),
        activityId,
        seq: z.number().int().min(0).nullable(),
        action: activityActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordActivityAction(database, clock, { actionId, viewer }, move)),
    ),
})
