/** Monthly reports in the event log: every action of their table, and at a signature the numbers as they stand. */

import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { type Report, reportStageLabel } from '../../domain/report/report'
import {
  applyReportEvent,
  decideReport,
  isFreezing,
  mayReadReport,
  type ReportAction,
  type ReportMade,
} from '../../domain/report/reportActions'
import type { Clock } from '../clock'
import { inBatches } from '../db/inBatches'
import type { Database } from '../db/open'
import { frozenFigures, reportRowOf, reports } from '../db/tables/reports'
import { type Receipt, record, type Sent } from '../record'
import type { FrozenRows } from '../reports/freeze'
import { noSuchReport, readPeriods, readReport } from '../reports/readReports'

const changedMeanwhile = (report: Report): Refusal => {
  const stage = reportStageLabel(report)
  return refuse(
    'conflict',
    `这份报告刚刚有了新的进展（现为“${stage.zh}”），您的操作没有保存。请看过最新情况后再办理。`,
    `This report has just moved on (now "${stage.en}"), so nothing was saved. Look at its newest state and try again.`,
  )
}

export type ReportMove = {
  readonly reportId: string
  /** The seq that the person saw; 0 for a draft. */
  readonly seq: number
  readonly action: ReportAction
  /** Counted before the lock is taken; the event says up to which position of the log. */
  readonly frozen?: { readonly made: ReportMade; readonly rows: FrozenRows }
}

/** Takes one action on one report; the seq has to be the one that the person saw. */
export const recordReportAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  { reportId, seq, action, frozen }: ReportMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { reportId, action }, async (writing) => {
    const { tx, viewer, today, now } = writing
    const report = await readReport(tx, reportId)
    if (report === null || (report.seq > 0 && !mayReadReport(viewer, report))) return noSuchReport
    if (report.seq !== seq) return changedMeanwhile(report)
    const { groupOfSquad, calendar } = await writing.campaignFacts()
    const period = (await readPeriods(tx)).find(({ key }) => key === report.period)
    const decided = decideReport(report, action, viewer, { today, period, calendar, groupOfSquad }, now)
    if (isRefusal(decided)) return decided
    // What was counted for another state than this one is not kept.
    if (isFreezing(action.name) && frozen === undefined) return changedMeanwhile(report)
    const event = frozen === undefined ? decided : { ...decided, made: frozen.made }
    const after = applyReportEvent(report, event)
    const rows = await writing.append({ subjectKind: 'report', subjectId: reportId, event })
    const row = reportRowOf(after, rows.at(-1)?.position ?? 0)
    await tx.insert(reports).values(row).onConflictDoUpdate({ target: reports.id, set: row })
    if (frozen !== undefined)
      await inBatches(
        [...frozen.rows].map(([key, ids]) => ({ reportId, key, ids: [...ids] })),
        (batch) => tx.insert(frozenFigures).values(batch),
      )
    return { issueId: null, pointId: null, seq: after.seq }
  })
