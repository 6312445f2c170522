/** A unit's last page: all its issues at a glance, and its notice to be handed over. */
import { stageLabel } from '../../domain/issue'
import type { Plan } from '../campaignOverview'
import { DaysLeft } from '../issues/ClockLine'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { Note } from '../ui/Note'
import { HandOver } from './HandOver'
import { MeetingHeading } from './MeetingHeading'
import classes from './meeting.module.css'
import type { Page } from './meetingPages'
import type { ActivityDetail } from './queries'
import { usePlaceOfIssue } from './usePlaceOfIssue'
import { issueCount, words } from './words'

export const MeetingSummary = ({
  detail,
  page: { unitId, issues },
  plan,
}: {
  readonly detail: ActivityDetail
  readonly page: Extract<Page, { kind: 'summary' }>
  readonly plan: Plan
}) => {
  const placeOf = usePlaceOfIssue()
  const { say } = useLanguage()
  const hasNotice = detail.notices.some((notice) => notice.unitId === unitId)
  const isReceived = detail.activity.receipts.some((receipt) => receipt.unitId === unitId)
  return (
    <div className={classes.column}>
      <MeetingHeading>{say(unitText(plan, unitId))}</MeetingHeading>
      <p className={classes.lead}>
        {say(words.unitSummary)} · {say(issueCount(issues.length))}
      </p>
      {issues.length === 0 ? (
        <p className={classes.lead}>{say(words.noIssues)}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say(words.issue)}</th>
              <th scope="col">{say(words.stage)}</th>
              <th scope="col">{say(words.due)}</th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr key={issue.id}>
                <td>
                  <strong>{say(placeOf(issue))}</strong>
                  <br />
                  {issue.what}
                </td>
                <td>{say(stageLabel[issue.stage])}</td>
                <td>{issue.clock === null ? '—' : <DaysLeft clock={issue.clock} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNotice || isReceived ? <HandOver detail={detail} unitId={unitId} /> : <Note>{say(words.noNotice)}</Note>}
    </div>
  )
}
