/** What is wrong with boundaries, each to be looked at on the map. */
import type { BoundaryFault } from '../../domain/boundaries/boundaryFaults'
import { useLanguage } from '../language'
import { boundsOfOverlay } from '../map/overlay'
import { LinkButton } from '../ui/LinkButton'
import type { ViewControl } from '../useView'
import classes from './boundaries.module.css'
import { words } from './words'

export const BoundaryFaults = ({
  faults,
  control: { adjust },
}: {
  readonly faults: readonly BoundaryFault[]
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const show = ({ at }: BoundaryFault) => {
    const bounds = boundsOfOverlay({ shapes: at.map((geometry) => ({ tone: 'fault', geometry }) as never) })
    if (bounds === null) return
    const [west, south, east, north] = bounds
    adjust({ camera: { lng: (west + east) / 2, lat: (south + north) / 2, zoom: 13 } })
  }
  return faults.map((fault) => (
    <p key={fault.what.zh} className={fault.isFatal ? classes.fatal : classes.warned}>
      {say(fault.what)}{' '}
      {fault.at.length > 0 && <LinkButton onClick={() => show(fault)}>{say(words.showOnMap)}</LinkButton>}
    </p>
  ))
}
