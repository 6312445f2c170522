/** One entry of a plan while it is edited. */
import { ActionIcon, MultiSelect, Select, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { type Method, methodLabel, methodMeaning, methods } from '../../domain/activity'
import type { PlanEntry } from '../../domain/monthlyPlan'
import type { FieldChoices } from '../forms/FieldInput'
import { PointsInput } from '../forms/PointsInput'
import { useLanguage } from '../language'
import classes from './monthlyPlans.module.css'
import { entryTitle, words } from './words'

export const EntryInputs = ({
  entry: { id, date, method, unitIds, pointIds, note },
  number,
  units,
  first,
  last,
  onChange,
  onRemove,
}: {
  readonly entry: PlanEntry
  readonly number: number
  readonly units: FieldChoices['units']
  /** The month's days. */
  readonly first: string
  readonly last: string
  readonly onChange: (change: Partial<PlanEntry>) => void
  readonly onRemove: () => void
}) => {
  const { say } = useLanguage()
  const pointsId = useId()
  return (
    <fieldset className={classes.entry} data-entry={id}>
      <legend className={classes.entryHead}>{say(entryTitle(number))}</legend>
      <Tooltip label={say(words.remove)}>
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          aria-label={`${say(words.remove)} ${number}`}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <TextInput
        type="date"
        label={say(words.date)}
        min={first}
        max={last}
        value={date}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
      />
      <Select
        label={say(words.method)}
        allowDeselect={false}
        data={methods.map((one) => ({ value: one, label: `${say(methodLabel[one])} ${say(methodMeaning[one])}` }))}
        value={method}
        onChange={(value) => value !== null && onChange({ method: value as Method })}
      />
      <MultiSelect
        label={say(words.units)}
        className={classes.wide}
        data={units.map((unit) => ({ value: unit.id, label: say(unit.name) }))}
        value={[...unitIds]}
        onChange={(value) => onChange({ unitIds: value })}
        searchable
        hidePickedOptions
        maxDropdownHeight={280}
      />
      <div className={classes.wide}>
        <PointsInput
          id={pointsId}
          label={say(words.points)}
          pointIds={pointIds}
          onChange={(value) => onChange({ pointIds: value })}
        />
      </div>
      <TextInput
        label={say(words.note)}
        className={classes.wide}
        maxLength={200}
        value={note ?? ''}
        onChange={(event) => onChange({ note: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
    </fieldset>
  )
}
