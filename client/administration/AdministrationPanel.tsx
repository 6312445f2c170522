/** The office's own work behind the campaign: who holds which post, which terms run, which units and points there are. */
import { SegmentedControl } from '@mantine/core'
import { type ComponentType, useEffect, useRef } from 'react'
import type { LocalDate } from '../../domain/calendar'
import type { Text } from '../../domain/text'
import { BoundariesPart } from '../boundaries/BoundariesPart'
import type { Plan } from '../campaignOverview'
import { HandbookPart } from '../handbook/HandbookPart'
import { useLanguage } from '../language'
import type { ListProps } from '../lists/listProps'
import type { PointTable } from '../pointTable'
import { PointsPart } from '../register/PointsPart'
import { PlanPart } from '../rosters/PlanPart'
import { RosterPart } from '../rosters/RosterPart'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import { WebhooksPart } from '../webhooks/WebhooksPart'
import classes from './administration.module.css'
import { PeoplePart } from './PeoplePart'
import { StartPart, useStartSteps } from './StartPart'
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
  plan: { label: words.plan, Part: PlanPart },
  rosters: { label: words.rosters, Part: RosterPart },
  boundaries: { label: words.boundaries, Part: BoundariesPart },
  handbook: { label: words.handbook, Part: HandbookPart },
  points: { label: words.pointRegister, Part: PointsPart },
  webhooks: { label: words.webhooks, Part: WebhooksPart },
} as const satisfies Record<string, { readonly label: Text; readonly Part: ComponentType<PartProps> }>
type PartName = keyof typeof parts

const isPart = (name: string | undefined): name is PartName => name !== undefined && Object.hasOwn(parts, name)

export const AdministrationPanel = ({ plan, table, control, onCollapse }: ListProps) => {
  const { say } = useLanguage()
  const steps = useStartSteps(plan, table.size)
  const { part } = control.view
  // What is done within a part stands behind a dot, and is that part's own.
  const asked = part?.split('.')[0]
  const name = isPart(asked) ? asked : steps === null ? 'people' : 'start'
  const tabs = [
    ...(steps === null ? [] : [{ value: 'start', label: say(words.start) }]),
    ...Object.entries(parts).map(([value, { label }]) => ({ value, label: say(label) })),
  ]
  const row = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another place in the row
  useEffect(
    () =>
      void row.current?.querySelector('input:checked + label')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    [name],
  )
  const open = (value: string) => control.go({ part: value })
  const Part = name === 'start' ? null : parts[name].Part
  return (
    <SidePanel title={say(words.title)} onCollapse={onCollapse}>
      <div className={classes.tabs} ref={row}>
        <SegmentedControl fullWidth aria-label={say(words.title)} value={name} onChange={open} data={tabs} />
      </div>
      <div className={classes.part}>
        {Part === null ? (
          <StartPart steps={steps ?? []} parts={Object.keys(parts)} onOpen={open} />
        ) : (
          <Part key={name} plan={plan} table={table} today={table.today()} control={control} />
        )}
      </div>
    </SidePanel>
  )
}
