/** An activity in the list: the plan's word for it, when, who with whom, and whether it counts. */
import { activityKindLabel, activityStateLabel, type Method, methodLabel } from '../../domain/activity'
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { squadText, unitText } from '../names'
import { Tag } from '../ui/Tag'
import classes from './activities.module.css'
import type { ListedActivity } from './queries'
import { andMore, words } from './words'

export const MethodMark = ({ method }: { readonly method: Method }) => {
  const { say } = useLanguage()
  return <span className={classes.method}>{say(methodLabel[method])}</span>
}

export const ActivityRow = ({
  activity,
  plan,
  isOpened,
  onOpen,
}: {
  readonly activity: ListedActivity
  readonly plan: Plan
  readonly isOpened: boolean
  readonly onOpen: () => void
}) => {
  const { say, language } = useLanguage()
  const [first] = activity.unitIds
  const { state, kind, notCountedBecause } = activity
  return (
    <button
      type="button"
      className={classes.activity}
      data-state={state}
      aria-current={isOpened ? 'true' : undefined}
      onClick={onOpen}
    >
      <MethodMark method={activity.method} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <strong>{formatDay(activity.date, language)}</strong>
          <span>{say(listed(activity.squads.map((number) => squadText(plan, number))))}</span>
          {kind !== 'routine' && <Tag>{say(activityKindLabel[kind])}</Tag>}
          {state !== 'held' ? (
            <Tag tone={state === 'planned' ? 'strong' : 'plain'}>{say(activityStateLabel[state])}</Tag>
          ) : (
            notCountedBecause !== null && <Tag tone="alarm">{say(words.notCounted)}</Tag>
          )}
        </span>
        <span className={classes.about}>
          {first !== undefined && `${say(andMore(say(unitText(plan, first)), activity.unitIds.length))} · `}
          {activity.summary || activity.cancelledBecause || say(activityStateLabel[state])}
        </span>
      </span>
    </button>
  )
}
