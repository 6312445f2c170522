/** A place's status as the map shows it, with the reason in words. */
import { useComputedColorScheme } from '@mantine/core'
import { type PointStatus, pointStatusLabel } from '../../domain/pointStatus'
import type { Text } from '../../domain/text'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { markerParts } from '../map/shapes'
import { Drawing } from '../ui/Drawing'
import classes from './place.module.css'

export const StatusLine = ({ status, reason }: { readonly status: PointStatus; readonly reason: Text }) => {
  const { say, language } = useLanguage()
  const theme = useComputedColorScheme('light')
  // The rule says days as 2022-07-15; people read 7月15日.
  const words = say(reason).replace(/\d{4}-\d{2}-\d{2}/g, (day) => formatDay(day, language))
  return (
    <p className={classes.status}>
      <Drawing parts={markerParts(theme, status)} reachPx={12} sizePx={22} />
      <strong className={status === 'overdue' ? classes.late : undefined}>{say(pointStatusLabel[status])}</strong>
      <span className={classes.reason}>{words}</span>
    </p>
  )
}
