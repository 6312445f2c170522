/** Units: the roster of them, kept by the office, and a unit as the subject of issues that have no place. */

import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import { indicators, openStages } from '../../domain/issue'
import { mostAtOnce } from '../../domain/issueSeveral'
import { squadsWithKey } from '../../domain/standing'
import { unitActionSchema } from '../../domain/unit'
import { campaignFactsOf } from '../campaignFacts'
import { issues, posts } from '../db/schema'
import { issueSummary } from '../issueSummary'
import { pageOf, readLeftBehind } from '../leftBehind/readLeftBehind'
import { openingOf } from '../opening'
import { formerPointsOfUnit, responsibilityOfPoint } from '../pointRegister/readResponsibility'
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

  /**
   * Open issues that stayed with a unit which is not responsible any more, or is retired; with a unit, all of those of
   * that unit, which is to be retired. A page is as many as are given on in one go.
   */
  leftBehind: procedure('keepUnits', 'read')
    .input(z.strictObject({ leavingId: unitId.nullable(), page: z.number().int().min(0).max(1000) }))
    .query(async ({ ctx: { database, clock }, input: { leavingId, page } }) => {
      const { db } = database
      const today = clock.today()
      const [all, facts, held] = await Promise.all([
        readLeftBehind(db, today, leavingId),
        campaignFactsOf(database),
        leavingId === null
          ? null
          : db.$count(issues, and(eq(issues.unitId, leavingId), inArray(issues.stage, openStages))),
      ])
      return {
        total: all.length,
        pages: Math.ceil(all.length / mostAtOnce),
        /** Reported rectified, and with the unit until they are re-checked. */
        awaitingRecheck: held === null ? 0 : held - all.length,
        rows: pageOf(all, page).map(({ issue, place, why, to }) => ({
          ...issueSummary(issue, today, facts),
          place,
          why,
          to,
        })),
      }
    }),

  /** Who has answered for a point from when until when, newest first. */
  ofPoint: procedure('seePoint', 'read')
    .input(z.strictObject({ pointId: z.number().int().positive().max(2_147_483_647) }))
    .query(({ ctx: { database }, input }) => responsibilityOfPoint(database.db, input.pointId)),

  /** Points that the unit answered for once and does no longer. */
  formerPoints: procedure('seePoint', 'read')
    .input(z.strictObject({ unitId }))
    .query(({ ctx: { database }, input }) => formerPointsOfUnit(database.db, input.unitId)),

  act: procedure('keepUnits', 'write')
    .input(z.strictObject({ actionId: uuidSchema, unitId, action: unitActionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, unitId: id, action } }) =>
      accepted(await recordUnitAction(database, clock, { actionId, viewer }, { unitId: id, action })),
    ),
})
