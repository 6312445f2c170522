/** 线路: whose day it is, and either which points it takes or the plan that was made of them. */
import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { squadsOf } from '../../domain/people'
import type { PlanStop } from '../../domain/routePlan'
import { chosenAtFirst } from '../../domain/routeProposal'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { SidePanel } from '../ui/SidePanel'
import { ChooseStops } from './ChooseStops'
import { PlanList } from './PlanList'
import { chosenOf, useRoutes } from './routeDay'
import classes from './routes.module.css'
import { type Candidate, stopsToPlan } from './stopsToPlan'
import { words } from './words'

/** As many as a day usually takes. */
const usualStops = 25

export const RoutesPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const { squad, setSquad, day, change, proposed, setProposed } = useRoutes()
  const { data, error, refetch } = useQuery(
    trpc.route.propose.queryOptions({ squad: squad ?? 0 }, { enabled: squad !== null }),
  )
  const candidates = useMemo((): readonly Candidate[] => data?.candidates ?? [], [data])
  useEffect(() => {
    setProposed(chosenAtFirst(candidates, usualStops))
  }, [candidates, setProposed])

  // The plan stands before the button is free again: who sees it free sees the new plan.
  const asking = useMutation(
    trpc.route.plan.mutationOptions({
      onSuccess: ({ routes }, { stops }) => change({ kind: 'planned', stops, routes }),
    }),
  )
  const askFor = (stops: readonly PlanStop[]) => {
    const { settings, routes } = day.plan
    // Another seed for every try, so that asking again may find something better.
    const seed = day.before.length + 1
    asking.mutate({ stops: [...stops], settings, present: routes.map((route) => [...route]), seed })
  }
  const isOfSquad = squadsOf(viewer).length > 0
  const chosen = chosenOf(day, proposed)
  return (
    <SidePanel title={say(words.routes)} onCollapse={onCollapse}>
      {!isOfSquad && (
        <Select
          className={classes.squad}
          aria-label={say(words.squad)}
          placeholder={say(words.chooseSquad)}
          data={plan.squads.map(({ number }) => ({ value: String(number), label: say(squadText(plan, number)) }))}
          value={squad === null ? null : String(squad)}
          onChange={(value) => value !== null && setSquad(Number(value))}
          allowDeselect={false}
        />
      )}
      {squad === null ? (
        <p className={classes.nothing}>{say(words.chooseSquadFirst)}</p>
      ) : data === undefined ? (
        <ListNotYet error={error} onRetry={refetch} />
      ) : day.isChoosing ? (
        <ChooseStops
          candidates={candidates}
          outingsMissing={data.outingsMissing}
          best={usualStops}
          chosen={chosen}
          isPlanning={asking.isPending}
          failure={asking.error}
          {...{ plan, table, control }}
          onPlan={() => askFor(stopsToPlan(chosen, candidates, table, plan, day.plan.stops))}
        />
      ) : (
        <PlanList
          isPlanning={asking.isPending}
          failure={asking.error}
          control={control}
          onPlan={() => askFor(day.plan.stops)}
        />
      )}
    </SidePanel>
  )
}
