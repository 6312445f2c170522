/** How the points are shared out among the statuses: one bar, and below it each with its mark, word and number. */
import { useComputedColorScheme } from '@mantine/core'
import { type PointStatus, pointStatuses, pointStatusLabel } from '../../domain/pointStatus'
import { useLanguage } from '../language'
import { StatusShape } from '../lists/StatusMark'
import { palette } from '../map/palette'
import classes from './city.module.css'

export const StatusBar = ({
  counts,
  onStatus,
}: {
  /** In the order of `pointStatuses`. */
  readonly counts: readonly number[]
  readonly onStatus: (status: PointStatus) => void
}) => {
  const { say } = useLanguage()
  const theme = useComputedColorScheme('light')
  return (
    <div className={classes.statuses}>
      <div className={classes.bar} aria-hidden="true">
        {pointStatuses.map((status, code) => (
          <span key={status} style={{ flexGrow: counts[code] ?? 0, background: palette[theme].status[status].share }} />
        ))}
      </div>
      <ul className={classes.shares}>
        {pointStatuses.map((status, code) => (
          <li key={status}>
            <button type="button" className={classes.share} onClick={() => onStatus(status)}>
              <StatusShape status={status} sizePx={16} />
              {say(pointStatusLabel[status])}
              <strong>{counts[code] ?? 0}</strong>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
