/** Activities 督导活动: the list of a month, one with its history, the tally, and what a feedback meeting goes through. */

import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  type ActivityKind,
  activityKindLabel,
  coveredUnits,
  dueThisMonth,
  methods,
  notCountedBecause,
  phaseOf,
  tallyOf,
} from '../../domain/activity'
import { type ActivityEvent, activityActionSchema, availableActivityActions } from '../../domain/activityActions'
import { coverageOf, termOf } from '../../domain/activityDue'
import { monthOf } from '../../domain/calendar'
import { uuidSchema } from '../../domain/id'
import { squadsOf } from '../../domain/people'
import { mayReadActivity, visibleTo } from '../../domain/permissions'
import { readAgenda, readCandidates } from '../activities/agenda'
import { minimaOfPlan } from '../activities/minima'
import { noticesFor } from '../activities/noticesFor'
import {
  readActivitiesIn,
  readActivitiesOf,
  readInspected,
  readProofs,
  readVisits,
  spanOfMonth,
} from '../activities/readTally'
import type { Db } from '../db/open'
import { campaign, events, squads } from '../db/schema'
import { fileFacts } from '../files/fileFacts'
import { readCampaignFacts } from '../readCircumstances'
import { activityCircumstances, noSuchActivity, readActivity, recordActivityAction } from '../recording/activity'
import { accepted, procedure, router } from '../trpc'

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const activityId = uuidSchema
const squad = z.number().int().positive().max(99)
/** 督导类型 */
const kind = z.enum(Object.keys(activityKindLabel) as [ActivityKind, ...ActivityKind[]]).optional()

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
    .input(z.strictObject({ month, squad: squad.optional(), kind }))
    .query(async ({ ctx: { database, viewer }, input }) => {
      const all = await readActivitiesOf(database.db, input.month)
      return all
        .filter((activity) => mayReadActivity(viewer, activity.unitIds))
        .filter((activity) => input.squad === undefined || activity.squads.includes(input.squad))
        .filter((activity) => input.kind === undefined || activity.kind === input.kind)
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

  /** Squad by squad, method by method, with the minimum, what is missing and by when. `kind`: of one type alone. */
  tally: procedure('seeTally', 'read')
    .input(z.strictObject({ month, kind }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const { db } = database
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!row) throw new Error('the campaign is not loaded')
      const { activities: all, proofs } = await readProofs(db, spanOfMonth(input.month), input.kind)
      const counted = tallyOf(proofs)
      const minima = minimaOfPlan(row.plan)
      const { squadOfUnit, calendar } = await readCampaignFacts(db)
      const numbers = await db.select({ number: squads.number }).from(squads).orderBy(asc(squads.number))
      return {
        month: input.month,
        term: termOf(input.month, clock.today(), calendar),
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

  /** What stands behind one count of the tally: the activities and the days out; and what was held and does not count. */
  proof: procedure('seeTally', 'read')
    .input(z.strictObject({ month, squad, method: z.enum(methods), kind }))
    .query(async ({ ctx: { database }, input }) => {
      const { db } = database
      const span = spanOfMonth(input.month)
      const { activities: all, proofs } = await readProofs(db, span, input.kind)
      const byId = new Map(all.map((activity) => [activity.id, activity]))
      const inspected = input.method === 'observe' ? await readInspected(db, input.squad, span) : null
      const listed = (activity: (typeof all)[number]) => ({
        ...activity,
        notCountedBecause: notCountedBecause(activity),
      })
      return {
        proofs: proofs
          .filter(({ squad: of, method }) => of === input.squad && method === input.method)
          .map(({ date, kinds, activityIds }) => ({
            date,
            kinds,
            activities: activityIds.flatMap((id) => byId.get(id) ?? []).map(listed),
            places: inspected?.get(date) ?? [],
          })),
        uncounted: all
          .filter(({ method, squads: of }) => method === input.method && of.includes(input.squad))
          .map(listed)
          .filter(({ state, notCountedBecause: why }) => state !== 'cancelled' && why !== null),
      }
    }),

  /** Which of the squad's units each method has reached, in the month and in the campaign so far. */
  coverage: procedure('seeTally', 'read')
    .input(z.strictObject({ month, squad }))
    .query(async ({ ctx: { database, clock }, input }) => {
      const { db } = database
      const [row] = await db.select({ plan: campaign.plan }).from(campaign)
      if (!row) throw new Error('the campaign is not loaded')
      const { squadOfUnit } = await readCampaignFacts(db)
      const own = Object.keys(squadOfUnit).filter((unitId) => squadOfUnit[unitId] === input.squad)
      const today = clock.today()
      const span = {
        from: row.plan.startsOn,
        until: monthOf(today) > input.month ? spanOfMonth(input.month).until : today,
      }
      const [all, visits] = await Promise.all([readActivitiesIn(db, span), readVisits(db, input.squad, span)])
      return coverageOf(
        all.filter(({ squads: of }) => of.includes(input.squad)),
        visits,
        own,
        input.month,
      )
    }),

  /** With whom these squads (the reader's own, if none are named) may hold a feedback meeting about a month. */
  candidates: procedure('recordActivity', 'read')
    .input(z.strictObject({ month, squads: z.array(squad).max(12) }))
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
        actionId: uuidSchema,
        activityId,
        seq: z.number().int().min(0).nullable(),
        action: activityActionSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...move } }) =>
      accepted(await recordActivityAction(database, clock, { actionId, viewer }, move)),
    ),
})
