/** Squads, scopes and units of a compared plan; a name that is nearly a unit's is decided here. */
import type { NameChoice, NameChoices, PlanLine } from '../../domain/importing/planComparison'
import { squadText } from '../../domain/importing/planText'
import { useLanguage } from '../language'
import classes from './rosters.module.css'
import { WhichUnit } from './WhichUnit'
import { words } from './words'

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
            <WhichUnit
              name={line.name}
              suggestions={line.suggestions}
              choice={choices[line.name]}
              onChoose={(choice) => onChoose(line.name, choice)}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
