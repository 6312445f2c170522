/** On the way: what is next and how far, what to say of it, what lies ahead and behind, and planning anew from here. */
import { Button, useComputedColorScheme } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { KnownTimes } from '../../domain/knownTimes'
import { squadsOf } from '../../domain/people'
import type { Refusal } from '../../domain/refusal'
import { countStops, type SquadRoute, secondsOfDay } from '../../domain/squadRoute'
import type { SquadRouteAction } from '../../domain/squadRouteActions'
import { useCampaignClock, useCampaignNow } from '../campaignOverview'
import { useLanguage } from '../language'
import { palette } from '../map/palette'
import { useViewer } from '../session/useViewer'
import { OneChoice } from '../ui/Choices'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { Note, RefusalNote } from '../ui/Note'
import type { ViewControl } from '../useView'
import { AheadList, BehindList } from './DrivenLists'
import classes from './drive.module.css'
import { carDayOf, planFromHere } from './driveView'
import { driveWords, endsAt, progressText, waitingText } from './driveWords'
import { NextStop } from './NextStop'
import type { RoutePlan } from './planState'
import { useRoutes } from './routeDay'
import { carName, clockOf } from './words'

/** An action without when it happened: that is now. */
export type OnTheWay = {
  [N in Exclude<SquadRouteAction['name'], 'save'>]: {
    readonly name: N
    readonly form: Omit<Extract<SquadRouteAction, { name: N }>['form'], 'happenedAt'>
  }
}[Exclude<SquadRouteAction['name'], 'save'>]

export const DrivePanel = ({
  control,
  isPlanning,
  onReplan,
}: {
  readonly control: ViewControl
  readonly isPlanning: boolean
  /** Plans this anew at once; it is shown against what it was. */
  readonly onReplan: (plan: RoutePlan) => void
}) => {
  const { say } = useLanguage()
  const { routes, routeNumber } = palette[useComputedColorScheme('light')]
  const { saved, car, setCar, position, change, day: planning } = useRoutes()
  const { route, waiting, isCutOff, take, ways } = saved
  const known = planning.plan.known ?? ways
  const mayDrive = squadsOf(useViewer()).includes(route?.squad ?? 0)
  // After an action the next stop is what the keyboard and the screen reader are at.
  const hasActed = useRef(false)
  const clock = useCampaignClock()
  const now = useCampaignNow()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const nowSeconds = route === null ? 0 : secondsOfDay(route.on, now ?? clock().toISOString())
  const here = position.kind === 'known' ? position.at : null
  const day = useMemo(
    () => (route === null ? null : carDayOf(route, car, here, nowSeconds, known)),
    [route, car, here, nowSeconds, known],
  )
  if (route?.plan == null || day === null) return null
  const act = (action: OnTheWay) => {
    hasActed.current = true
    const happenedAt = clock().toISOString()
    setRefusal(take({ ...action, form: { ...action.form, happenedAt } } as SquadRouteAction) ?? null)
  }
  const fromHere = () => planFromHere(route, car, here, secondsOfDay(route.on, clock().toISOString()), known)
  const hasSetOut = Object.keys(route.visits).length > 0
  const counted = countStops(route)
  return (
    <>
      <div
        className={classes.scroller}
        style={{ '--route': routes[car], '--route-number': routeNumber } as React.CSSProperties}
      >
        <div className={classes.progress}>
          <progress max={counted.all} value={counted.done + counted.skipped} aria-label={say(driveWords.behind)} />
          <p>
            {say(progressText(counted.done, counted.skipped, counted.left))}
            {day.ahead !== null && ` · ${say(endsAt(clockOf(day.ahead.times.returns)))}`}
          </p>
        </div>
        {route.plan.routes.length > 1 && (
          <div className={classes.cars}>
            <OneChoice
              label={say(driveWords.followed)}
              layout="row"
              value={car}
              onChange={setCar}
              choices={route.plan.routes.map((_, number) => ({ value: number, label: say(carName(number)) }))}
            />
          </div>
        )}
        {isCutOff && waiting > 0 && (
          <div className={classes.note}>
            <Note>{say(waitingText(waiting))}</Note>
          </div>
        )}
        {refusal !== null && <RefusalNote>{say(refusal.refused)}</RefusalNote>}
        {day.there === null && day.next === null ? (
          <EmptyState
            title={say(day.behind.length > 0 ? driveWords.allDone : driveWords.nothingInCar)}
            next={say(driveWords.addMore)}
          />
        ) : (
          <NextStop
            key={`${(day.there ?? day.next)?.key} ${day.there !== null}`}
            {...{ route, day, position, control }}
            isFocusedAtFirst={hasActed.current}
            onAct={mayDrive ? act : null}
          />
        )}
        <AheadList day={day} control={control} />
        <BehindList
          route={route}
          day={day}
          control={control}
          onResume={mayDrive ? (stop) => act({ name: 'resume', form: { stop } }) : null}
        />
      </div>
      <div className={classes.bottom}>
        <LinkButton
          onClick={() => {
            const plan = hasSetOut ? fromHere() : planOfDay(route, known)
            if (plan !== null) change({ kind: 'begun', plan })
          }}
        >
          {say(driveWords.adjust)}
        </LinkButton>
        <Button
          variant="default"
          loading={isPlanning}
          disabled={day.next === null}
          onClick={() => {
            const plan = fromHere()
            if (plan !== null) onReplan(plan)
          }}
        >
          {say(driveWords.replan)}
        </Button>
      </div>
    </>
  )
}

/** Before anybody has set out the whole day can still be changed. */
const planOfDay = ({ plan, revision }: SquadRoute, known: KnownTimes | null): RoutePlan | null =>
  plan === null
    ? null
    : {
        onlyCar: null,
        seenRevision: revision,
        known,
        settings: plan.settings,
        stops: plan.stops,
        routes: plan.routes,
      }
