/** Who has answered for a point from when until when, on demand. */
import { useQuery } from '@tanstack/react-query'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useTRPC } from '../trpc'
import { NotYet } from '../ui/NotYet'
import { Tag } from '../ui/Tag'
import { OnDemand } from './OnDemand'
import classes from './units.module.css'
import { periodText, words } from './words'

export const PointPeriods = ({ pointId, plan }: { readonly pointId: number; readonly plan: Plan }) => {
  const { say } = useLanguage()
  return <OnDemand title={say(words.periods)}>{() => <Periods pointId={pointId} plan={plan} />}</OnDemand>
}

const Periods = ({ pointId, plan }: { readonly pointId: number; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.unit.ofPoint.queryOptions({ pointId }, { staleTime: 0 }))
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[20, 20]} />
  return (
    <ol className={classes.periods}>
      {data.map((period) => (
        <li key={`${period.unitId} ${period.from}`}>
          {/* As it was called when it answered last. */}
          {say(unitText(plan, period.unitId, period.until))} {period.isLead && <Tag>{say(words.lead)}</Tag>}{' '}
          <span className={classes.period}>{say(periodText(period))}</span>
        </li>
      ))}
    </ol>
  )
}
