/** Issues: the list, one with its history and what may be done now, opening, and every action of the table. */
import { and, desc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { isOverdue, overdueDaysByUnit, runningClock } from '../../domain/clocks'
import { formSchema } from '../../domain/form'
import { stages, subjectSchema } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { type Action, actionSchema, availableActions } from '../../domain/issueLifecycle'
import { mayReadIssue } from '../../domain/permissions'
import { issues } from '../db/schema'
import { fileFacts } from '../files/fileFacts'
import { readHistory } from '../history'
import { issueSummary } from '../issueSummary'
import { noSuchIssue, readCampaignFacts, readCircumstances, readIssue } from '../readCircumstances'
import { recordIssueActions } from '../recording/issue'
import { accepted, procedure, router } from '../trpc'
import { visibleIssues } from '../visibleIssues'

/** The list is sent whole up to here; beyond, the newest, and it says so. */
const mostListed = 5000

const sent = { actionId: z.uuid(), issueId: z.uuid() }

export const issueRouter = router({
  list: procedure('seeIssues', 'read')
    .input(z.strictObject({ stages: z.array(z.enum(stages)).max(stages.length).optional() }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const facts = await readCampaignFacts(db)
      const rows = await db
        .select({ state: issues.state, position: issues.position })
        .from(issues)
        .where(and(visibleIssues(viewer), input.stages ? inArray(issues.stage, input.stages) : undefined))
        .orderBy(desc(issues.position))
        .limit(mostListed + 1)
      return {
        more: rows.length > mostListed,
        issues: rows.slice(0, mostListed).map(({ state }) => issueSummary(state, today, facts)),
      }
    }),

  byId: procedure('seeIssues', 'read')
    .input(z.strictObject({ issueId: z.uuid() }))
    .query(async ({ ctx: { database, clock, viewer }, input }) => {
      const { db } = database
      const today = clock.today()
      const issue = await readIssue(db, input.issueId)
      if (issue === null) return accepted(noSuchIssue)
      const circumstances = accepted(await readCircumstances(db, issue.subject, today))
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
        history,
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
      }),
    )
    .mutation(async ({ ctx: { database, clock, viewer }, input }) => {
      const steps: Action[] = [{ name: 'open', form: input.form }]
      if (input.notify) steps.push({ name: 'notify', form: input.notify })
      return accepted(
        await recordIssueActions(
          database,
          clock,
          { actionId: input.actionId, viewer },
          { issueId: input.issueId, subject: input.subject, seq: 0, actions: steps },
        ),
      )
    }),

  act: procedure('actOnIssue', 'write')
    .input(z.strictObject({ ...sent, seq: z.union([z.number().int().min(1), z.uuid()]), action: actionSchema }))
    .mutation(async ({ ctx: { database, clock, viewer }, input }) =>
      accepted(
        await recordIssueActions(
          database,
          clock,
          { actionId: input.actionId, viewer },
          {
            issueId: input.issueId,
            seq: input.seq,
            actions: [input.action],
          },
        ),
      ),
    ),
})
