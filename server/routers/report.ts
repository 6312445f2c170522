/** Monthly reports 督查报告: what there is and what is missing, one with its numbers, the rows behind each, and every step of the way. */

import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { uuidSchema } from '../../domain/id'
import type { Viewer } from '../../domain/people'
import { figureOf, selectionOf } from '../../domain/report/figures'
import { cannotBeDrafted, lastDayOf, reminderOn } from '../../domain/report/period'
import { kindOf, type Report, reportOfId } from '../../domain/report/report'
import {
  applyReportEvent,
  availableReportActions,
  isFreezing,
  mayReadReport,
  type ReportAction,
  type ReportEvent,
  reportActionSchema,
} from '../../domain/report/reportActions'
import { reportTaskOf, timelinessOf } from '../../domain/report/tasks'
import { campaignFactsOf } from '../campaignFacts'
import type { Server } from '../context'
import type { Db } from '../db/open'
import { events } from '../db/schema'
import { type ReportMove, recordReportAction } from '../recording/report'
import { hashOfFrozen } from '../reports/freeze'
import { noSuchReport, readFrozenFigures, readPeriods, readReport, readReportsOf } from '../reports/readReports'
import { countReport, frozenAsFigures } from '../reports/reportFacts'
import { contentOfReport, storeReport } from '../reports/reportFiles'
import { readFigureRows } from '../reports/reportRows'
import { readReportView, rowsToFreeze } from '../reports/reportView'
import { accepted, procedure, router } from '../trpc'

const reportIdSchema = z
  .string()
  .max(20)
  .refine((id) => reportOfId(id) !== null)

const readEvents = async (db: Db, id: string): Promise<ReportEvent[]> =>
  (
    await db
      .select({ body: events.body })
      .from(events)
      .where(and(eq(events.subjectKind, 'report'), eq(events.subjectId, id)))
      .orderBy(asc(events.position))
  ).map(({ body }) => JSON.parse(body) as ReportEvent)

/** With what it covers; a month that has not begun is told so, one that the campaign has not is not there. */
const asked = async ({ database: { db }, clock }: Pick<Server, 'database' | 'clock'>, viewer: Viewer, id: string) => {
  const report = await readReport(db, id)
  const period = (await readPeriods(db)).find(({ key }) => key === report?.period)
  if (report === null) return accepted(noSuchReport)
  accepted(cannotBeDrafted(period, clock.today()))
  if (period === undefined || !mayReadReport(viewer, report)) return accepted(noSuchReport)
  return { report, period }
}

/** Without the text; of a draft that is not theirs people learn that it is one, and no more. */
const summaryOf = ({ texts: _left, ...report }: Report, mayRead: boolean): Omit<Report, 'texts'> =>
  mayRead ? report : { ...report, readBy: [], returned: null, edited: null }

export const reportRouter = router({
  /** Every period that has begun, newest first, with each squad's report and the city's: who has handed in, and who is late. */
  list: procedure('seeReports', 'read').query(async ({ ctx: { database, clock, viewer } }) => {
    const today = clock.today()
    const [periods, facts] = await Promise.all([readPeriods(database.db), campaignFactsOf(database)])
    const begun = periods.filter(({ flows }) => flows.from <= today).reverse()
    const all = await readReportsOf(
      database.db,
      begun.map(({ key }) => key),
    )
    return begun.map((period) => ({
      period,
      reminderOn: reminderOn(period, facts.calendar),
      reports: all
        .filter((report) => report.period === period.key)
        .map((report) => ({
          ...summaryOf(report, mayReadReport(viewer, report)),
          mayRead: mayReadReport(viewer, report),
          timeliness: timelinessOf(report, period, today),
          task: reportTaskOf(report, viewer, { period, today, calendar: facts.calendar, facts }),
        })),
    }))
  }),

  byId: procedure('seeReports', 'read')
    .input(z.strictObject({ reportId: reportIdSchema }))
    .query(async ({ ctx, input }) => {
      const { database, clock, viewer } = ctx
      const { report, period } = await asked(ctx, viewer, input.reportId)
      const facts = await campaignFactsOf(database)
      const today = clock.today()
      return {
        ...(await readReportView(ctx, report, period, today)),
        period,
        reminderOn: reminderOn(period, facts.calendar),
        timeliness: timelinessOf(report, period, today),
        available: availableReportActions(report, viewer, facts),
        history: (await readEvents(database.db, report.id)).map(({ name, at, by, form, seq }) => ({
          seq,
          name,
          at,
          by,
          // The words are the report's own; its way tells who saved them.
          form: name === 'draft' || name === 'edit' ? {} : form,
        })),
      }
    }),

  /** The rows behind a number: as counted now, and what has come or gone since it was signed. */
  rows: procedure('seeReports', 'read')
    .input(
      z.strictObject({
        reportId: reportIdSchema,
        key: z
          .string()
          .max(120)
          .refine((key) => figureOf(key) !== null),
      }),
    )
    .query(async ({ ctx, input: { reportId, key } }) => {
      const { database, clock, viewer } = ctx
      const { report, period } = await asked(ctx, viewer, reportId)
      const { figures, plan } = await countReport(ctx, period, report.squad, clock.today())
      const frozen = report.frozen === null ? null : await readFrozenFigures(database.db, report.id)
      const signed = frozen === null ? null : frozenAsFigures(frozen)
      return {
        ...(await readFigureRows(database.db, key, figures, signed, plan.names, clock.today())),
        /** The same question to the city, where its answer is these rows: what was found since the period has ended is asked there too. */
        selection:
          figureOf(key)?.base === 'found' && period.flows.until < clock.today()
            ? null
            : selectionOf(key, { squad: report.squad, period, today: clock.today() }),
      }
    }),

  act: procedure('actOnReport', 'write')
    .input(
      z.strictObject({
        actionId: uuidSchema,
        reportId: reportIdSchema,
        seq: z.number().int().min(0),
        action: reportActionSchema,
      }),
    )
    .mutation(async ({ ctx, input: { actionId, ...move } }) => {
      const { database, clock, viewer } = ctx
      const frozen = await frozenFor(ctx, viewer, move.reportId, move.action)
      return accepted(
        await recordReportAction(database, clock, { actionId, viewer }, { ...move, ...(frozen && { frozen }) }),
      )
    }),
})

/** The numbers and the file are made before the lock is taken: the event says up to which position of the log they reach. */
const frozenFor = async (
  server: Server,
  viewer: Viewer,
  reportId: string,
  action: ReportAction,
): Promise<ReportMove['frozen']> => {
  const { database, clock } = server
  if (!isFreezing(action.name)) return undefined
  const { report, period } = await asked(server, viewer, reportId)
  const facts = await campaignFactsOf(database)
  if (!availableReportActions(report, viewer, facts).includes(action.name)) return undefined
  const counted = await countReport(server, period, report.squad, clock.today())
  const rows = rowsToFreeze(report, counted)
  const [post] = viewer.posts.filter(({ duty }) => duty.role === (kindOf(report) === 'city' ? 'commander' : 'office'))
  if (post === undefined) return undefined
  const made = {
    position: counted.city.position,
    asOf: lastDayOf(period.flows.until, clock.today()),
    hash: hashOfFrozen(rows),
    docx: null,
  }
  const by = { accountId: viewer.accountId, postId: post.id, name: viewer.name, duty: post.duty }
  const signed = applyReportEvent(report, {
    ...action,
    seq: report.seq + 1,
    at: clock.now().toISOString(),
    by,
    standing: kindOf(report) === 'city' ? 'commander' : 'office',
    made,
  } as ReportEvent)
  const docx = await storeReport(server, await contentOfReport(server, signed, period, counted, rows))
  return { made: { ...made, docx }, rows }
}
