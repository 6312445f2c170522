/** The office's own work behind the campaign: who holds which post, which terms run, which units and points there are. */
import { SegmentedControl } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import type { Text } from '../../domain/text'
import { BoundariesPart } from '../boundaries/BoundariesPart'
import type { Plan } from '../campaignOverview'
import { PointSheetPart } from '../importing/PointSheetPart'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import type { PointTable } from '../pointTable'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import classes from './administration.module.css'
import { PeoplePart } from './PeoplePart'
import { TermsPart } from './TermsPart'
import { UnitsPart } from './UnitsPart'
import { words } from './words'

export type PartProps = {
  readonly plan: Plan
  readonly table: PointTable
  readonly today: LocalDate
  readonly control: ViewControl
}

const parts = {
  people: { label: words.people, Part: PeoplePart },
  terms: { label: words.terms, Part: TermsPart },
  units: { label: words.units, Part: UnitsPart },
  boundaries: { label: words.boundaries, Part: BoundariesPart },
  points: { label: words.pointSheet, Part: PointSheetPart },
} as const satisfies Record<string, { readonly label: Text; readonly Part: ComponentType<PartProps> }>
type PartName = keyof typeof parts

export const AdministrationPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const [name, setName] = useState<PartName>('people')
  const { Part } = parts[name]
  return (
    <SidePanel title={say(words.title)} onCollapse={onCollapse}>
      <div className={classes.tabs}>
        <SegmentedControl
          fullWidth
          aria-label={say(words.title)}
          value={name}
          onChange={(value) => setName(value as PartName)}
          data={Object.entries(parts).map(([value, { label }]) => ({ value, label: say(label) }))}
        />
      </div>
      <div className={classes.part}>
        <Part key={name} plan={plan} table={table} today={table.today()} control={control} />
      </div>
    </SidePanel>
  )
}
