/** Small things that are always in sight: whether the page is live, that the data is a sample, the campaign's numbers. */
import { Tooltip } from '@mantine/core'
import { memo } from 'react'
import { pointStatusLabel } from '../../domain/pointStatus'
import { useCampaignNow } from '../campaignOverview'
import { formatInstant } from '../dates'
import type { Headline } from '../headline'
import { useLanguage } from '../language'
import { StatusShape } from '../lists/StatusMark'
import type { Connection } from '../liveChannel'
import screenReader from '../ui/screenReader.module.css'
import type { ViewControl } from '../useView'
import { type Filter, wholeCity } from '../view'
import { complianceText, words } from '../words'
import classes from './Marks.module.css'

export const ConnectionMark = memo(function ConnectionMark({ connection }: { readonly connection: Connection }) {
  const { say } = useLanguage()
  const isOnline = connection === 'online'
  return (
    <Tooltip label={say(isOnline ? words.online : words.reconnectingHint)} multiline maw={280}>
      <span className={classes.connection} role="status" data-connection={connection}>
        <span className={classes.dot} aria-hidden="true" />
        <span className={isOnline ? screenReader.only : undefined}>
          {say(isOnline ? words.online : words.reconnecting)}
        </span>
      </span>
    </Tooltip>
  )
})

export const SampleMark = memo(function SampleMark() {
  const { say, language } = useLanguage()
  const now = useCampaignNow()
  return (
    <Tooltip label={say(words.sampleHint)} multiline maw={280}>
      <span className={classes.sample}>
        <span>{say(words.sampleData)}</span>
        {now && (
          <span>
            {say(words.sampleTime)} <time dateTime={now}>{formatInstant(now, language)}</time>
          </span>
        )}
      </span>
    </Tooltip>
  )
})

export const Compliance = ({ headline: { urban, urbanCompliant } }: { readonly headline: Headline }) => {
  const { say } = useLanguage()
  const share = urban === 0 ? 0 : urbanCompliant / urban
  return (
    <div className={classes.compliance}>
      <span>{say(complianceText(urbanCompliant, urban))}</span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.share} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  )
}

/** How many are overdue; pressing it shows them, and pressing it again shows all. */
export const OverdueButton = memo(function OverdueButton({
  overdue,
  filter,
  isInIssues,
  go,
}: {
  readonly overdue: number
  readonly filter: Filter
  /** Of points it shows the list, unless that of issues is open. */
  readonly isInIssues: boolean
} & Pick<ViewControl, 'go'>) {
  const { say } = useLanguage()
  // All that are overdue, whatever was filtered before: as many as the number says.
  const onlyOverdue = { ...wholeCity.filter, statuses: ['overdue'] as const }
  const isOn = JSON.stringify(filter) === JSON.stringify(onlyOverdue)
  return (
    <Tooltip label={say(words.showOverdue)}>
      <button
        type="button"
        className={classes.overdue}
        aria-pressed={isOn}
        onClick={() =>
          go(
            isOn
              ? { filter: wholeCity.filter }
              : { filter: onlyOverdue, camera: null, panel: isInIssues ? 'issues' : 'points' },
          )
        }
      >
        <StatusShape status="overdue" />
        <span>{say(pointStatusLabel.overdue)}</span>
        <strong>{overdue}</strong>
      </button>
    </Tooltip>
  )
})
