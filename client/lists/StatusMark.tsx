/** A status as the map draws it, with its word: in lists, filters and the top line. */
import { useComputedColorScheme } from '@mantine/core'
import { type PointStatus, pointStatusLabel } from '../../domain/pointStatus'
import { useLanguage } from '../language'
import { markerParts } from '../map/shapes'
import { Drawing } from '../ui/Drawing'
import screenReader from '../ui/screenReader.module.css'
import classes from './StatusMark.module.css'

/** Fits the largest marker, the diamond. */
const reachPx = 12.5

export const StatusShape = ({ status, sizePx = 18 }: { readonly status: PointStatus; readonly sizePx?: number }) => {
  const theme = useComputedColorScheme('light')
  return <Drawing parts={markerParts(theme, status)} reachPx={reachPx} sizePx={sizePx} />
}

export const StatusMark = ({
  status,
  isBrief = false,
}: {
  readonly status: PointStatus
  /** The shape alone, its word for who points at it or listens. */
  readonly isBrief?: boolean
}) => {
  const { say } = useLanguage()
  const word = say(pointStatusLabel[status])
  return (
    <span className={classes.mark} title={isBrief ? word : undefined}>
      <StatusShape status={status} />
      <span className={isBrief ? screenReader.only : classes.word}>{word}</span>
    </span>
  )
}
