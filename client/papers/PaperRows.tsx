/** Papers in a list, one of which may be open. */
import { issuedKindLabel, paperStageLabel } from '../../domain/paper'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { Tag } from '../ui/Tag'
import classes from './papers.module.css'
import type { PaperSummary } from './queries'
import { words } from './words'

export type Listing = {
  readonly plan: Plan
  readonly openedId: string | null
  readonly onOpen: (paperId: string) => void
}

export const PaperRows = ({
  papers,
  plan,
  openedId,
  onOpen,
}: Listing & { readonly papers: readonly PaperSummary[] }) => (
  <ul className={classes.list}>
    {papers.map((paper) => (
      <PaperRow key={paper.id} paper={paper} plan={plan} isOpen={paper.id === openedId} onOpen={onOpen} />
    ))}
  </ul>
)

const PaperRow = ({
  paper,
  plan,
  isOpen,
  onOpen,
}: {
  readonly paper: PaperSummary
  readonly plan: Plan
  readonly isOpen: boolean
  readonly onOpen: (paperId: string) => void
}) => {
  const { say, language } = useLanguage()
  const units = paper.unitIds.map((unitId) => say(unitText(plan, unitId)))
  const whose = units.length > 0 ? [units.join('、')] : []
  const stage = say(
    paperStageLabel({ ...paper, returned: paper.returned ? true : null, withdrawnBy: paper.withdrawnBy }),
  )
  const kind = say(issuedKindLabel(paper.kind))
  const isCard = paper.kind === 'card'
  const day = paper.signedOn ?? paper.draftedAt?.slice(0, 10)
  return (
    <li>
      <button type="button" className={classes.paper} aria-current={isOpen} onClick={() => onOpen(paper.id)}>
        <span className={classes.paperHead}>
          <strong>{paper.numberText ?? kind}</strong>
          <Tag tone={paper.withdrawnBy === null ? 'plain' : 'alarm'}>{stage}</Tag>
          <span className={classes.quiet}>{day && formatDay(day, language)}</span>
        </span>
        {/* Cards have one title among them; what tells them apart is whose they are. */}
        <span className={classes.paperTitle}>{isCard ? [paper.title, ...whose].join(' · ') : paper.title}</span>
        <span className={classes.quiet}>
          {!isCard && `${[kind, ...whose].join(' · ')} · `}
          {say(words.issueCount(paper.issueCount))}
        </span>
      </button>
    </li>
  )
}
