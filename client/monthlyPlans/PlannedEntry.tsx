/** What was planned beside what was done: the day, with whom and where, and how it came out. */
import { methodMeaning } from '../../domain/activity'
import { outcomeLabel } from '../../domain/monthlyPlan'
import { listed } from '../../domain/readForm'
import { text } from '../../domain/text'
import { MethodMark } from '../activities/ActivityRow'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { LinkButton } from '../ui/LinkButton'
import { Tag } from '../ui/Tag'
import { usePointTable } from '../usePointTable'
import type { ViewControl } from '../useView'
import classes from './monthlyPlans.module.css'
import type { PlanDetail } from './usePlanEditing'
import { words } from './words'

export const PlannedEntry = ({
  compared: { entry, outcome, done, unitIdsLeft, pointIdsLeft },
  plan,
  control,
}: {
  readonly compared: PlanDetail['entries'][number]
  readonly plan: Plan
  readonly control: ViewControl
}) => {
  const { say, language } = useLanguage()
  const table = usePointTable().data?.table
  const pointName = (pointId: number) => table?.pointOf(pointId)?.name ?? String(pointId)
  const left = [
    ...unitIdsLeft.map((unitId) => unitText(plan, unitId)),
    ...pointIdsLeft.map((pointId) => text(pointName(pointId), pointName(pointId))),
  ]
  const [activityId] = done?.activityIds ?? []
  return (
    <div className={classes.planned} data-outcome={outcome} data-method={entry.method}>
      <MethodMark method={entry.method} />
      <div className={classes.lines}>
        <div className={classes.line}>
          <strong>{formatDay(entry.date, language)}</strong>
          <span>{say(methodMeaning[entry.method])}</span>
          <Tag tone={outcome === 'missed' ? 'alarm' : outcome === 'done' ? 'strong' : 'plain'}>
            {say(outcomeLabel[outcome])}
          </Tag>
        </div>
        {entry.unitIds.length > 0 && <span>{say(listed(entry.unitIds.map((unitId) => unitText(plan, unitId))))}</span>}
        {entry.pointIds.length > 0 && (
          <span className={classes.points}>
            {entry.pointIds.map((pointId) => (
              <LinkButton key={pointId} onClick={() => control.go({ pointId, issueId: null })}>
                {pointName(pointId)}
              </LinkButton>
            ))}
          </span>
        )}
        {entry.note !== null && <span className={classes.quiet}>{entry.note}</span>}
        {done !== null && (
          <span className={classes.quiet}>
            {say(words.doneOn)} {formatDay(done.date, language)}{' '}
            {activityId !== undefined && (
              <LinkButton onClick={() => control.go({ opened: { kind: 'activity', id: activityId } })}>
                {say(methodMeaning[done.method])}
              </LinkButton>
            )}
          </span>
        )}
        {outcome === 'partly' && (
          <span className={classes.quiet}>
            {say(words.left)}：{say(listed(left))}
          </span>
        )}
      </div>
    </div>
  )
}
