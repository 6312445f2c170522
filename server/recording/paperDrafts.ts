/** Papers that are drafted for somebody in one press, with the usual words: all of them, and what goes with them, or none. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { isOpen, type Subject } from '../../domain/issue'
import { prefillOf } from '../../domain/issueActions'
import type { Action } from '../../domain/issueLifecycle'
import type { Paper } from '../../domain/paper'
import type { DraftForm } from '../../domain/paperActions'
import { draftTo, textForm, usualTexts } from '../../domain/paperTexts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { Clock } from '../clock'
import type { Database } from '../db/open'
import { points } from '../db/schema'
import { readNames } from '../papers/paperIssues'
import { noSuchIssue, readIssue, readIssuesOfPoint, unknownSubject } from '../readCircumstances'
import { type Receipt, record, type Sent, type Writing } from '../record'
import { pointIdOf, takeIssueActions } from './issue'
import { readAddressee } from './namedIssues'
import { receiptOf, takePaperAction } from './paper'

/** 分单位拟稿: chosen issues grouped by the unit that answers for them, with the usual words and dates. */
export const draftsByUnit = async (
  writing: Pick<Writing, 'tx' | 'today' | 'campaignFacts'>,
  kind: 'notice' | 'card',
  issueIds: readonly string[],
): Promise<readonly DraftForm[] | Refusal> => {
  const { tx } = writing
  const names = await readNames(tx)
  const byUnit = new Map<string, DraftForm['issues']>()
  for (const issueId of new Set(issueIds)) {
    const issue = await readIssue(tx, issueId)
    if (issue === null) return noSuchIssue
    const to = await readAddressee(writing, issue)
    if (isRefusal(to)) return to
    const { claimBy, rectifyBy } = prefillOf(issue, 'notify', to.circumstances).values as {
      claimBy: string
      rectifyBy: string
    }
    byUnit.set(to.unitId, [...(byUnit.get(to.unitId) ?? []), { issueId, claimBy, rectifyBy }])
  }
  return [...byUnit].map(([unitId, named]) => draftTo(kind, { id: unitId, name: names.unit(unitId) }, named))
}

const noIssuesChosen = refuse(
  'invalid',
  '没有选择问题，请至少选择一个问题。',
  'No issue is chosen; choose at least one.',
)

/** Drafts these papers one after the other, and approves each where asked to: the last of them, or the first refusal. */
const draftEach = async (writing: Writing, forms: readonly DraftForm[], approve = false): Promise<Paper | Refusal> => {
  let last: Paper | Refusal = noIssuesChosen
  for (const form of forms) {
    const paperId = uuidv7()
    last = await takePaperAction(writing, { paperId, seq: null, action: { name: 'draft', form } })
    if (isRefusal(last)) return last
    if (approve) last = await takePaperAction(writing, { paperId, seq: null, action: { name: 'approve', form: {} } })
    if (isRefusal(last)) return last
  }
  return last
}

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
    const paper = await draftEach(writing, drafts, given.approve)
    return isRefusal(paper) ? paper : receiptOf(paper)
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
    const draft = draftTo('card', { id: unitId, name: names.unit(unitId) }, [{ issueId, claimBy, rectifyBy }])
    const paper = await draftEach(writing, [draft])
    return isRefusal(paper) ? paper : { issueId, pointId: pointIdOf(issue), seq: issue.seq }
  })

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
    const lists = (['issueList', 'rectificationList'] as const).map(
      (kind): DraftForm => ({
        kind,
        ...textForm(usualTexts(kind, { unit: '', count: open.length, place: point.name })),
        unitIds,
        issues: open.map(({ id }) => ({ issueId: id })),
        pointId: given.pointId,
      }),
    )
    const paper = await draftEach(writing, lists)
    return isRefusal(paper) ? paper : receiptOf(paper)
  })
