/** One car's way through the day: its totals, its stops in order with lunch where it falls, and the way back. */
import { useComputedColorScheme } from '@mantine/core'
import { useLanguage } from '../language'
import { palette } from '../map/palette'
import type { ViewControl } from '../useView'
import type { CarView } from './planView'
import { useRoutes } from './routeDay'
import classes from './routes.module.css'
import { StopItem } from './StopItem'
import type { RowDrag } from './useRowDrag'
import {
  carName,
  clockOf,
  faultText,
  hoursText,
  leavesAt,
  minutesText,
  returnsAt,
  stopsText,
  wayText,
  words,
} from './words'

export const CarRoute = ({
  car: { car, rows, times, faults, seconds, isEstimated },
  drag,
  control,
  onStep,
}: {
  readonly car: CarView
  readonly drag: RowDrag
  readonly control: ViewControl
  readonly onStep: (key: string, by: -1 | 1, control: string) => void
}) => {
  const { say } = useLanguage()
  const theme = useComputedColorScheme('light')
  const { day } = useRoutes()
  const { settings, onlyCar } = day.plan
  const named = onlyCar ?? car
  const { routes, routeNumber } = palette[theme]
  const lunch = times.lunch && (
    <li key="lunch" className={classes.pause}>
      <span className={classes.clock}>{clockOf(times.lunch.begins)}</span>
      <span>
        {say(words.lunch)} {say(minutesText(times.lunch.ends - times.lunch.begins))}
      </span>
    </li>
  )
  const heading = `route-of-car-${car}`
  return (
    <section
      className={classes.car}
      aria-labelledby={heading}
      style={{ '--route': routes[named], '--route-number': routeNumber } as React.CSSProperties}
    >
      <div className={classes.carHead}>
        <h3 id={heading}>
          <span className={classes.dot} aria-hidden="true" />
          {say(carName(named))}
        </h3>
        {rows.length > 0 && (
          <span className={classes.quiet}>
            {say(stopsText(rows.length))} · {say(wayText(times.metres, isEstimated))} · {say(hoursText(seconds))} ·{' '}
            {say(returnsAt(clockOf(times.returns)))}
          </span>
        )}
        {faults.map((fault) => (
          <strong key={fault.kind} className={classes.fault}>
            {say(faultText(fault))}
          </strong>
        ))}
      </div>
      <ol className={classes.stops} data-car={car}>
        {rows.length === 0 && <li className={classes.pause}>{say(words.emptyCar)}</li>}
        {rows.length > 0 && settings.start !== null && (
          <li className={classes.pause}>{say(leavesAt(clockOf(times.departs)))}</li>
        )}
        {rows.map((row, index) => [
          times.lunch?.beforeVisit === index && lunch,
          <StopItem key={row.stop.key} row={row} car={car} drag={drag} control={control} onStep={onStep} />,
        ])}
        {times.lunch?.beforeVisit === rows.length && lunch}
        {rows.length > 0 && settings.end !== null && (
          <li className={classes.pause}>
            <span className={classes.clock}>{clockOf(times.returns)}</span>
            <span>
              {say(words.back)} · {say(wayText(times.backLegMetres, isEstimated))}{' '}
              {say(minutesText(times.backLegSeconds))}
            </span>
          </li>
        )}
      </ol>
    </section>
  )
}
