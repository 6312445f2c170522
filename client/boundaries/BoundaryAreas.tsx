/** The areas of a checked file: whose each is, and what is wrong with it, to be looked at on the map. */
import { Select } from '@mantine/core'
import type { BoundaryFault } from '../../domain/boundaries/boundaryFaults'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { boundsOfOverlay } from '../map/overlay'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import classes from './boundaries.module.css'
import type { BoundariesChecked } from './sendBoundaries'
import { words } from './words'

const notTaken = 'none'

export const BoundaryAreas = ({
  check: { boundaries, faults },
  plan,
  control,
  onChoose,
}: {
  readonly check: BoundariesChecked
  readonly plan: Plan
  readonly control: ViewControl
  /** Null: the area is not taken. */
  readonly onChoose: (index: number, scopeId: string | null) => void
}) => {
  const { say } = useLanguage()
  const data = [
    { value: notTaken, label: say(words.notTaken) },
    ...[...plan.scopes, ...plan.awaitedScopes].map(({ id, nameZh, nameEn }) => ({
      value: id,
      label: say(text(nameZh, nameEn)),
    })),
  ]
  return (
    <Section title={say(words.areas)}>
      <ol className={classes.rows}>
        {boundaries.map(({ index, name, scopeId, faults: own }) => (
          <li key={index} className={classes.row}>
            <div className={classes.area}>
              <strong>{name === '' ? say(words.nameless) : name}</strong>
              <Select
                size="xs"
                aria-label={`${name} ${say(words.scope)}`}
                allowDeselect={false}
                data={data}
                value={scopeId ?? notTaken}
                onChange={(value) => onChoose(index, value === notTaken || value === null ? null : value)}
              />
            </div>
            <Faults faults={own} control={control} />
          </li>
        ))}
      </ol>
      {faults.length > 0 && (
        <>
          <h4 className={classes.between}>{say(words.between)}</h4>
          <Faults faults={faults} control={control} />
        </>
      )}
    </Section>
  )
}

const Faults = ({
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
