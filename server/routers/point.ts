/** One point: what it is, whose it is, how it stands and why, what happened there, and what this person may do. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { addressee } from '../../domain/addressee'
import { inspectionFormSchema } from '../../domain/inspection'
import { type Severity, type Subject, severities, unopened } from '../../domain/issue'
import { type Circumstances, type Prefill, prefillOf } from '../../domain/issueActions'
import { whyNot } from '../../domain/issueLifecycle'
import type { Viewer } from '../../domain/people'
import { may, mayReadIssue } from '../../domain/permissions'
import { leadFormSchema, type PointAction } from '../../domain/point'
import { neglectedItems, reasonForStatus, statusOn } from '../../domain/pointStatus'
import { isRefusal } from '../../domain/refusal'
import { squadsWithKey } from '../../domain/standing'
import type { Context } from '../context'
import { pointStates, points } from '../db/schema'
import { fileFacts } from '../files/fileFacts'
import { readHistory } from '../history'
import { issueSummary } from '../issueSummary'
import { readCircumstances, readIssuesOfPoint, unknownSubject } from '../readCircumstances'
import { recordPointAction } from '../recording/point'
import { accepted, procedure, router } from '../trpc'

const pointId = z.number().int().positive().max(2_147_483_647)
const sent = { actionId: z.uuid(), pointId }

/** What the form for a new issue starts from: may it be opened here, and to whom would it go on being notified. */
const openingOf = (subject: Subject, viewer: Viewer, circumstances: Circumstances) => {
  const blank = unopened('', subject)
  const refused = whyNot(blank, 'open', viewer, circumstances)
  const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
  return {
    refused: refused?.refused ?? null,
    prefill: prefillOf(blank, 'open', circumstances),
    /** Null: it may be notified at once; otherwise why it cannot be. */
    cannotNotify: isRefusal(to) ? to.refused : null,
    notifyPrefill: Object.fromEntries(
      severities.map((severity) => [severity, prefillOf({ ...blank, severity }, 'notify', circumstances)]),
    ) as Record<Severity, Prefill>,
  }
}

const recorded = async (
  { database, clock, viewer }: Context & { readonly viewer: Viewer },
  { actionId, pointId: id }: { readonly actionId: string; readonly pointId: number },
  action: PointAction,
) => accepted(await recordPointAction(database, clock, { actionId, viewer }, { pointId: id, action }))

export const pointRouter = router({
  byId: procedure('seePoint', 'read')
    .input(z.strictObject({ pointId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const subject: Subject = { kind: 'point', pointId: input.pointId }
      const circumstances = accepted(await readCircumstances(db, subject, today))
      const [row] = await db
        .select({ point: points, state: pointStates })
        .from(points)
        .innerJoin(pointStates, eq(pointStates.pointId, points.id))
        .where(eq(points.id, input.pointId))
      if (!row) return accepted(unknownSubject.point)
      const { point, state } = row
      const all = await readIssuesOfPoint(db, point.id)
      const visible = all.filter((issue) => mayReadIssue(viewer, issue, circumstances.subject))
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
        urban: point.urban,
        isSample: point.isSample,
        scopeId: point.scopeId,
        responsibleUnitIds: circumstances.subject.responsibleUnits,
        leadUnitId: circumstances.subject.leadUnit,
        squadsWithKey: squadsWithKey(circumstances.subject),
        status: statusOn(state, today),
        statusReason: reasonForStatus(all, state.lastInspection, today),
        lastInspection: concerned ? state.lastInspection : null,
        /** Failed items that nobody is after. */
        neglectedItems: concerned ? neglectedItems(state.lastInspection, all) : [],
        issues: visible.map((issue) => issueSummary(issue, today, circumstances)),
        hiddenIssues: all.length - visible.length,
        history,
        files: await fileFacts(
          db,
          history.map(({ event }) => event),
        ),
        opening,
        mayInspect: may(viewer, 'inspectPoint') && opening.refused === null,
        mayNameLead: may(viewer, 'nameLeadUnit') && circumstances.subject.responsibleUnits.length > 1,
      }
    }),

  inspect: procedure('inspectPoint', 'write')
    .input(z.strictObject({ ...sent, form: inspectionFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'inspect', form: input.form })),

  nameLead: procedure('nameLeadUnit', 'write')
    .input(z.strictObject({ ...sent, form: leadFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'nameLead', form: input.form })),
})
