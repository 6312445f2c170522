/** An issue in a list: stage, what is wrong, whose it is, how its clock stands. */
import { isOpen, stageLabel } from '../../domain/issue'
import { useLanguage } from '../language'
import type { Names } from '../names'
import { CardPhotos } from '../photos/CardPhotos'
import type { ShownPhoto } from '../photos/shownPhotos'
import { Tag } from '../ui/Tag'
import { DaysLeft } from './ClockLine'
import classes from './issues.module.css'
import type { IssueOfPoint } from './queries'
import { clockLabel, relapsedTimes, sentBack, words } from './words'

export const IssueCard = ({
  issue,
  names,
  photos = [],
  onSelect,
}: {
  readonly issue: IssueOfPoint
  readonly names: Names
  readonly photos?: readonly ShownPhoto[]
  readonly onSelect: () => void
}) => {
  const { say } = useLanguage()
  const unit = names.unitOfIssue(issue)
  return (
    <button type="button" className={classes.card} data-opens={issue.id} onClick={onSelect}>
      <span className={classes.cardHead}>
        <Tag tone={isOpen(issue) ? 'strong' : 'plain'}>{say(stageLabel[issue.stage])}</Tag>
        {issue.sentBackTimes > 0 && <Tag>{say(sentBack(issue.sentBackTimes))}</Tag>}
        {issue.relapses > 0 && <Tag>{say(relapsedTimes(issue.relapses))}</Tag>}
        {issue.clock !== null && (
          <span className={classes.cardClock}>
            <span className={classes.quiet}>{say(clockLabel[issue.clock.for])}</span> <DaysLeft clock={issue.clock} />
          </span>
        )}
      </span>
      <span className={classes.cardWhat}>{issue.what}</span>
      {issue.delay !== null && issue.overdue && (
        <span className={classes.quiet}>
          {say(words.whyLate)}：{issue.delay.reason}
        </span>
      )}
      <CardPhotos photos={photos} />
      {unit !== null && <span className={classes.quiet}>{say(unit)}</span>}
    </button>
  )
}
