/** Issues in the event log: every action of the table, taken on one issue, all of them or none. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { issueDayOf } from '../../domain/city/standingDays'
import type { Issue, Subject } from '../../domain/issue'
import { stageLabel, unopened } from '../../domain/issue'
import type { Circumstances } from '../../domain/issueActions'
import { type Action, applyEvent, decide, type IssueEvent } from '../../domain/issueLifecycle'
import { actionOn, type OwnValues, type SeveralAction } from '../../domain/issueSeveral'
import type { Viewer } from '../../domain/people'
import { mayReadIssue } from '../../domain/permissions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import { type Database, type Db, rawOf } from '../db/open'
import { issues, points, receipts, roadSections, units } from '../db/schema'
import { type Decided, issueRow } from '../eventLog'
import { writeIssueDay } from '../logStatements'
import { noSuchIssue, readCircumstances, readIssue } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { issueCardFor } from './paperFold'
import { refoldPlace } from './place'

/** The seq that the person saw, or the id of the person's own earlier action that was still unsent then. */
export type SeenSeq = number | string

export type IssueMove = {
  readonly issueId: string
  /** Opens a new issue under the client's id; without it the issue has to exist. */
  readonly subject?: Subject
  /** Null: a paper acts, which has looked at the issue under the lock. */
  readonly seq: SeenSeq | null
  /** In order; or what they are once the issue is known. */
  readonly actions: readonly Action[] | ((issue: Issue, circumstances: Circumstances) => readonly Action[] | Refusal)
  readonly throughPaper?: true
}

const changedMeanwhile = (issue: Issue): Refusal => {
  const stage = stageLabel[issue.stage]
  return refuse(
    'conflict',
    `这个问题刚刚有了新的进展（现为“${stage.zh}”），您的操作没有保存。请看过最新情况后再办理。`,
    `This issue has just moved on (now "${stage.en}"), so nothing was saved. Look at its newest state and try again.`,
  )
}
const alreadyOpened = refuse(
  'conflict',
  '这个问题已经立案，请刷新后查看。',
  'This issue has been opened already; reload to see it.',
)

/** Null: the earlier action that is named has not arrived, or is somebody else's. */
const seqOf = async (tx: Db, seen: SeenSeq, viewer: Viewer, issueId: string): Promise<number | null> => {
  if (typeof seen === 'number') return seen
  const [earlier] = await tx.select().from(receipts).where(eq(receipts.actionId, seen))
  if (earlier?.accountId !== viewer.accountId) return null
  const { receipt } = earlier
  if (receipt.issueId === issueId) return receipt.seq
  return receipt.issues?.find((issue) => issue.issueId === issueId)?.seq ?? null
}

const mergeTargetOf = (actions: IssueMove['actions']): string | null =>
  (typeof actions === 'function' ? [] : actions).flatMap((action) =>
    action.name === 'merge' ? [action.form.intoIssueId] : [],
  )[0] ?? null

/** Takes actions on one issue, in order, within a transaction of the log: the issue after them, or the first refusal. */
export const takeIssueActions = async (
  writing: Writing,
  given: IssueMove,
  onEvent: (event: IssueEvent) => void = () => {},
): Promise<Issue | Refusal> => {
  const { tx, viewer } = writing
  const known = await readIssue(tx, given.issueId)
  if (given.subject !== undefined && known !== null) return alreadyOpened
  const start = known ?? (given.subject === undefined ? null : unopened(given.issueId, given.subject))
  if (start === null) return noSuchIssue
  // Once for all the actions: none of them changes what the place is or whose.
  const read = await readCircumstances(
    tx,
    start.subject,
    writing.today,
    mergeTargetOf(given.actions),
    writing.campaignFacts(),
  )
  if (isRefusal(read)) return read
  const circumstances = given.throughPaper ? { ...read, throughPaper: true as const } : read
  if (known !== null && !mayReadIssue(viewer, known, circumstances.subject)) return noSuchIssue
  if (given.seq !== null && start.seq !== (await seqOf(tx, given.seq, viewer, given.issueId)))
    return changedMeanwhile(start)

  const actions = typeof given.actions === 'function' ? given.actions(start, circumstances) : given.actions
  if (isRefusal(actions)) return actions
  let issue = start
  const decided: Decided[] = []
  for (const action of actions) {
    const event = decide(issue, action, viewer, circumstances, writing.now)
    if (isRefusal(event)) return event
    issue = applyEvent(issue, event)
    onEvent(event)
    decided.push({ subjectKind: 'issue', subjectId: issue.id, event })
  }
  const rows = await writing.append(...decided)
  const row = issueRow(issue, rows.at(-1)?.position ?? 0)
  await tx.insert(issues).values(row).onConflictDoUpdate({ target: issues.id, set: row })
  writing.send(writeIssueDay(rawOf(tx), { ...issueDayOf(issue, writing.today), position: row.position }))
  const by = decided.at(-1)?.event.by
  if (by) refoldPlace(writing, issue.subject, { position: row.position, by })
  return issue
}

export const pointIdOf = ({ subject }: Pick<Issue, 'subject'>): number | null =>
  subject.kind === 'point' ? subject.pointId : null

/** Who notifies by card without having drafted one gets it made, numbered, in the same step: no notice without its paper. */
export const takeWithCard = async (writing: Writing, given: IssueMove): Promise<Issue | Refusal> => {
  // What is worked out only once the issue is known never notifies: notifying goes by unit, so by paper.
  if (typeof given.actions === 'function') return takeIssueActions(writing, given)
  const paperId = uuidv7()
  const actions = given.actions.map((action): Action => {
    if (action.name !== 'notify') return action
    // A notice is handed over by its delivery alone: no number that somebody names here stands for one.
    const { paperId: _onlyByAPaper, ...form } = action.form
    return { ...action, form: form.instrument === 'notice' ? form : { ...form, instrument: 'card', paperId } }
  })
  let notified: Extract<IssueEvent, { name: 'notify' }> | null = null
  const issue = await takeIssueActions(writing, { ...given, actions }, (event) => {
    if (event.name === 'notify' && event.form.paperId === paperId) notified = event
  })
  if (isRefusal(issue) || notified === null) return issue
  await issueCardFor(writing, issue, notified)
  return issue
}

/** Takes actions on one issue, all or none; the seq has to be the one that the person saw. */
export const recordIssueActions = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: IssueMove,
): Promise<Receipt | Refusal> =>
  record(
    database,
    clock,
    sent,
    { issueId: given.issueId, subject: given.subject, actions: given.actions },
    async (writing) => {
      const issue = await takeWithCard(writing, given)
      return isRefusal(issue) ? issue : { issueId: issue.id, pointId: pointIdOf(issue), seq: issue.seq }
    },
  )

/** Where an issue is, in the words of whoever looks for it in a list. */
const placeName = async (tx: Db, { subject }: Pick<Issue, 'subject'>): Promise<string> => {
  const [row] =
    subject.kind === 'point'
      ? await tx.select({ name: points.name }).from(points).where(eq(points.id, subject.pointId))
      : subject.kind === 'unit'
        ? await tx.select({ name: units.nameZh }).from(units).where(eq(units.id, subject.unitId))
        : await tx
            .select({ name: roadSections.nameZh })
            .from(roadSections)
            .where(eq(roadSections.id, subject.roadSectionId))
  return row?.name ?? ''
}

const firstWords = (what: string): string => (what.length > 16 ? `${what.slice(0, 16)}…` : what)

/** The same refusal, saying which of the chosen issues hinders. An issue that the person may not read is not described. */
const hinderedBy = async (tx: Db, issueId: string, refusal: Refusal): Promise<Refusal> => {
  const issue = await readIssue(tx, issueId)
  if (issue === null || refusal === noSuchIssue)
    return refuse(
      refusal.kind,
      '所选问题中有一个已经没有了，或您无权查看，全部没有保存。请刷新后重新选择。',
      'One of the chosen issues is gone or not yours to see, so none was saved. Reload and choose again.',
    )
  const [place, what] = [await placeName(tx, issue), firstWords(issue.what)]
  return refuse(
    refusal.kind,
    `“${place}：${what}”不能一并办理，所选问题都没有保存。${refusal.refused.zh}其余问题可取消勾选它后再提交。`,
    `"${place}: ${what}" stands in the way, so none of the chosen was saved. ${refusal.refused.en} To go on with the others, leave it out.`,
  )
}

/** One action on several issues, all of them or none; the refusal names the issue that hinders. */
export const recordOnSeveral = (
  database: Database,
  clock: Clock,
  sent: Sent,
  action: SeveralAction,
  chosen: readonly { readonly issueId: string; readonly seq: SeenSeq; readonly own?: OwnValues | undefined }[],
): Promise<Receipt | Refusal> => {
  const own = chosen.some((one) => one.own !== undefined) ? { own: chosen.map((one) => one.own ?? null) } : {}
  const body = { action, issueIds: chosen.map(({ issueId }) => issueId), ...own }
  return record(database, clock, sent, body, async (writing) => {
    const taken: { issueId: string; seq: number }[] = []
    for (const { issueId, seq, own: said } of chosen) {
      const issue = await takeIssueActions(writing, {
        issueId,
        seq,
        actions: (present, circumstances) => {
          const taking = actionOn(present, action, circumstances, said)
          return isRefusal(taking) ? taking : [taking]
        },
      })
      if (isRefusal(issue)) return hinderedBy(writing.tx, issueId, issue)
      taken.push({ issueId, seq: issue.seq })
    }
    return { issueId: null, pointId: null, seq: 0, issues: taken }
  })
}
