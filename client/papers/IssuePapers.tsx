/** The papers in which an issue stands, and the drafting of another: a member's card, the office's circular or referral. */
import { Button } from '@mantine/core'
import type { Issue } from '../../domain/issue'
import { actionRow } from '../../domain/issueActions'
import { type IssuedKind, isPending, issuedKindLabel, paperStageLabel } from '../../domain/paper'
import type { AvailableAction, IssueDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import { Tag } from '../ui/Tag'
import { useView } from '../useView'
import { newPaperId } from './newPaper'
import classes from './papers.module.css'
import { words } from './words'

type Papers = IssueDetail['papers']

/** Where a step of the second axis leads: to the paper that waits, or to a new one. */
const kindOfStep = (name: AvailableAction['name']): IssuedKind =>
  name === 'draftCircular' || name === 'circulate' || name === 'returnCircular' || name === 'withdrawCircular'
    ? 'circular'
    : 'referral'

export const IssuePapers = ({
  issue,
  papers,
  available,
}: {
  readonly issue: Issue
  readonly papers: Papers
  readonly available: readonly AvailableAction[]
}) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const { go } = useView()
  const open = (id: string) => go({ panel: 'papers', opened: { kind: 'paper', id } })
  const waiting = (kind: IssuedKind) => papers.find((paper) => paper.kind === kind && isPending(paper))
  const steps = available.filter(({ name, onBehalf }) => actionRow(name).byPaper && !onBehalf)
  // One button for each paper: which step is next is said on the paper itself.
  const kinds = [...new Set(steps.map(({ name }) => kindOfStep(name)))]
  const isMember =
    issue.stage === 'found' &&
    !available.some(({ name }) => name === 'notify') &&
    viewer.posts.some(
      ({ duty }) => duty.role === 'squad' && duty.squad === issue.followingSquad && duty.position !== 'captain',
    ) &&
    !papers.some((paper) => (paper.kind === 'card' || paper.kind === 'notice') && paper.withdrawnBy === null)
  if (papers.length === 0 && kinds.length === 0 && !isMember) return null
  return (
    <Section level={4} title={say(words.papers)}>
      {papers.length > 0 && (
        <ul className={classes.ofIssue}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <LinkButton onClick={() => open(paper.id)}>
                {paper.numberText ?? say(issuedKindLabel(paper.kind))}
              </LinkButton>
              {paper.numberText !== null && <span className={classes.quiet}>{say(issuedKindLabel(paper.kind))}</span>}
              <Tag tone={isPending(paper) ? 'strong' : 'plain'}>{say(paperStageLabel(paper))}</Tag>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.downloads}>
        {kinds.map((kind) => {
          const known = waiting(kind) ?? papers.find((paper) => paper.kind === kind && paper.stage === 'signed')
          const isNew = known === undefined
          const mayDraft = steps.some(({ name }) => name === 'draftCircular' || name === 'draftReferral')
          if (isNew && !mayDraft) return null
          return (
            <Button
              key={kind}
              variant="default"
              fw={400}
              size="compact-md"
              onClick={() => open(known?.id ?? newPaperId(kind, issue.id))}
            >
              {isNew
                ? say(kind === 'circular' ? words.draftCircular : words.draftReferral)
                : `${say(words.onlyHere)}${say(issuedKindLabel(kind))}`}
            </Button>
          )
        })}
        {isMember && (
          <Button size="compact-md" onClick={() => open(newPaperId('card', issue.id))}>
            {say(words.draftCard)}
          </Button>
        )}
      </div>
    </Section>
  )
}
