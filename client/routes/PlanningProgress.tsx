/** How far a long question to the road engine is; nothing for a short one, or where none is asked. */
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import classes from './routes.module.css'
import { askingRoads } from './words'

const askEveryMs = 800

export const PlanningProgress = ({ question }: { readonly question: string | null }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.route.progress.queryOptions(
      { question: question ?? '' },
      { enabled: question !== null, refetchInterval: askEveryMs, gcTime: 0, retry: false },
    ),
  )
  if (question === null || !data) return null
  return (
    <div className={classes.asking} role="status">
      <progress max={data.all} value={data.done} aria-label={say(askingRoads(data.done, data.all))} />
      <span className={classes.quiet}>{say(askingRoads(data.done, data.all))}</span>
    </div>
  )
}
