/** One issue of the meeting, large enough for the wall: what it looks like, where it is, how it stands. */
import { daysBetween } from '../../domain/calendar'
import { severityLabel, stageLabel } from '../../domain/issue'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { ClockLine } from '../issues/ClockLine'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { Tag } from '../ui/Tag'
import { FoundPhotos } from './FoundPhotos'
import { MeetingHeading } from './MeetingHeading'
import classes from './meeting.module.css'
import type { Page } from './meetingPages'
import { usePlaceOfIssue } from './usePlaceOfIssue'
import { daysSince, pageOf, words } from './words'

export const MeetingIssue = ({
  page,
  plan,
}: {
  readonly page: Extract<Page, { kind: 'issue' }>
  readonly plan: Plan
}) => {
  const placeOf = usePlaceOfIssue()
  const { say, language } = useLanguage()
  const { issue, unitId, number, of } = page
  const holder =
    issue.clock?.whose === 'squad' && issue.followingSquad !== null
      ? squadText(plan, issue.followingSquad)
      : unitText(plan, unitId)
  return (
    <div className={classes.issue}>
      <FoundPhotos issueId={issue.id} />
      <div className={classes.told}>
        <p className={classes.lead}>
          {say(unitText(plan, unitId))} · {say(words.issue)} {say(pageOf(number, of))}
        </p>
        <MeetingHeading className={classes.place}>{say(placeOf(issue))}</MeetingHeading>
        {issue.point !== null && <p className={classes.address}>{issue.point.address}</p>}
        <p className={classes.what}>{issue.what}</p>
        <div className={classes.tags}>
          <Tag tone={issue.overdue ? 'alarm' : 'strong'}>{say(stageLabel[issue.stage])}</Tag>
          <Tag tone={issue.severity === 'urgent' ? 'alarm' : 'plain'}>{say(severityLabel[issue.severity])}</Tag>
        </div>
        {issue.foundOn !== null && (
          <p className={classes.fact}>
            {formatDay(issue.foundOn, language)}
            {say(words.found)} · {say(daysSince(daysBetween(issue.foundOn, plan.today)))}
          </p>
        )}
        {issue.clock !== null && (
          <div className={classes.fact}>
            <ClockLine clock={issue.clock} holder={holder} />
          </div>
        )}
      </div>
    </div>
  )
}
