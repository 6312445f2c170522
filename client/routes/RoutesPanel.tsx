/** 线路: whose day it is, and either which points it takes or the plan that was made of them. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { squadsOf } from '../../domain/people'
import type { Refusal } from '../../domain/refusal'
import type { PlanStop } from '../../domain/routePlan'
import { chosenAtFirst } from '../../domain/routeProposal'
import type { Text } from '../../domain/text'
import { useCampaignClock } from '../campaignOverview'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import type { ListProps } from '../lists/listProps'
import { squadText } from '../names'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { SidePanel } from '../ui/SidePanel'
import { ChooseStops } from './ChooseStops'
import { DrivePanel } from './DrivePanel'
import { savedOf } from './driveView'
import { driveWords } from './driveWords'
import { HistoryPart } from './HistoryPart'
import { PlanList } from './PlanList'
import { PlanningProgress } from './PlanningProgress'
import type { RoutePlan } from './planState'
import { RefusedActions } from './RefusedActions'
import { chosenOf, useRoutes } from './routeDay'
import classes from './routes.module.css'
import { type Candidate, stopsToPlan } from './stopsToPlan'
import { usePlanning } from './usePlanning'
import { words } from './words'

/** As many as a day usually takes. */
const usualStops = 25

export const RoutesPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const viewer = useViewer()
  const trpc = useTRPC()
  const clock = useCampaignClock()
  const { squad, setSquad, day, change, proposed, setProposed, saved, isDriving } = useRoutes()
  const [isHistory, setHistory] = useState(false)
  const [note, setNote] = useState<Text | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { data, error, refetch } = useQuery(
    trpc.route.propose.queryOptions({ squad: squad ?? 0 }, { enabled: squad !== null }),
  )
  const candidates = useMemo((): readonly Candidate[] => data?.candidates ?? [], [data])
  useEffect(() => {
    setProposed(chosenAtFirst(candidates, usualStops))
  }, [candidates, setProposed])

  const revision = saved.route?.revision ?? 0
  const { isPlanning, question, failure, ask, giveUp } = usePlanning(
    useCallback(
      ({ stops, routes, known, note: said }) => {
        change({ kind: 'planned', stops, routes, known, revision })
        setNote(said)
      },
      [change, revision],
    ),
  )
  // Another squad's day is no place for this one's answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the squad is another
  useEffect(() => giveUp, [squad, giveUp])
  // Another seed for every try, so that asking again may find something better.
  const askFor = (stops: readonly PlanStop[], present: RoutePlan = day.plan) =>
    ask(present, stops, day.before.length + 1)
  const { route, settings, take } = saved
  const save = () => {
    if (route === null) return
    const happenedAt = clock().toISOString()
    const form = { ...savedOf(route, day.plan), happenedAt, revision: day.plan.seenRevision ?? route.revision }
    const refused = take({ name: 'save', form })
    setRefusal(refused ?? null)
    if (refused === undefined) change({ kind: 'cleared', settings: day.plan.settings })
  }
  const isOfSquad = squadsOf(viewer).length > 0
  const chosen = chosenOf(day, proposed)
  return (
    <SidePanel
      title={say(words.routes)}
      aside={
        squad !== null && (
          <LinkButton onClick={() => setHistory(!isHistory)}>
            {say(isHistory ? driveWords.backToDay : driveWords.history)}
          </LinkButton>
        )
      }
      onCollapse={onCollapse}
    >
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
      {squad !== null && (
        <RefusedActions
          refused={saved.refused}
          onDismiss={saved.dismiss}
          onTakeUp={({ settings: own, stops, routes }) =>
            change({
              kind: 'begun',
              plan: { onlyCar: null, seenRevision: revision, known: day.plan.known, settings: own, stops, routes },
            })
          }
        />
      )}
      {squad === null ? (
        <p className={classes.nothing}>{say(words.chooseSquadFirst)}</p>
      ) : isHistory ? (
        <HistoryPart squad={squad} />
      ) : route === null ? (
        <ListNotYet error={saved.error} onRetry={saved.refetch} />
      ) : isDriving ? (
        <DrivePanel
          control={control}
          isPlanning={isPlanning}
          onReplan={(from) => {
            change({ kind: 'begun', plan: from })
            askFor(from.stops, from)
          }}
        />
      ) : data === undefined ? (
        <ListNotYet error={error} onRetry={refetch} />
      ) : day.isChoosing ? (
        <ChooseStops
          candidates={candidates}
          outingsMissing={data.outingsMissing}
          best={usualStops}
          chosen={chosen}
          isPlanning={isPlanning}
          failure={failure}
          {...{ plan, table, control }}
          onPlan={() => askFor(stopsToPlan(chosen, candidates, table, plan, day.plan.stops))}
        />
      ) : (
        <PlanList
          isPlanning={isPlanning}
          failure={failure}
          control={control}
          {...{ squad, table, candidates }}
          campaign={plan}
          onPlan={() => askFor(day.plan.stops)}
          note={note}
          refusal={refusal}
          onSave={save}
          onDiscard={
            route.plan === null
              ? null
              : () => {
                  giveUp()
                  change({ kind: 'cleared', settings })
                }
          }
        />
      )}
      <PlanningProgress question={question} />
    </SidePanel>
  )
}
