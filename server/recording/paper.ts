/**
 * Papers in the event log: every action of the paper table, and in the same transaction what it does to its issues - the
 * notices of a card or of a delivery, the circulars and referrals - and to the paper that it withdraws.
 */
import { isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type IssuedKind, isEscalating, type Paper, paperStageLabel, undrafted } from '../../domain/paper'
import {
  applyPaperEvent,
  type DraftForm,
  decidePaper,
  followingEvent,
  type Made,
  type PaperAction,
  type PaperCircumstances,
  type PaperEvent,
  type ReviseForm,
} from '../../domain/paperActions'
import type { PaperContent } from '../../domain/paperContent'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { units } from '../db/schema'
import { readEvidence } from '../papers/evidence'
import { mayReadPaper } from '../papers/visiblePapers'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { issuesAreWrong } from './namedIssues'
import { appendPaperEvents, noSuchPaper, readPaper, withNumber } from './paperFold'
import { escalationActs, notifyActs, take, withdraw } from './paperIssueActs'

export type PaperMove = {
  readonly paperId: string
  /** The seq that the person saw; 0 for a draft. Null: several papers in one press, looked at under the lock. */
  readonly seq: number | null
  readonly action: PaperAction
  /** The file that was made of the signed paper, where it is issued. */
  readonly made?: Made
}

const alreadyDrafted = refuse(
  'conflict',
  '这份文书已经拟稿，请刷新后查看。',
  'This paper has been drafted already; reload to see it.',
)
const changedMeanwhile = (paper: Paper): Refusal => {
  const stage = paperStageLabel(paper)
  return refuse(
    'conflict',
    `这份文书刚刚有了新的进展（现为“${stage.zh}”），您的操作没有保存。请看过最新情况后再办理。`,
    `This paper has just moved on (now "${stage.en}"), so nothing was saved. Look at its newest state and try again.`,
  )
}

const readUnitIds = async (tx: Db): Promise<ReadonlySet<string>> =>
  new Set((await tx.select({ id: units.id }).from(units).where(isNull(units.retiredOn))).map(({ id }) => id))

/** What the paper table asks of the world beside the paper. `today` as YYYY-MM-DD. */
const readPaperCircumstances = async (
  db: Db,
  today: string,
  withdrawsId: string | undefined,
): Promise<PaperCircumstances> => ({
  today,
  unitIds: await readUnitIds(db),
  withdraws: withdrawsId === undefined ? null : await readPaper(db, withdrawsId),
})

/** A withdrawal goes to whom the withdrawn paper went, and hands nothing over. */
const completed = <F extends ReviseForm>(form: F, { withdraws }: PaperCircumstances): F =>
  form.withdraws === undefined || withdraws === null ? form : { ...form, unitIds: [...withdraws.unitIds], issues: [] }

const isDraftAction = (action: PaperAction): action is Extract<PaperAction, { name: 'draft' | 'revise' }> =>
  action.name === 'draft' || action.name === 'revise'

const madeFor = async ({ tx, today }: Writing, kind: IssuedKind, action: PaperAction): Promise<Made> => {
  if (!isDraftAction(action) || !isEscalating(kind) || action.form.withdraws !== undefined) return {}
  const { issues, unitIds, evidenceOn } = action.form
  const asOf = evidenceOn === undefined || evidenceOn > today ? today : evidenceOn
  return {
    evidence: await readEvidence(
      tx,
      issues.map(({ issueId }) => issueId),
      unitIds,
      asOf,
    ),
  }
}

/** Takes one action on one paper within a transaction of the log, with all that follows from it; or the refusal. */
export const takePaperAction = async (writing: Writing, given: PaperMove): Promise<Paper | Refusal> => {
  const { tx, viewer, today, now } = writing
  const known = await readPaper(tx, given.paperId)
  if (given.action.name === 'draft' && known !== null) return alreadyDrafted
  const before = given.action.name === 'draft' ? undrafted(given.paperId, given.action.form.kind) : known
  if (before === null || (known !== null && !mayReadPaper(viewer, known))) return noSuchPaper
  if (given.seq !== null && before.seq !== given.seq) return changedMeanwhile(before)

  const circumstances = await readPaperCircumstances(
    tx,
    today,
    isDraftAction(given.action) ? given.action.form.withdraws : undefined,
  )
  const action: PaperAction =
    given.action.name === 'draft'
      ? { name: 'draft', form: completed<DraftForm>(given.action.form, circumstances) }
      : given.action.name === 'revise'
        ? { name: 'revise', form: completed<ReviseForm>(given.action.form, circumstances) }
        : given.action
  const decision = decidePaper(before, action, viewer, circumstances, now)
  if (isRefusal(decision)) return decision
  let event: PaperEvent = given.made ? { ...decision, made: given.made } : decision
  const made = await madeFor(writing, before.kind, action)
  if (made.evidence) event = { ...event, made }
  const planned = applyPaperEvent(before, event)
  if (isDraftAction(action)) {
    const wrong = await issuesAreWrong(writing, planned)
    if (wrong) return wrong
  }

  const refusedEscalation = await take(writing, escalationActs(before, planned, event))
  if (refusedEscalation) return refusedEscalation
  if (event.name === 'approve' && planned.withdraws === null) {
    const acts = await notifyActs(writing, planned, planned.unitIds[0] ?? '', {}, false)
    const refused = await take(writing, acts)
    if (refused) return refused
  }
  if (event.name === 'deliver' && planned.kind === 'notice' && planned.withdraws === null) {
    const acts = await notifyActs(writing, planned, event.form.unitId, event.form, true)
    const refused = await take(writing, acts)
    if (refused) return refused
    event = { ...event, made: { notified: acts.map(({ issueId }) => issueId) } }
  }
  if (event.name === 'sign' || event.name === 'approve') {
    const refused = await withdraw(writing, planned, event)
    if (refused) return refused
    event = await withNumber(writing, before, event)
  }
  return appendPaperEvents(writing, before, event)
}

/** What is told of a paper that has been recorded. */
export const receiptOf = (paper: Paper): Omit<Receipt, 'position'> => ({
  issueId: null,
  pointId: paper.pointId,
  seq: paper.seq,
})

/** Takes one action on one paper; the seq has to be the one that the person saw. */
export const recordPaperAction = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: PaperMove,
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, { paperId: given.paperId, action: given.action }, async (writing) => {
    const paper = await takePaperAction(writing, given)
    return isRefusal(paper) ? paper : receiptOf(paper)
  })

/** Records the file of a paper whose signature alone issues it, in the name of who signed; once. */
export const recordIssuedFile = (
  database: Database,
  clock: Clock,
  { signed }: Pick<Paper, 'signed'>,
  given: { readonly paperId: string; readonly docx: string; readonly content: PaperContent },
): Promise<Receipt | Refusal> => {
  const by = signed?.by
  if (!by) throw new Error(`paper ${given.paperId} is not signed`)
  const viewer = { accountId: by.accountId, name: by.name, posts: [] }
  return record(database, clock, { actionId: uuidv7(), viewer }, given, async (writing) => {
    const paper = await readPaper(writing.tx, given.paperId)
    if (paper === null || paper.docx !== null) return noSuchPaper
    const { docx, content } = given
    const standing = by.duty.role === 'squad' ? 'captain' : 'office'
    const event = followingEvent(paper, 'issue', by, standing, { docx, content }, writing.now)
    return receiptOf(await appendPaperEvents(writing, paper, event))
  })
}
