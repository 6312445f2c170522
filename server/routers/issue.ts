/** Issues: the list, one with its history and what may be done now, opening, and every action of the table. */

import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { localDateSchema } from '../../domain/calendar'
import { isOverdue, overdueDaysByUnit, runningClock } from '../../domain/clocks'
import { formSchema } from '../../domain/form'
import { uuidSchema } from '../../domain/id'
import { stages, subjectSchema } from '../../domain/issue'
import { type ActionName, actionRow, actions } from '../../domain/issueActions'
import { actionSchema, availableActions, issueStepsOf } from '../../domain/issueLifecycle'
import { mostAtOnce, ownValuesSchema, severalActionSchema } from '../../domain/issueSeveral'
import { mayReadIssue } from '../../domain/permissions'
import { type Refusal, refuse } from '../../domain/refusal'
import { campaignFactsOf } from '../campaignFacts'
import type { Db } from '../db/open'
import { issues } from '../db/schema'
import { fileFacts } from '../files/fileFacts'
import { readHistory } from '../history'
import { issueSummary } from '../issueSummary'
import type { PaperFiles } from '../papers/paperFiles'
import { readPapersOf } from '../papers/visiblePapers'
import { photoFacts } from '../photos/photoFacts'
import { placeOf } from '../photos/placeOf'
import { noSuchIssue, readCircumstances, readIssue } from '../readCircumstances'
import { recordIssueActions, recordOnSeveral } from '../recording/issue'
import { recordOpeningWithDraft } from '../recording/paperDrafts'
import { accepted, procedure, router } from '../trpc'
import { visibleIssues } from '../visibleIssues'

/** The list is sent whole up to here; beyond, the newest, and it says so. */
const mostListed = 5000

const sent = { actionId: uuidSchema, issueId: uuidSchema }

export const issueRouter = router({
  list: procedure('seeIssues', 'read')
    .input(
      z.strictObject({
        stages: z.array(z.enum(stages)).max(stages.length).optional(),
        /** Of the closed ones, those closed on this day or later. */
        closedSince: localDateSchema.optional(),
      }),
    )
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const facts = await campaignFactsOf(database)
      const rows = await db
        .select({ state: issues.state, position: issues.position })
        .from(issues)
        .where(
          and(
            visibleIssues(viewer),
            input.stages ? inArray(issues.stage, input.stages) : undefined,
            input.closedSince
              ? sql`(${issues.stage} <> 'closed' or ${issues.state}->>'closedOn' >= ${input.closedSince})`
              : undefined,
          ),
        )
        .orderBy(desc(issues.position))
        .limit(mostListed + 1)
      return {
        more: rows.length > mostListed,
        issues: rows.slice(0, mostListed).map(({ state }) => issueSummary(state, today, facts)),
      }
    }),

  /** One row of the list, as it is now; null where the person may no longer read it. One change costs one row. */
  summary: procedure('seeIssues', 'read')
    .input(z.strictObject({ issueId: uuidSchema }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const [[row], facts] = await Promise.all([
        db
          .select({ state: issues.state })
          .from(issues)
          .where(and(eq(issues.id, input.issueId), visibleIssues(viewer))),
        campaignFactsOf(database),
      ])
      return row ? issueSummary(row.state, clock.today(), facts) : null
    }),

  byId: procedure('seeIssues', 'read')
    .input(z.strictObject({ issueId: uuidSchema }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const issue = await readIssue(db, input.issueId)
      if (issue === null) return accepted(noSuchIssue)
      const circumstances = accepted(await readCircumstances(db, issue.subject, today, null, campaignFactsOf(database)))
      if (!mayReadIssue(viewer, issue, circumstances.subject)) return accepted(noSuchIssue)
      const history = await readHistory(db, { pointId: null, issueIds: [issue.id] })
      return {
        issue,
        overdue: isOverdue(issue, today),
        overdueDaysByUnit: overdueDaysByUnit(issue, today),
        clock: runningClock(issue, today, circumstances.terms, circumstances.calendar),
        responsibleUnitIds: circumstances.subject.responsibleUnits,
        leadUnitId: circumstances.subject.leadUnit,
        available: availableActions(issue, viewer, circumstances),
        papers: await readPapersOf(db, viewer, issue.id),
        history,
        photos: await photoFacts(db, history, await placeOf(db, issue.subject)),
        files: await fileFacts(
          db,
          history.map(({ event }) => event),
        ),
      }
    }),

  /** Opens an issue and, where `notify` is given, notifies the unit in the same step: both or neither. */
  open: procedure('openIssue', 'write')
    .input(
      z.strictObject({
        ...sent,
        subject: subjectSchema,
        form: formSchema(actions.open.fields),
        notify: formSchema(actions.notify.fields).optional(),
        /** Instead of notifying: drafts the card, which waits for the captain 审签. */
        draftCard: formSchema(actions.notify.fields).optional(),
      }),
    )
    .mutation(async ({ ctx: { database, clock, paperFiles, viewer }, input }) => {
      const { actionId, issueId, subject, form, draftCard } = input
      if (draftCard)
        return accepted(
          await recordOpeningWithDraft(
            database,
            clock,
            { actionId, viewer },
            { issueId, subject, form, card: draftCard },
          ),
        )
      const steps = issueStepsOf(form, input.notify)
      const receipt = accepted(
        await recordIssueActions(database, clock, { actionId, viewer }, { issueId, subject, seq: 0, actions: steps }),
      )
      if (input.notify) await makeCardSoon(database.db, issueId, paperFiles)
      return receipt
    }),

  act: procedure('actOnIssue', 'write')
    .input(z.strictObject({ ...sent, seq: z.union([z.number().int().min(1), uuidSchema]), action: actionSchema }))
    .mutation(async ({ ctx: { database, clock, paperFiles, viewer }, input }) => {
      const { actionId, issueId, seq, action } = input
      if (actionRow(action.name).byPaper) return accepted(takenByPaper(action.name))
      const receipt = accepted(
        await recordIssueActions(database, clock, { actionId, viewer }, { issueId, seq, actions: [action] }),
      )
      if (action.name === 'notify') await makeCardSoon(database.db, issueId, paperFiles)
      return receipt
    }),

  /** One action with one form on several issues: all of them or none. */
  actOnSeveral: procedure('actOnIssue', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        action: severalActionSchema,
        issues: z
          .array(z.strictObject({ issueId: uuidSchema, seq: z.number().int().min(1), own: ownValuesSchema.optional() }))
          .min(1)
          .max(mostAtOnce)
          .refine((chosen) => new Set(chosen.map(({ issueId }) => issueId)).size === chosen.length),
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input: { actionId, action, issues: chosen } }) =>
      accepted(await recordOnSeveral(database, clock, { actionId, viewer }, action, chosen)),
    ),
})

const takenByPaper = (name: ActionName): Refusal => {
  const { label } = actionRow(name)
  return refuse(
    'invalid',
    `${label.zh}须通过文书办理：请在“文书”中拟稿，经核稿、签发后自动记入问题。`,
    `"${label.en}" is done by a paper: draft it under "Papers"; once it is checked and signed it is written to the issue.`,
  )
}

/** Who has notified need not wait for the card's file. */
const makeCardSoon = async (db: Db, issueId: string, paperFiles: PaperFiles): Promise<void> => {
  const issue = await readIssue(db, issueId)
  if (issue?.paperId) paperFiles.makeSoon(issue.paperId)
}
