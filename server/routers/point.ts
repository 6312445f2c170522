/** One point: what it is, whose it is, how it stands and why, what happened there, and what this person may do. */

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { isUrbanPlace } from '../../domain/city/urban'
import { formSchema } from '../../domain/form'
import { uuidSchema } from '../../domain/id'
import { inspectionFormSchema } from '../../domain/inspection'
import type { Subject } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { whyNot } from '../../domain/issueLifecycle'
import type { Viewer } from '../../domain/people'
import { may, mayReadIssue } from '../../domain/permissions'
import { flagFormSchema, leadFormSchema, mayFlag, type PointAction, trackFormSchema } from '../../domain/point'
import { neglectedItems, reasonForStatus, statusOn } from '../../domain/pointStatus'
import { squadsWithKey } from '../../domain/standing'
import { presentClaims } from '../boundaries/presentClaims'
import { campaignFactsOf } from '../campaignFacts'
import type { Context } from '../context'
import { campaign, pointStates, points } from '../db/schema'
import { scopeDecisions } from '../db/tables/scopeDecisions'
import { fileFacts } from '../files/fileFacts'
import { readHistory } from '../history'
import { issueSummary } from '../issueSummary'
import { openingOf } from '../opening'
import { photoFacts } from '../photos/photoFacts'
import { newestPhotoOf } from '../photos/readablePhotos'
import { readCircumstances, readIssuesOfPoint, unknownSubject } from '../readCircumstances'
import { type PointMove, recordPointAction } from '../recording/point'
import { accepted, procedure, router } from '../trpc'

const pointId = z.number().int().positive().max(2_147_483_647)
const sent = { actionId: uuidSchema, pointId }
const newIssue = z.strictObject({
  issueId: uuidSchema,
  form: formSchema(actions.open.fields),
  notify: formSchema(actions.notify.fields).optional(),
})

const supplement = z.strictObject({ issueId: uuidSchema, form: formSchema(actions.supplement.fields) })

const recorded = async (
  { database, clock, viewer }: Context & { readonly viewer: Viewer },
  { actionId, pointId: id }: { readonly actionId: string; readonly pointId: number },
  action: PointAction,
  more: Pick<PointMove, 'issues' | 'supplements'> = {},
) => accepted(await recordPointAction(database, clock, { actionId, viewer }, { pointId: id, action, ...more }))

export const pointRouter = router({
  byId: procedure('seePoint', 'read')
    .input(z.strictObject({ pointId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const subject: Subject = { kind: 'point', pointId: input.pointId }
      const circumstances = accepted(await readCircumstances(db, subject, today, null, campaignFactsOf(database)))
      const [row] = await db
        .select({ point: points, state: pointStates })
        .from(points)
        .innerJoin(pointStates, eq(pointStates.pointId, points.id))
        .where(eq(points.id, input.pointId))
      if (!row) return accepted(unknownSubject.point)
      const { point, state } = row
      const all = await readIssuesOfPoint(db, point.id)
      const visible = all.filter((issue) => mayReadIssue(viewer, issue, circumstances.subject))
      const [decision] = await db
        .select({
          assistingSquad: scopeDecisions.assistingSquad,
          reason: scopeDecisions.reason,
          document: scopeDecisions.document,
        })
        .from(scopeDecisions)
        .where(eq(scopeDecisions.pointId, point.id))
      // Retired or decided on, it waits for nobody.
      const claims =
        point.retiredOn === null && decision === undefined ? (await presentClaims(db))([point.lng, point.lat]) : null
      const [setting] = await db.select({ urbanScopes: campaign.urbanScopes }).from(campaign)
      const opening = openingOf(subject, viewer, circumstances)
      // Findings and notes are for the supervising side and the point's own units; status and counts are for everyone.
      const concerned = mayReadIssue(viewer, { unitsEver: [] }, circumstances.subject)
      const history = await readHistory(db, {
        pointId: concerned ? point.id : null,
        issueIds: visible.map(({ id }) => id),
      })
      return {
        id: point.id,
        code: point.code,
        name: point.name,
        kind: point.kind,
        position: [point.lng, point.lat] as const,
        address: point.address,
        urban: isUrbanPlace(point, setting?.urbanScopes ?? null),
        isSample: point.isSample,
        /** 撤点; null: it is in use. */
        retiredOn: point.retiredOn,
        scopeId: point.scopeId,
        /** The office's word on whose it is, where the boundaries alone do not say it. */
        scopeDecision: decision ?? null,
        /** In doubt until the office has decided: between which scopes, and why. */
        contested: claims?.doubt ? { scopeIds: claims.scopeIds, doubt: claims.doubt } : null,
        responsibleUnitIds: circumstances.subject.responsibleUnits,
        leadUnitId: circumstances.subject.leadUnit,
        squadsWithKey: squadsWithKey(circumstances.subject),
        status: statusOn(state, today),
        statusReason: reasonForStatus(all, state.lastInspection, today),
        lastInspection: concerned ? state.lastInspection : null,
        /** Failed items that nobody is after. */
        neglectedItems: concerned ? neglectedItems(state.lastInspection, all) : [],
        issues: visible.map((issue) => ({
          ...issueSummary(issue, today, circumstances),
          maySupplement: whyNot(issue, 'supplement', viewer, circumstances) === undefined,
        })),
        hiddenIssues: all.length - visible.length,
        history,
        photos: await photoFacts(db, history, [point.lng, point.lat]),
        isKey: state.isKey,
        isHard: state.isHard,
        trackedSince: state.trackedSince,
        /** Squads named in a joint inspection here today. */
        jointSquads: circumstances.subject.jointSquads,
        files: await fileFacts(
          db,
          history.map(({ event }) => event),
        ),
        opening,
        mayFlag: point.retiredOn === null && may(viewer, 'flagPoint') && mayFlag(viewer, circumstances),
        mayTrack: point.retiredOn === null && may(viewer, 'trackPoint'),
        mayEdit: may(viewer, 'changePoints'),
        mayInspect: may(viewer, 'inspectPoint') && opening.refused === null,
        mayNameLead:
          point.retiredOn === null && may(viewer, 'nameLeadUnit') && circumstances.subject.responsibleUnits.length > 1,
      }
    }),

  /** For the marker's popup: the photo handed in last, of those that this person may see. */
  newestPhoto: procedure('seePhotos', 'read')
    .input(z.strictObject({ pointId }))
    .query(async ({ ctx: { database, viewer }, input }) => ({
      photoId: await newestPhotoOf(database.db, viewer, input.pointId),
    })),

  /** An inspection, with it the issues on what failed, and what it adds to those open already: all of it or nothing. */
  inspect: procedure('inspectPoint', 'write')
    .input(
      z.strictObject({
        ...sent,
        form: inspectionFormSchema,
        issues: z.array(newIssue).max(30).optional(),
        supplements: z.array(supplement).max(30).optional(),
      }),
    )
    .mutation(({ ctx, input: { form, issues, supplements, ...to } }) =>
      recorded(ctx, to, { name: 'inspect', form }, { issues, supplements }),
    ),

  nameLead: procedure('nameLeadUnit', 'write')
    .input(z.strictObject({ ...sent, form: leadFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'nameLead', form: input.form })),

  /** 重点、难点: marks a point or takes the mark off. */
  flag: procedure('flagPoint', 'write')
    .input(z.strictObject({ ...sent, form: flagFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'flag', form: input.form })),

  /** 跟踪督促: puts a point on the list or takes it off. */
  track: procedure('trackPoint', 'write')
    .input(z.strictObject({ ...sent, form: trackFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'track', form: input.form })),
})
