/** What a step of a paper does to its issues, through the issues' own table: notices, circulars, referrals and their withdrawal. */
import type { Action } from '../../domain/issueLifecycle'
import { isEscalating, isPending, type Paper } from '../../domain/paper'
import { followingEvent, type PaperEvent } from '../../domain/paperActions'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { readIssue } from '../readCircumstances'
import type { Writing } from '../record'
import { takeIssueActions } from './issue'
import { appendPaperEvents, noSuchPaper, readPaper } from './paperFold'

/** An action that a paper takes on one of its issues. */
export type IssueAct = { readonly issueId: string; readonly action: Action }

/** Issues on which this draft stands as proposed: a paper that was sent back or discarded proposes nothing. */
const proposed = (paper: Paper): readonly string[] =>
  isEscalating(paper.kind) && isPending(paper) && paper.returned === null && paper.withdraws === null
    ? paper.issues.map(({ issueId }) => issueId)
    : []

const grounds = (paper: Paper): string => (paper.opening === '' ? paper.title : paper.opening)

/** What a step of a circular or referral writes to its issues. */
export const escalationActs = (before: Paper, after: Paper, event: PaperEvent): IssueAct[] => {
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

/** Takes these actions in order, each through the paper; the first refusal ends it. */
export const take = async (writing: Writing, acts: readonly IssueAct[]): Promise<Refusal | undefined> => {
  for (const { issueId, action } of acts) {
    const issue = await takeIssueActions(writing, { issueId, seq: null, actions: [action], throughPaper: true })
    if (isRefusal(issue)) return issue
  }
  return undefined
}

/** 交办: the notices that a card or a delivery writes to its issues; of a delivery only to those that still wait for one. */
export const notifyActs = async (
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
export const withdraw = async (
  writing: Writing,
  paper: Paper,
  { by, standing }: PaperEvent,
): Promise<Refusal | undefined> => {
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
