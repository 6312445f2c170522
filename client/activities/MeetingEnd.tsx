/** The meeting's last page: whose notice is left, and the meeting's own record. */
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { Note } from '../ui/Note'
import { ActivityForm } from './ActivityForm'
import { MeetingHeading } from './MeetingHeading'
import classes from './meeting.module.css'
import type { ActivityDetail } from './queries'
import { words } from './words'

export const MeetingEnd = ({
  detail,
  plan,
  onLeave,
  onBack,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly onLeave: () => void
  readonly onBack: () => void
}) => {
  const { say } = useLanguage()
  const { activity, notices, available } = detail
  const left = notices.filter(({ unitId }) => !activity.receipts.some((receipt) => receipt.unitId === unitId))
  return (
    <div className={classes.column}>
      <MeetingHeading>{say(words.finishTitle)}</MeetingHeading>
      {left.length > 0 ? (
        <Note>
          {say(listed(left.map(({ unitId }) => unitText(plan, unitId))))}
          <br />
          {say(words.leftOpen)}
        </Note>
      ) : (
        notices.length > 0 && <p className={classes.lead}>{say(words.allReceived)}</p>
      )}
      {available.includes('finish') && (
        <div className={classes.finish}>
          <ActivityForm detail={detail} name="finish" onDone={onLeave} onCancel={onBack} />
        </div>
      )}
    </div>
  )
}
