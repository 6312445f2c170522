/** Which issues a paper may name: all of them are there, and what hands over hands over only what waits for it. */
import { addressee } from '../../domain/addressee'
import type { Issue } from '../../domain/issue'
import type { Circumstances } from '../../domain/issueActions'
import { isInstrument, issuedKindLabel, type Paper } from '../../domain/paper'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { noSuchIssue, readCircumstances, readIssue } from '../readCircumstances'
import type { Writing } from '../record'
import { readHoldingPapers } from './paperFold'

const said = (issue: Issue): string => (issue.what.length > 20 ? `${issue.what.slice(0, 20)}…` : issue.what)

/** The unit to which an issue goes 交办, with what is known around the issue; or why it goes to none. */
export const readAddressee = async (
  { tx, today, campaignFacts }: Pick<Writing, 'tx' | 'today' | 'campaignFacts'>,
  issue: Issue,
): Promise<{ readonly unitId: string; readonly circumstances: Circumstances } | Refusal> => {
  const circumstances = await readCircumstances(tx, issue.subject, today, null, await campaignFacts())
  if (isRefusal(circumstances)) return circumstances
  const to = addressee(circumstances.subject.responsibleUnits, circumstances.subject.leadUnit)
  return isRefusal(to) ? to : { unitId: to.unitId, circumstances }
}

/** What hands over can only hand over what waits for it, to the unit that answers for it. */
const cannotBeHandedOver = async (writing: Writing, paper: Paper, issue: Issue): Promise<Refusal | undefined> => {
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
  const to = await readAddressee(writing, issue)
  if (isRefusal(to)) return to
  if (!paper.unitIds.includes(to.unitId))
    return refuse(
      'invalid',
      `问题“${said(issue)}”应交办给其他单位，请按单位分别拟稿。`,
      `The issue "${said(issue)}" goes to another unit; draft one paper for each unit.`,
    )
  const holding = await readHoldingPapers(writing.tx, [issue.id], ['notice', 'card'])
  const waiting = holding.find(({ id }) => id !== paper.id)
  return waiting === undefined
    ? undefined
    : refuse(
        'conflict',
        `问题“${said(issue)}”已在另一份${issuedKindLabel(waiting.kind).zh}中，等待审签或送达。`,
        `The issue "${said(issue)}" is in another ${issuedKindLabel(waiting.kind).en.toLowerCase()} that waits already.`,
      )
}

/** Why a paper may not name the issues that it names; nothing where it may. */
export const issuesAreWrong = async (writing: Writing, paper: Paper): Promise<Refusal | undefined> => {
  for (const { issueId } of paper.issues) {
    const issue = await readIssue(writing.tx, issueId)
    if (issue === null) return noSuchIssue
    if (!isInstrument(paper.kind)) continue
    const wrong = await cannotBeHandedOver(writing, paper, issue)
    if (wrong) return wrong
  }
  return undefined
}
