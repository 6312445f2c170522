/** The areas of a checked file: whose each is, and what is wrong with it, to be looked at on the map. */
import { Select } from '@mantine/core'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { Section } from '../ui/Section'
import type { ViewControl } from '../useView'
import { BoundaryFaults } from './BoundaryFaults'
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
            <BoundaryFaults faults={own} control={control} />
          </li>
        ))}
      </ol>
      {faults.length > 0 && (
        <>
          <h4 className={classes.between}>{say(words.between)}</h4>
          <BoundaryFaults faults={faults} control={control} />
        </>
      )}
    </Section>
  )
}
