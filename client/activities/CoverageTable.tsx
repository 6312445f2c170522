/** A squad's units by methods: how often each has been reached in the month, and in the campaign so far. */
import { useQuery } from '@tanstack/react-query'
import { methodLabel, methods } from '../../domain/activity'
import type { Month } from '../../domain/calendar'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { NotYet } from '../ui/NotYet'
import classes from './activities.module.css'
import coverage from './coverage.module.css'
import { words } from './words'

export const CoverageTable = ({
  squad,
  month,
  plan,
  onOpenUnit,
}: {
  readonly squad: number
  readonly month: Month
  readonly plan: Plan
  readonly onOpenUnit: (unitId: string) => void
}) => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.activity.coverage.queryOptions({ squad, month }))
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[160]} />
  return (
    <>
      <p className={classes.quiet}>{say(words.coverageLegend)}</p>
      <table className={coverage.coverage}>
        <thead>
          <tr>
            <td />
            {methods.map((method) => (
              <th key={method} scope="col">
                {say(methodLabel[method])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map(({ unitId, reach }) => (
            <tr key={unitId} data-unit={unitId}>
              <th scope="row">
                <LinkButton isOneLine onClick={() => onOpenUnit(unitId)}>
                  {say(unitText(plan, unitId))}
                </LinkButton>
              </th>
              {methods.map((method) => {
                const { inMonth, inCampaign, lastOn } = reach[method]
                return (
                  <td
                    key={method}
                    data-reached={inMonth > 0 ? 'month' : inCampaign > 0 ? 'campaign' : 'never'}
                    title={lastOn === null ? say(words.neverReached) : formatDay(lastOn, language)}
                  >
                    {inCampaign === 0 ? '–' : `${inMonth}/${inCampaign}`}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
