/** Road sections: all of them for the map, one with what happened there, and what may be done to it. */

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar'
import { type Handbook, itemsUnder, roadSectionKind, versionOn } from '../../domain/handbook/handbook'
import { uuidSchema } from '../../domain/id'
import { inspectionFormSchema } from '../../domain/inspection'
import type { Viewer } from '../../domain/people'
import { may, mayReadIssue } from '../../domain/permissions'
import { neglectedItems, reasonForStatus, statusOn } from '../../domain/pointStatus'
import { lengthMetres, middleOfLine } from '../../domain/roadLine'
import {
  drawFormSchema,
  editFormSchema,
  editSeveralSchema,
  mostSections,
  type RoadSectionAction,
  retireFormSchema,
} from '../../domain/roadSection'
import { squadsWithKey } from '../../domain/standing'
import { storable } from '../../domain/storable'
import { campaignFactsOf } from '../campaignFacts'
import type { Context } from '../context'
import { roadSections } from '../db/schema'
import { roadSectionStates } from '../db/tables/roadSections'
import { readHistory } from '../history'
import { issueSummary } from '../issueSummary'
import { openingOf } from '../opening'
import { readCircumstances, readIssuesOfSection, unknownSubject } from '../readCircumstances'
import { recordRoadSectionAction, recordSeveralSections } from '../recording/roadSection'
import { listedSections } from '../roadSectionRows'
import { accepted, procedure, router } from '../trpc'

const roadSectionId = storable.regex(/^[\w.-]{1,40}$/)
const sent = { actionId: uuidSchema, roadSectionId }
/** What is looked at on a road section, by the handbook of that day. */
const sectionItemsOn = (handbook: Handbook, day: LocalDate) =>
  itemsUnder(handbook, versionOn(handbook, day), roadSectionKind)

const seq = z.number().int().min(1)

const recorded = async (
  { database, clock, viewer }: Context & { readonly viewer: Viewer },
  input: { readonly actionId: string; readonly roadSectionId: string; readonly seq?: number },
  action: RoadSectionAction,
) =>
  accepted(
    await recordRoadSectionAction(
      database,
      clock,
      { actionId: input.actionId, viewer },
      { roadSectionId: input.roadSectionId, action, ...(input.seq !== undefined && { seq: input.seq }) },
    ),
  )

export const roadSectionRouter = router({
  list: procedure('seeRoadSections', 'read').query(async ({ ctx: { database, clock } }) => ({
    checkItems: sectionItemsOn((await campaignFactsOf(database)).handbook, clock.today()),
    sections: await listedSections(database.db),
  })),

  byId: procedure('seeRoadSections', 'read')
    .input(z.strictObject({ roadSectionId }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const [row] = await db
        .select({ section: roadSections, state: roadSectionStates })
        .from(roadSections)
        .innerJoin(roadSectionStates, eq(roadSectionStates.roadSectionId, roadSections.id))
        .where(eq(roadSections.id, input.roadSectionId))
      if (!row) return accepted(unknownSubject.roadSection)
      const { section, state } = row
      const middle = middleOfLine(section.line)
      const subject = { kind: 'roadSection', roadSectionId: section.id, at: middle } as const
      const circumstances = accepted(await readCircumstances(db, subject, today, null, campaignFactsOf(database)))
      const all = await readIssuesOfSection(db, section.id)
      const visible = all.filter((issue) => mayReadIssue(viewer, issue, circumstances.subject))
      const opening = openingOf(subject, viewer, circumstances)
      // As with a point: findings and notes are for the supervising side and the section's own unit.
      const concerned = mayReadIssue(viewer, { unitsEver: [] }, circumstances.subject)
      return {
        ...section,
        seq: state.seq,
        lengthMetres: lengthMetres(section.line),
        middle,
        checkItems: sectionItemsOn((await campaignFactsOf(database)).handbook, today),
        squadsWithKey: squadsWithKey(circumstances.subject),
        status: statusOn(state, today),
        statusReason: reasonForStatus(all, state.lastInspection, today),
        lastInspection: concerned ? state.lastInspection : null,
        /** Failed items that nobody is after. */
        neglectedItems: concerned ? neglectedItems(state.lastInspection, all) : [],
        issues: visible.map((issue) => issueSummary(issue, today, circumstances)),
        hiddenIssues: all.length - visible.length,
        history: await readHistory(db, {
          pointId: null,
          roadSectionId: concerned ? section.id : null,
          issueIds: visible.map(({ id }) => id),
        }),
        opening,
        mayInspect: may(viewer, 'inspectRoadSection') && opening.refused === null,
        mayEdit: may(viewer, 'drawRoadSection') && section.retiredOn === null,
      }
    }),

  inspect: procedure('inspectRoadSection', 'write')
    .input(z.strictObject({ ...sent, form: inspectionFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'inspect', form: input.form })),

  /** Creates the section under the client's id. */
  draw: procedure('drawRoadSection', 'write')
    .input(z.strictObject({ ...sent, form: drawFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'draw', form: input.form })),

  edit: procedure('drawRoadSection', 'write')
    .input(z.strictObject({ ...sent, seq, form: editFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'edit', form: input.form })),

  /** One sponsor or one unit for several: all of them or none. */
  editSeveral: procedure('drawRoadSection', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        sections: z.array(z.strictObject({ roadSectionId, seq })).min(1).max(mostSections),
        form: editSeveralSchema,
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, ...given } }) =>
      accepted(await recordSeveralSections(database, clock, { actionId, viewer }, given)),
    ),

  retire: procedure('drawRoadSection', 'write')
    .input(z.strictObject({ ...sent, seq, form: retireFormSchema }))
    .mutation(({ ctx, input }) => recorded(ctx, input, { name: 'retire', form: input.form })),
})
