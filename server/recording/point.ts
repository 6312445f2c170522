/** Points in the event log: an inspection with the issues that it opens, the naming of a lead unit, and the marks on a point. */
import { sql } from 'drizzle-orm'
import { type IssueForm, issueStepsOf } from '../../domain/issueLifecycle'
import { applyPointEvent, decidePointAction, type PointAction, type PointRecord } from '../../domain/point'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { writeLeads } from '../pointRegister/writeResponsible'
import { readPoint, unknownSubject, withCampaign } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { takeIssueActions, takeWithCard } from './issue'
import { refoldPlace } from './place'

export type PointMove = {
  readonly pointId: number
  readonly action: PointAction
  /** Issues that an inspection opens on what failed, under the client's ids. */
  readonly issues?: readonly NewIssue[] | undefined
  /** What an inspection adds to issues that are open on what failed again. */
  readonly supplements?: readonly Supplement[] | undefined
}
export type Supplement = { readonly issueId: string; readonly form: IssueForm<'supplement'> }
export type NewIssue = {
  readonly issueId: string
  readonly form: IssueForm<'open'>
  /** Given: the unit is notified in the same step. */
  readonly notify?: IssueForm<'notify'> | undefined
}

/** Takes an action on a point itself, within a transaction of the log: the point after it, or the refusal. */
export const takePointAction = async (
  writing: Writing,
  { pointId, action }: PointMove,
): Promise<PointRecord | Refusal> => {
  const { tx } = writing
  const place = { kind: 'point', pointId } as const
  const [point, campaignFacts] = await Promise.all([readPoint(tx, pointId, writing.today), writing.campaignFacts()])
  if (point === null) return unknownSubject.point
  const { record: before, issues } = point
  const circumstances = {
    ...campaignFacts,
    today: writing.today,
    subject: withCampaign(point.facts, campaignFacts, writing.today),
    mergeTarget: null,
  }
  const event = decidePointAction(before, action, writing.viewer, circumstances, writing.now)
  if (isRefusal(event)) return event
  const own = applyPointEvent(before, event)
  const rows = await writing.append({ subjectKind: 'point', subjectId: String(pointId), event })
  if (action.name === 'nameLead')
    await writeLeads(
      tx,
      sql`
        select point_id, unit_id, unit_id = ${action.form.unitId} as is_lead from point_units
        where point_id = ${pointId} and until is null`,
      writing.today,
    )
  refoldPlace(writing, place, { position: rows.at(-1)?.position ?? 0, by: event.by, own, issues })
  return own
}

const onlyOnFailed = refuse(
  'invalid',
  '随检查一并立案或补充的，应是这个点位这次检查不符合的测评项。请核对后重新提交。',
  'Issues opened or added to with an inspection have to be of this point, on items that failed in it. Check them and send again.',
)

/** An inspection opens issues on what it found failed, and adds to those that are, and to no others. */
const failedIn = ({ action }: PointMove, checkItem: string | null | undefined): boolean =>
  action.name === 'inspect' && checkItem != null && action.form.findings[checkItem] === 'fail'

/** Takes an action on a point, opens its issues and adds to those that are open: all of it or nothing. */
export const recordPointAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: PointMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const { pointId, issues = [], supplements = [] } = given
    if (!issues.every(({ form }) => failedIn(given, form.checkItem))) return onlyOnFailed
    const after = await takePointAction(writing, given)
    if (isRefusal(after)) return after
    const opened: { issueId: string; seq: number }[] = []
    for (const { issueId, form, notify } of issues) {
      const subject = { kind: 'point', pointId } as const
      const issue = await takeWithCard(writing, {
        issueId,
        subject,
        seq: 0,
        actions: issueStepsOf(form, notify),
      })
      if (isRefusal(issue)) return issue
      opened.push({ issueId, seq: issue.seq })
    }
    for (const { issueId, form } of supplements) {
      const issue = await takeIssueActions(writing, {
        issueId,
        // Nothing of what it adds rests on how the issue stood when it was read.
        seq: null,
        actions: ({ subject, checkItem }) =>
          subject.kind === 'point' && subject.pointId === pointId && failedIn(given, checkItem)
            ? [{ name: 'supplement', form }]
            : onlyOnFailed,
      })
      if (isRefusal(issue)) return issue
    }
    return { issueId: null, pointId, seq: after.seq, ...(opened.length > 0 && { issues: opened }) }
  })
