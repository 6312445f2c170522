/** The meeting's first page: its units, each with its issues and whether its notice is handed over. */
import { IconCheck } from '@tabler/icons-react'
import { listed } from '../../domain/readForm'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatFullDay } from '../dates'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { MeetingHeading } from './MeetingHeading'
import classes from './meeting.module.css'
import type { Page } from './meetingPages'
import type { ActivityDetail } from './queries'
import { issueCount, monthTitle, words } from './words'

export const MeetingOpening = ({
  detail: { activity, notices },
  plan,
  pages,
  onUnit,
}: {
  readonly detail: ActivityDetail
  readonly plan: Plan
  readonly pages: readonly Page[]
  readonly onUnit: (unitId: string) => void
}) => {
  const { say, language } = useLanguage()
  return (
    <div className={classes.column}>
      <MeetingHeading>
        {say(text(`${monthTitle(activity.month).zh}督导反馈会`, `Feedback meeting, ${activity.month}`))}
      </MeetingHeading>
      <p className={classes.lead}>
        {formatFullDay(activity.date, language)} · {say(listed(activity.squads.map((squad) => squadText(plan, squad))))}
      </p>
      <ul className={classes.units}>
        {activity.unitIds.map((unitId) => {
          const count = pages.filter((page) => page.kind === 'issue' && page.unitId === unitId).length
          const receipt = activity.receipts.find((one) => one.unitId === unitId)
          const hasNotice = notices.some((notice) => notice.unitId === unitId)
          return (
            <li key={unitId}>
              <button type="button" className={classes.unit} onClick={() => onUnit(unitId)}>
                <span className={classes.unitName}>{say(unitText(plan, unitId))}</span>
                <span>{say(count === 0 ? words.noIssues : issueCount(count))}</span>
                <span className={classes.ticked} data-ticked={receipt !== undefined}>
                  {receipt !== undefined ? (
                    <>
                      <IconCheck size={18} aria-hidden="true" />
                      {say(words.received)}
                    </>
                  ) : (
                    hasNotice && say(words.notReceived)
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
