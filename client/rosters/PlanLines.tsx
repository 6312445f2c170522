/** Squads, scopes and units of a compared plan; a name that is nearly a unit's is decided here. */
import { Select } from '@mantine/core'
import type { NameChoice, NameChoices, PlanLine, UnitLine } from '../../domain/importing/planComparison'
import { squadText } from '../../domain/importing/planText'
import { useLanguage } from '../language'
import classes from './rosters.module.css'
import { isAliasText, isUnitText, words } from './words'

export const PlanLines = ({
  lines,
  choices,
  onChoose,
}: {
  readonly lines: readonly PlanLine[]
  readonly choices: NameChoices
  readonly onChoose: (name: string, choice: NameChoice | null) => void
}) => {
  const { say } = useLanguage()
  return (
    <ol className={classes.lines} aria-label={say(words.lines)}>
      {lines.map((line) => (
        <li key={`${line.of} ${line.name}`} className={classes.line} data-outcome={line.is}>
          <span className={classes.lineHead}>
            <span className={classes.kind}>{say(words[line.of])}</span>
            <strong>{line.name}</strong>
            {line.of !== 'squad' && line.squad !== null && (
              <span className={classes.quiet}>{say(squadText(line.squad))}</span>
            )}
          </span>
          {line.says && <p className={line.is === 'refused' ? classes.refused : classes.quiet}>{say(line.says)}</p>}
          {line.of === 'unit' && (line.is === 'asked' || Object.hasOwn(choices, line.name)) && (
            <WhichUnit line={line} choice={choices[line.name]} onChoose={(choice) => onChoose(line.name, choice)} />
          )}
        </li>
      ))}
    </ol>
  )
}

const choiceText = (choice: NameChoice | undefined): string | null =>
  choice === undefined ? null : choice.is === 'new' ? 'new' : `${choice.is} ${choice.unitId}`

const choiceOf = (value: string | null): NameChoice | null => {
  if (value === null) return null
  const [is, unitId = ''] = value.split(' ')
  return is === 'same' || is === 'alias' ? { is, unitId } : { is: 'new' }
}

const WhichUnit = ({
  line: { name, suggestions },
  choice,
  onChoose,
}: {
  readonly line: UnitLine
  readonly choice: NameChoice | undefined
  readonly onChoose: (choice: NameChoice | null) => void
}) => {
  const { say } = useLanguage()
  return (
    <Select
      size="xs"
      label={`${say(words.whichUnit)}：${name}`}
      data={[
        ...suggestions.map((unit) => ({ value: `same ${unit.unitId}`, label: say(isUnitText(unit.name)) })),
        ...suggestions.map((unit) => ({ value: `alias ${unit.unitId}`, label: say(isAliasText(unit.name)) })),
        { value: 'new', label: say(words.newUnit) },
      ]}
      value={choiceText(choice)}
      clearable={choice !== undefined}
      onChange={(value) => onChoose(choiceOf(value))}
    />
  )
}
