/** What lies ahead with the times from here, and what lies behind with what came of it. */
import type { ReactNode } from 'react'
import { arrivalMetres, type SquadRoute, secondsOfDay } from '../../domain/squadRoute'
import { useLanguage } from '../language'
import { LinkButton } from '../ui/LinkButton'
import type { ViewControl } from '../useView'
import classes from './drive.module.css'
import type { CarDay } from './driveView'
import { away, driveWords, visitSaid } from './driveWords'
import { useRoutes } from './routeDay'
import { ShowPoint } from './ShowPoint'
import { clockOf, faultText, minutesText, wayText, words } from './words'

type Lists = { readonly day: CarDay; readonly control: ViewControl }

const Row = ({
  stopKey,
  number,
  name,
  pointId,
  control,
  children,
  clock,
  isBehind = false,
}: {
  readonly stopKey: string
  readonly number: number
  readonly name: string
  readonly pointId: number | null
  readonly control: ViewControl
  readonly clock: string
  readonly isBehind?: boolean
  readonly children: ReactNode
}) => {
  const { focus, focusedKey, hover, hoveredKey } = useRoutes()
  return (
    <li
      className={classes.row}
      data-stop-key={stopKey}
      data-behind={isBehind}
      data-focused={focusedKey === stopKey}
      data-hovered={hoveredKey === stopKey}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && hover(stopKey)}
      onPointerLeave={() => hover(null)}
    >
      <span className={classes.number}>{number}</span>
      <div className={classes.what}>
        <button type="button" className={classes.name} onClick={() => focus(stopKey)}>
          <span className={classes.clock}>{clock}</span> {name}
        </button>
        <p className={classes.quiet}>{children}</p>
      </div>
      {pointId !== null && <ShowPoint name={name} pointId={pointId} control={control} />}
    </li>
  )
}

export const AheadList = ({ day, control }: Lists) => {
  const { say } = useLanguage()
  const { isRetired } = useRoutes()
  if (day.ahead === null) return null
  const { times } = day.ahead
  // The next stop stands above, large.
  const rows = day.ahead.rows.filter(({ stop }) => day.there !== null || stop.key !== day.next?.key)
  if (rows.length === 0) return null
  const lunchBefore = (times.lunch?.beforeVisit ?? -1) - (day.ahead.rows.length - rows.length)
  return (
    <section aria-labelledby="stops-ahead">
      <h3 id="stops-ahead" className={classes.heading}>
        {say(driveWords.ahead)} <span>{rows.length}</span>
      </h3>
      <ol className={classes.list}>
        {rows.map(({ stop, visit, isEstimated, faults }, index) => [
          times.lunch !== null && lunchBefore === index && (
            <li key="lunch" className={classes.pause}>
              {clockOf(times.lunch.begins)} {say(words.lunch)} {say(minutesText(times.lunch.ends - times.lunch.begins))}
            </li>
          ),
          <Row
            key={stop.key}
            stopKey={stop.key}
            number={day.numberOf.get(stop.key) ?? index + 1}
            name={stop.name}
            pointId={stop.pointId}
            clock={clockOf(visit.arrives)}
            control={control}
          >
            {say(wayText(visit.legMetres, isEstimated))} {say(minutesText(visit.legSeconds))}
            {stop.pointId !== null && isRetired(stop.pointId) && (
              <strong className={classes.fault}>{say(driveWords.retired)}</strong>
            )}
            {faults.map((fault) => (
              <strong key={fault.kind} className={classes.fault}>
                {say(faultText(fault))}
              </strong>
            ))}
          </Row>,
        ])}
      </ol>
    </section>
  )
}

export const BehindList = ({
  route,
  day,
  control,
  onResume,
}: Lists & { readonly route: SquadRoute; readonly onResume: ((key: string) => void) | null }) => {
  const { say } = useLanguage()
  if (day.behind.length === 0) return null
  return (
    <section aria-labelledby="stops-behind">
      <h3 id="stops-behind" className={classes.heading}>
        {say(driveWords.behind)} <span>{day.behind.length}</span>
      </h3>
      <ol className={classes.list}>
        {day.behind.map(({ stop, visit, number }) => {
          const ended = visit.endedAt === null ? '' : clockOf(secondsOfDay(route.on, visit.endedAt))
          return (
            <Row
              key={stop.key}
              stopKey={stop.key}
              number={number}
              isBehind
              name={stop.name}
              pointId={stop.pointId}
              clock={visit.arrivedAt === null ? '' : clockOf(secondsOfDay(route.on, visit.arrivedAt))}
              control={control}
            >
              {say(visitSaid(visit.state, ended))}
              {visit.reason !== null && `：${visit.reason}`}
              {visit.metresAway !== null && visit.metresAway > arrivalMetres && ` · ${say(away(visit.metresAway))}`}{' '}
              {onResume !== null && (
                <LinkButton onClick={() => onResume(stop.key)}>{say(driveWords.resume)}</LinkButton>
              )}
            </Row>
          )
        })}
      </ol>
    </section>
  )
}
