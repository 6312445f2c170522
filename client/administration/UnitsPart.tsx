/** 单位: the roster; one opens to what hangs on it, to be renamed, put below another or retired. */
import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Text } from '../../domain/text'
import type { OverviewUnit } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { LeftBehindLine } from '../leftBehind/LeftBehindLine'
import { type Column, VirtualTable } from '../lists/VirtualTable'
import { squadText, unitText } from '../names'
import type { PartProps } from './AdministrationPanel'
import classes from './administration.module.css'
import { matches, Sought } from './Sought'
import { UnitPage } from './UnitPage'
import { unitCount, words } from './words'

const kinds = {
  supervised: words.supervised,
  others: words.others,
  retired: words.retiredOnes,
} as const satisfies Record<string, Text>
type Kind = keyof typeof kinds

const kindOf = ({ retiredOn, supervised }: OverviewUnit): Kind =>
  retiredOn !== null ? 'retired' : supervised ? 'supervised' : 'others'

export const UnitsPart = ({ plan, today, control }: PartProps) => {
  const { say, language } = useLanguage()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<Kind>('supervised')
  const [openedId, setOpenedId] = useState<string | null>(null)
  const sought = typed.trim()
  // What is looked for by name is found wherever it stands.
  const shown = useMemo(
    () =>
      plan.units.filter((unit) =>
        sought === '' ? kindOf(unit) === kind : matches(sought, [unit.name.zh, unit.name.en, ...unit.aliases]),
      ),
    [plan, sought, kind],
  )
  const columns = useMemo(
    (): readonly Column<OverviewUnit>[] => [
      {
        key: 'name',
        label: say(words.unit),
        width: 'minmax(0, 1.4fr)',
        cell: ({ name }) => <span title={say(name)}>{say(name)}</span>,
      },
      {
        key: 'whose',
        label: `${say(words.squad)} / ${say(words.superior)}`,
        width: 'minmax(0, 1fr)',
        cell: ({ squad, superiorId, retiredOn }) => (
          <span className={classes.quiet}>
            {retiredOn !== null
              ? `${say(words.retiredOnes)} ${formatDay(retiredOn, language)}`
              : squad !== null
                ? say(squadText(plan, squad))
                : superiorId !== null
                  ? say(unitText(plan, superiorId))
                  : '—'}
          </span>
        ),
      },
    ],
    [say, language, plan],
  )
  const opened = openedId === null ? undefined : plan.unitById.get(openedId)
  if (opened !== undefined)
    return (
      <UnitPage
        key={opened.id}
        unit={opened}
        plan={plan}
        today={today}
        control={control}
        onOpen={setOpenedId}
        onBack={() => setOpenedId(null)}
      />
    )
  return (
    <>
      <LeftBehindLine go={control.go} />
      <Sought hint={say(words.searchUnits)} value={typed} onChange={setTyped} />
      <div className={classes.kinds}>
        <SegmentedControl
          size="xs"
          disabled={sought !== ''}
          aria-label={say(words.units)}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))}
        />
        <p className={classes.quiet} aria-live="polite">
          {say(unitCount(shown.length))}
        </p>
      </div>
      <VirtualTable
        key={kind}
        label={say(words.unitList)}
        columns={columns}
        rows={shown}
        keyOf={unitIdOf}
        lines={1}
        selectedKey={null}
        onSelect={({ id }) => setOpenedId(id)}
        empty={
          <p className={classes.empty}>
            {say(kind === 'retired' && sought === '' ? words.noRetired : words.noneMatch)}
          </p>
        }
      />
    </>
  )
}

const unitIdOf = ({ id }: OverviewUnit) => id
