/** The days before: planned against driven, stop by stop; and what the driven legs tell of the estimates. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DayCompared } from '../../domain/routeHistory'
import { legClasses } from '../../domain/routing/calibration'
import { arrivalMetres, visitStateLabel } from '../../domain/squadRoute'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { ListNotYet } from '../lists/ListNotYet'
import { type Answers, useTRPC } from '../trpc'
import { EmptyState } from '../ui/EmptyState'
import classes from './drive.module.css'
import { away, driveWords, lateText, legClassText, legsCompared, legsText, progressText, ratioText } from './driveWords'
import { clockOf } from './words'

export const HistoryPart = ({ squad }: { readonly squad: number }) => {
  const trpc = useTRPC()
  const { say } = useLanguage()
  const { data, error, refetch } = useQuery(trpc.squadRoute.history.queryOptions({ squad }))
  if (data === undefined) return <ListNotYet error={error} onRetry={refetch} />
  if (data.days.length === 0) return <EmptyState title={say(driveWords.noHistory)} />
  return (
    <div className={classes.scroller}>
      <Calibration calibration={data.calibration} />
      {data.days.map((day, index) => (
        <Day key={day.on} day={day} isOpenAtFirst={index === 0} />
      ))}
    </div>
  )
}

const Calibration = ({ calibration: { seen } }: Pick<Answers['squadRoute']['history'], 'calibration'>) => {
  const { say } = useLanguage()
  return (
    <section className={classes.calibration} aria-labelledby="calibration">
      <h3 id="calibration">{say(driveWords.calibration)}</h3>
      <p className={classes.quiet}>{say(driveWords.calibrationHint)}</p>
      <dl>
        {legClasses.map((one) => (
          <div key={one}>
            <dt>{say(legClassText[one])}</dt>
            <dd>
              {say(ratioText(seen[one].ratio))} · {say(legsText(seen[one].legs))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Day = ({ day, isOpenAtFirst }: { readonly day: DayCompared; readonly isOpenAtFirst: boolean }) => {
  const { say, language } = useLanguage()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const { done, skipped, left } = day.counted
  return (
    <details className={classes.day} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{formatDay(day.on, language)}</strong>
        <span className={classes.quiet}>{say(progressText(done, skipped, left))}</span>
        {day.drivenTravelSeconds > 0 && (
          <span className={classes.quiet}>
            {say(legsCompared(day.drivenTravelSeconds, day.plannedOfDrivenSeconds))}
          </span>
        )}
      </summary>
      {isOpen && (
        <ol className={classes.compared}>
          {day.stops.map((stop) => (
            <li key={stop.key} data-state={stop.state}>
              <span>{stop.name}</span>
              <span className={classes.quiet}>
                {stop.plannedArrival !== null && `${say(driveWords.plannedArrival)} ${clockOf(stop.plannedArrival)}`}
                {stop.arrival !== null && ` · ${say(driveWords.arrival)} ${clockOf(stop.arrival)}`}
                {stop.arrival !== null &&
                  stop.plannedArrival !== null &&
                  ` · ${say(lateText(stop.arrival - stop.plannedArrival))}`}
                {stop.state === 'skipped' && ` · ${say(visitStateLabel.skipped)}：${stop.reason ?? ''}`}
                {stop.metresAway !== null && stop.metresAway > arrivalMetres && ` · ${say(away(stop.metresAway))}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}
