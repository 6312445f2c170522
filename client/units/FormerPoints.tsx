/** The points that a unit answered for and does no longer, with their days, on demand. */
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import { Tag } from '../ui/Tag'
import type { ViewControl } from '../useView'
import { OnDemand } from './OnDemand'
import classes from './units.module.css'
import { onlyLast, periodText, words } from './words'

type Props = { readonly unitId: string } & Pick<ViewControl, 'go'>

export const FormerPoints = (props: Props) => {
  const { say } = useLanguage()
  return <OnDemand title={say(words.formerPoints)}>{() => <Listed {...props} />}</OnDemand>
}

const Listed = ({ unitId, go }: Props) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.unit.formerPoints.queryOptions({ unitId }, { staleTime: 0 }))
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[20, 20]} />
  if (data.total === 0) return <p className={classes.quiet}>{say(words.noFormerPoints)}</p>
  const shown = new Set(data.points.map(({ pointId }) => pointId)).size
  return (
    <>
      {shown < data.total && <p className={classes.quiet}>{say(onlyLast(shown, data.total))}</p>}
      <ol className={classes.periods}>
        {data.points.map((period) => (
          <li key={`${period.pointId} ${period.from}`}>
            <LinkButton onClick={() => go({ pointId: period.pointId, issueId: null })}>{period.name}</LinkButton>{' '}
            {period.isLead && <Tag>{say(words.lead)}</Tag>}{' '}
            <span className={classes.period}>{say(periodText(period))}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
