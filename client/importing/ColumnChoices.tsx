/** Which column holds what, as it was matched, each to be corrected. */
import { Select } from '@mantine/core'
import type { SheetCheck } from '../../domain/importing/checkSheet'
import { type PointColumn, pointColumnNames, pointColumns } from '../../domain/importing/pointColumns'
import { useLanguage } from '../language'
import { Section } from '../ui/Section'
import classes from './importing.module.css'
import { words } from './words'

const none = 'none'

export const ColumnChoices = ({
  check: { headings, columns },
  onChoose,
}: {
  readonly check: SheetCheck
  /** Null: the sheet has no such column. */
  readonly onChoose: (column: PointColumn, index: number | null) => void
}) => {
  const { say } = useLanguage()
  const choices = [
    { value: none, label: say(words.noColumn) },
    ...headings.flatMap((heading, index) => (heading === '' ? [] : [{ value: String(index), label: heading }])),
  ]
  return (
    <Section title={say(words.columns)}>
      <div className={classes.columns}>
        {pointColumnNames.map((column) => (
          <Select
            key={column}
            size="xs"
            label={say(pointColumns[column].label)}
            allowDeselect={false}
            data={choices}
            value={columns[column] === undefined ? none : String(columns[column])}
            onChange={(value) => onChoose(column, value === none || value === null ? null : Number(value))}
          />
        ))}
      </div>
    </Section>
  )
}
