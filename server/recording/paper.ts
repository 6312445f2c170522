/**
 * Papers in the event log: every action of the paper table, and in the same transaction what it does to its issues - the
 * notices of a card or of a delivery, the circulars and referrals - and to the paper that it withdraws.
 */
import { and, arrayOverlaps, eq, inArray, isNull, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { addressee } from '../../domain/addressee'
import { type Issue, isOpen, type Subject } from '../../domain/issue'
import { prefillOf } from '../../domain/issueActions'
import type { Action } from '../../domain/issueLifecycle'
import {
  type IssuedKind,
  isEscalating,
  isInstrument,
  isPending,
  issuedKindLabel,
  type Paper,
  paperStageLabel,
  undrafted,
} from '../../domain/paper'
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
import { textForm, usualTexts } from '../../domain/paperTexts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database, Db } from '../db/open'
import { points, units } from '../db/schema'
import { papers } from '../db/tables/papers'
import { readEvidence } from '../papers/evidence'
import { readNames } from '../papers/paperIssues'
import { mayReadPaper } from '../papers/visiblePapers'
import { noSuchIssue, readCircumstances, readIssue, readIssuesOfPoint, unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { pointIdOf, takeIssueActions } from './issue'
import { appendPaperEvents, readPaper, withNumber } from './paperFold'

export type PaperMove = {
  readonly paperId: string
  /** The seq that the person saw; 0 for a draft. Null: several papers in one press, looked at under the lock. */
  readonly seq: number | null
  readonly action: PaperAction
  /** The file that was made of the signed paper, where it is issued. */
  readonly made?: Made
}

export const noSuchPaper = refuse(
  'notFound',
  '没有这份文书，或您无权查看。请刷新后重试。',
  'There is no such paper, or it is not yours to see. Reload and try again.',
)
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

export const readPaperCircumstances = async (
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

const said = (issue: Issue): string => (issue.what.length > 20 ? `${issue.what.slice(0, 20)}…` : issue.what)

/** What hands over can only hand over what waits for it, to the unit that answers for it. */
const cannotBeHandedOver = async (writing: Writing, paper: Paper, issue: Issue): Promise<Refusal | undefined> => {
  const { tx } = writing
  if (issue.stage !== 'found')
    return refuse(
      'conflict',
      `问题“${said(issue)}”已不是待交办状态，请从清单中去掉。`,
      `The issue "${said(issue)}" no longer waits to be handed over; take it off the list.`,
    )
  if (paper.squad !== null && issue.followingSquad !== paper.squad)
    return refuse(
      'forbidden',
      `问题“${said(issue)}”不由您分队主办，请从清单中去掉，或请指挥部办公室移交。`,
      `Your squad does not follow the issue "${said(issue)}"; take it off the list or have it handed over.`,
    )
  const circumstances = await readCircumstances(tx, issue.subject, writing.today, null, await writing.campaignFacts())
  if (isRefusal(circumstances)) return circumstances
  const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
  if (isRefusal(to)) return to
  if (!paper.unitIds.includes(to.unitId))
    return refuse(
      'invalid',
      `问题“${said(issue)}”应交办给其他单位，请按单位分别拟稿。`,
      `The issue "${said(issue)}" goes to another unit; draft one paper for each unit.`,
    )
  const [waiting] = await tx
    .select({ kind: papers.kind })
    .from(papers)
    .where(
      and(
        arrayOverlaps(papers.issueIds, [issue.id]),
        inArray(papers.kind, ['notice', 'card']),
        inArray(papers.stage, ['drafted', 'checked', 'signed', 'issued']),
        ne(papers.id, paper.id),
        inWaiting,
      ),
    )
  return waiting === undefined
    ? undefined
    : refuse(
        'conflict',
        `问题“${said(issue)}”已在另一份${issuedKindLabel(waiting.kind).zh}中，等待审签或送达。`,
        `The issue "${said(issue)}" is in another ${issuedKindLabel(waiting.kind).en.toLowerCase()} that waits already.`,
      )
}
/** A withdrawn paper holds nothing back. */
const inWaiting = eq(papers.isWithdrawn, false)

const issuesAreWrong = async (writing: Writing, paper: Paper): Promise<Refusal | undefined> => {
  for (const { issueId } of paper.issues) {
    const issue = await readIssue(writing.tx, issueId)
    if (issue === null) return noSuchIssue
    if (!isInstrument(paper.kind)) continue
    const wrong = await cannotBeHandedOver(writing, paper, issue)
    if (wrong) return wrong
  }
  return undefined
}

type IssueAct = { readonly issueId: string; readonly action: Action }

/** Issues on which this draft stands as proposed: a paper that was sent back or discarded proposes nothing. */
const proposed = (paper: Paper): readonly string[] =>
  isEscalating(paper.kind) && isPending(paper) && paper.returned === null && paper.withdraws === null
    ? paper.issues.map(({ issueId }) => issueId)
    : []

const grounds = (paper: Paper): string => (paper.opening === '' ? paper.title : paper.opening)

/** What a step of a circular or referral writes to its issues. */
const escalationActs = (before: Paper, after: Paper, event: PaperEvent): IssueAct[] => {
  if (!isEscalating(after.kind) || after.withdraws !== null) return []
  const paperId = after.id
  const isCircular = after.kind === 'circular'
  const all = after.issues.map(({ issueId }) => issueId)
  const each = (ids: readonly string[], action: Action): IssueAct[] => ids.map((issueId) => ({ issueId, action }))
  if (event.name === 'sign') {
    const opinion = event.form.opinion
    const form = { paperId, ...(opinion !== undefined && { opinion }) }
    return each(all, isCircular ? { name: 'circulate', form } : { name: 'signReferral', form })
  }
  if (event.name === 'issue')
    return isCircular || before.issued !== null
      ? []
      : each(all, {
          name: 'referForAccountability',
          form: { organ: after.organ ?? '', document: after.numberText ?? '', paperId },
        })
  const was = proposed(before)
  const is = proposed(after)
  const reason = 'reason' in event.form ? event.form.reason : '修改文稿，不再列入。'
  const added = is.filter((id) => !was.includes(id))
  const removed = was.filter((id) => !is.includes(id))
  return [
    ...each(removed, { name: isCircular ? 'returnCircular' : 'returnReferral', form: { reason, paperId } }),
    ...each(
      added,
      isCircular
        ? {
            name: 'draftCircular',
            form: { paperId, evidenceOn: after.evidence?.asOf ?? '', reason: grounds(after) },
          }
        : { name: 'draftReferral', form: { paperId, reason: grounds(after) } },
    ),
  ]
}

const take = async (writing: Writing, acts: readonly IssueAct[]): Promise<Refusal | undefined> => {
  for (const { issueId, action } of acts) {
    const issue = await takeIssueActions(writing, { issueId, seq: null, actions: [action], throughPaper: true })
    if (isRefusal(issue)) return issue
  }
  return undefined
}

const notifyActs = async (
  { tx }: Writing,
  paper: Paper,
  unitId: string,
  dates: { readonly claimBy?: string | undefined; readonly rectifyBy?: string | undefined },
  onlyFound: boolean,
): Promise<IssueAct[]> => {
  const acts: IssueAct[] = []
  for (const { issueId, claimBy, rectifyBy } of paper.issues) {
    if (onlyFound && (await readIssue(tx, issueId))?.stage !== 'found') continue
    acts.push({
      issueId,
      action: {
        name: 'notify',
        form: {
          unitId,
          instrument: paper.kind === 'notice' ? 'notice' : 'card',
          paperId: paper.id,
          claimBy: dates.claimBy ?? claimBy ?? '',
          rectifyBy: dates.rectifyBy ?? rectifyBy ?? '',
        },
      },
    })
  }
  return acts
}

/** 撤销: the paper that is named falls with the signature of this one, and its circular or unsent referral with it. */
const withdraw = async (writing: Writing, paper: Paper, { by, standing }: PaperEvent): Promise<Refusal | undefined> => {
  if (paper.withdraws === null) return undefined
  const target = await readPaper(writing.tx, paper.withdraws)
  if (target === null) return noSuchPaper
  if (target.withdrawnBy !== null)
    return refuse(
      'conflict',
      '要撤销的文书已经撤销，请废弃本稿。',
      'That paper has been withdrawn already; discard this.',
    )
  const reason = grounds(paper)
  const acts: IssueAct[] = []
  for (const { issueId } of target.issues) {
    const issue = await readIssue(writing.tx, issueId)
    if (issue === null || issue.stage === 'void') continue
    if (target.kind === 'circular' && issue.escalation.circulars > 0)
      acts.push({ issueId, action: { name: 'withdrawCircular', form: { reason, paperId: paper.id } } })
    if (target.kind === 'referral' && issue.escalation.accountability === 'signed')
      acts.push({ issueId, action: { name: 'returnReferral', form: { reason, paperId: paper.id } } })
  }
  const refused = await take(writing, acts)
  if (refused) return refused
  const event = followingEvent(target, 'withdraw', by, standing, { withdrawnBy: paper.id }, writing.now)
  await appendPaperEvents(writing, target, event)
  return undefined
}

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

const receiptOf = (paper: Paper): Omit<Receipt, 'position'> => ({
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

/** 分单位拟稿: chosen issues grouped by the unit that answers for them, with the usual words and dates. */
export const draftsByUnit = async (
  writing: Pick<Writing, 'tx' | 'today' | 'campaignFacts'>,
  kind: 'notice' | 'card',
  issueIds: readonly string[],
): Promise<readonly DraftForm[] | Refusal> => {
  const { tx, today } = writing
  const names = await readNames(tx)
  const byUnit = new Map<string, DraftForm['issues']>()
  for (const issueId of new Set(issueIds)) {
    const issue = await readIssue(tx, issueId)
    if (issue === null) return noSuchIssue
    const circumstances = await readCircumstances(tx, issue.subject, today, null, await writing.campaignFacts())
    if (isRefusal(circumstances)) return circumstances
    const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
    if (isRefusal(to)) return to
    const { claimBy, rectifyBy } = prefillOf(issue, 'notify', circumstances).values as {
      claimBy: string
      rectifyBy: string
    }
    byUnit.set(to.unitId, [...(byUnit.get(to.unitId) ?? []), { issueId, claimBy, rectifyBy }])
  }
  return [...byUnit].map(([unitId, named]) => ({
    kind,
    ...textForm(usualTexts(kind, { unit: names.unit(unitId), count: named.length })),
    unitIds: [unitId],
    issues: named,
  }))
}

export const noIssuesChosen = refuse(
  'invalid',
  '没有选择问题，请至少选择一个问题。',
  'No issue is chosen; choose at least one.',
)

/** Drafts one paper for each unit in one press, and approves them where asked to: all of them or none. */
export const recordDraftsByUnit = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: { readonly kind: 'notice' | 'card'; readonly issueIds: readonly string[]; readonly approve: boolean },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const drafts = await draftsByUnit(writing, given.kind, given.issueIds)
    if (isRefusal(drafts)) return drafts
    let last: Paper | null = null
    for (const form of drafts) {
      const paperId = uuidv7()
      const actions: PaperAction[] = [
        { name: 'draft', form },
        ...(given.approve ? [{ name: 'approve' as const, form: {} }] : []),
      ]
      for (const action of actions) {
        const paper = await takePaperAction(writing, { paperId, seq: null, action })
        if (isRefusal(paper)) return paper
        last = paper
      }
    }
    return last === null ? noIssuesChosen : receiptOf(last)
  })

/** 立案并拟督办卡: a member opens an issue and drafts its card, which waits for the captain; both or neither. */
export const recordOpeningWithDraft = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: {
    readonly issueId: string
    readonly subject: Subject
    readonly form: Extract<Action, { name: 'open' }>['form']
    readonly card: Pick<Extract<Action, { name: 'notify' }>['form'], 'unitId' | 'claimBy' | 'rectifyBy'>
  },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const { issueId, subject, form, card } = given
    const issue = await takeIssueActions(writing, { issueId, subject, seq: 0, actions: [{ name: 'open', form }] })
    if (isRefusal(issue)) return issue
    const names = await readNames(writing.tx)
    const { unitId, claimBy, rectifyBy } = card
    const draft: DraftForm = {
      kind: 'card',
      ...textForm(usualTexts('card', { unit: names.unit(unitId), count: 1 })),
      unitIds: [unitId],
      issues: [{ issueId, claimBy, rectifyBy }],
    }
    const paper = await takePaperAction(writing, {
      paperId: uuidv7(),
      seq: null,
      action: { name: 'draft', form: draft },
    })
    return isRefusal(paper) ? paper : { issueId, pointId: pointIdOf(issue), seq: issue.seq }
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

/** 问题清单 and 整改清单 of a tracked point, drafted from its open issues in one press; both or neither. */
export const recordPointLists = (
  database: Database,
  clock: Clock,
  sent: Sent,
  given: { readonly pointId: number },
): Promise<Receipt | Refusal> =>
  record(database, clock, sent, given, async (writing) => {
    const { tx } = writing
    const [point] = await tx.select({ name: points.name }).from(points).where(eq(points.id, given.pointId))
    if (!point) return unknownSubject.point
    const open = (await readIssuesOfPoint(tx, given.pointId)).filter(isOpen)
    if (open.length === 0) return noIssuesChosen
    const unitIds = [...new Set(open.flatMap(({ unitId }) => unitId ?? []))]
    let last: Paper | null = null
    for (const kind of ['issueList', 'rectificationList'] as const) {
      const form: DraftForm = {
        kind,
        ...textForm(usualTexts(kind, { unit: '', count: open.length, place: point.name })),
        unitIds,
        issues: open.map(({ id }) => ({ issueId: id })),
        pointId: given.pointId,
      }
      const paper = await takePaperAction(writing, { paperId: uuidv7(), seq: null, action: { name: 'draft', form } })
      if (isRefusal(paper)) return paper
      last = paper
    }
    return last === null ? noIssuesChosen : receiptOf(last)
  })
