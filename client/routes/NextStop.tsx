/** The stop that is next, or at which the car stands: large, with distance and direction, and what can be said of it. */
import { Button, TextInput } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { bearingDegrees } from '../../domain/coordinates'
import { lineLimit } from '../../domain/form'
import { arrivalMetres, metresBetween, type SquadRoute, secondsOfDay } from '../../domain/squadRoute'
import { useLanguage } from '../language'
import { LinkButton } from '../ui/LinkButton'
import { Note } from '../ui/Note'
import type { ViewControl } from '../useView'
import type { OnTheWay } from './DrivePanel'
import classes from './drive.module.css'
import type { CarDay } from './driveView'
import {
  arrivedAt,
  away,
  directionText,
  driveWords,
  expectedAt,
  metresText,
  plannedAt,
  skipReasons,
  stopOf,
  tooCoarse,
  tooFar,
} from './driveWords'
import { NavigateButton } from './HandOffMenu'
import { useRoutes } from './routeDay'
import type { Position } from './usePosition'
import { clockOf, minutesText, visitText } from './words'

/** A position worse than this tells nothing of 150 metres. */
const mostAccuracyMetres = 200
/** Long enough that the second tap of a double one meets nothing. */
const settleMs = 500

/** Whether what is shown has stood long enough to be meant by who presses it: buttons take each other's place here. */
const useSettled = (shown: string): boolean => {
  const [settled, setSettled] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(shown), settleMs)
    return () => clearTimeout(timer)
  }, [shown])
  return settled === shown
}

export const NextStop = ({
  route,
  day,
  position,
  control,
  isFocusedAtFirst,
  onAct,
}: {
  readonly route: SquadRoute
  readonly day: CarDay
  readonly position: Position
  readonly control: ViewControl
  readonly isFocusedAtFirst: boolean
  /** Null: who looks is not on the way. */
  readonly onAct: ((action: OnTheWay) => void) | null
}) => {
  const { say } = useLanguage()
  const { isRetired } = useRoutes()
  // Pressed once and not near enough: asked whether it is meant.
  const [isAsked, setAsked] = useState(false)
  const [skipping, setSkipping] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isFocusedAtFirst) heading.current?.focus()
  }, [isFocusedAtFirst])
  const hasSettled = useSettled(String(isAsked))
  const stop = day.there ?? day.next
  if (stop === null) return null
  const visit = route.visits[stop.key]
  const isThere = day.there !== null
  const at = position.kind === 'known' ? position.at : null
  const metres = at === null ? null : metresBetween(stop, at)
  const expected = day.ahead?.rows.find((row) => row.stop.key === stop.key)?.visit
  const further = (day.ahead?.rows ?? []).flatMap((row) => (row.stop.key === stop.key ? [] : row.stop))
  const planned = route.plan?.expected.find(({ key }) => key === stop.key)
  const accuracyMetres = position.kind === 'known' ? position.accuracyMetres : 0
  const isNear = metres !== null && metres <= arrivalMetres && accuracyMetres <= mostAccuracyMetres
  const act = (action: OnTheWay) => hasSettled && onAct?.(action)
  const arrive = () => act({ name: 'arrive', form: { stop: stop.key, ...(at !== null && { at }) } })
  const said = [
    planned && say(plannedAt(clockOf(planned.arrives))),
    !isThere && expected && say(expectedAt(clockOf(expected.arrives))),
    isThere && visit?.arrivedAt && say(arrivedAt(clockOf(secondsOfDay(route.on, visit.arrivedAt)))),
    say(visitText(stop.serviceMinutes)),
  ].filter(Boolean)
  return (
    <section className={classes.next} aria-labelledby="next-stop" data-next-key={stop.key} data-there={isThere}>
      <p className={classes.kicker}>
        {say(isThere ? driveWords.there : driveWords.next)} ·{' '}
        {say(stopOf(day.numberOf.get(stop.key) ?? 0, day.numberOf.size))}
      </p>
      <h3 id="next-stop" ref={heading} tabIndex={-1}>
        {stop.name}
      </h3>
      {!isThere && (
        <p className={classes.far}>
          {metres !== null && at !== null ? (
            <>
              <span
                className={classes.arrow}
                style={{ '--bearing': `${bearingDegrees(at, stop.at)}deg` } as React.CSSProperties}
                aria-hidden="true"
              >
                <IconArrowUp size={22} stroke={2} />
              </span>
              <strong>{say(metresText(metres))}</strong>
              <span>{say(directionText(bearingDegrees(at, stop.at)))}</span>
            </>
          ) : (
            <span>
              {position.kind === 'seeking'
                ? say(driveWords.seeking)
                : expected && expected.legSeconds > 0 && say(minutesText(expected.legSeconds))}
            </span>
          )}
        </p>
      )}
      <p className={classes.said}>{said.join(' · ')}</p>
      {stop.pointId !== null && isRetired(stop.pointId) && (
        <div className={classes.note}>
          <Note>{say(driveWords.nextIsRetired)}</Note>
        </div>
      )}
      {isThere && visit?.metresAway != null && visit.metresAway > arrivalMetres && (
        <p className={classes.said}>{say(away(visit.metresAway))}</p>
      )}
      {isAsked && !isThere && (
        <div role="alert" className={classes.note}>
          <Note>
            {metres === null
              ? say(driveWords.noPosition)
              : metres <= arrivalMetres
                ? say(tooCoarse(accuracyMetres))
                : say(tooFar(metres, arrivalMetres))}
          </Note>
        </div>
      )}
      <div className={classes.buttons}>
        {onAct === null ? null : isThere ? (
          <Button
            size="md"
            aria-disabled={!hasSettled}
            onClick={() => act({ name: 'finish', form: { stop: stop.key } })}
          >
            {say(day.next === null ? driveWords.doneLast : driveWords.done)}
          </Button>
        ) : isAsked && !isNear ? (
          <Button size="md" variant="default" aria-disabled={!hasSettled} onClick={arrive}>
            {say(driveWords.arriveAnyway)}
          </Button>
        ) : (
          <Button size="md" aria-disabled={!hasSettled} onClick={() => (isNear ? arrive() : setAsked(true))}>
            {say(driveWords.arrive)}
          </Button>
        )}
        {!isThere && <NavigateButton ahead={[stop, ...further]} />}
        {stop.pointId !== null && (
          <Button size="md" variant="default" onClick={() => control.go({ pointId: stop.pointId, issueId: null })}>
            {say(driveWords.openPoint)}
          </Button>
        )}
        {isThere && onAct !== null && (
          <LinkButton onClick={() => act({ name: 'resume', form: { stop: stop.key } })}>
            {say(driveWords.notThere)}
          </LinkButton>
        )}
        {skipping === null && onAct !== null && (
          <LinkButton onClick={() => setSkipping('')}>{say(driveWords.skip)}</LinkButton>
        )}
      </div>
      {skipping !== null && (
        <form
          className={classes.skip}
          onSubmit={(event) => {
            event.preventDefault()
            const reason = skipping.trim()
            // Opened and given a reason, it is meant however quickly that was done.
            if (reason !== '') onAct?.({ name: 'skip', form: { stop: stop.key, reason } })
          }}
        >
          <fieldset className={classes.reasons} aria-label={say(driveWords.reasons)}>
            {skipReasons.map((reason) => (
              <button key={reason.en} type="button" onClick={() => setSkipping(say(reason))}>
                {say(reason)}
              </button>
            ))}
          </fieldset>
          <TextInput
            label={say(driveWords.skipReason)}
            maxLength={lineLimit}
            value={skipping}
            onChange={(event) => setSkipping(event.currentTarget.value)}
            withAsterisk
          />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" disabled={skipping.trim() === ''}>
              {say(driveWords.skipHere)}
            </Button>
            <LinkButton onClick={() => setSkipping(null)}>{say(driveWords.cancel)}</LinkButton>
          </div>
        </form>
      )}
    </section>
  )
}
