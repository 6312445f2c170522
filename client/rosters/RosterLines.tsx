/** Rows of a checked roster: what each would change, why it cannot be taken, and which unit a name means. */
import type { NameChoice, NameChoices } from '../../domain/importing/planComparison'
import type { RosterLine } from '../../domain/rosters/rosterLines'
import { useLanguage } from '../language'
import { DifferenceLine } from '../ui/DifferenceLine'
import classes from './rosters.module.css'
import { WhichUnit } from './WhichUnit'
import { rowText, words } from './words'

export const RosterLines = ({
  lines,
  choices,
  onChoose,
}: {
  readonly lines: readonly RosterLine[]
  readonly choices: NameChoices
  readonly onChoose: (name: string, choice: NameChoice | null) => void
}) => {
  const { say } = useLanguage()
  return (
    <ol className={classes.lines} aria-label={say(words.lines)}>
      {lines.map(({ number, name, is, reasons, notes, differences, suggestions }) => (
        <li key={number} className={classes.line} data-outcome={is}>
          <span className={classes.lineHead}>
            <span className={classes.kind}>{say(rowText(number))}</span>
            <strong>{name === '' ? say(words.nameless) : name}</strong>
          </span>
          {reasons.map((reason) => (
            <p key={reason.zh} className={is === 'refused' ? classes.refused : classes.quiet}>
              {say(reason)}
            </p>
          ))}
          {differences.map(({ label, before, after }) => (
            <DifferenceLine
              key={label.zh}
              label={say(label)}
              before={before === '' ? null : before}
              after={after === '' ? say(words.nothing) : after}
            />
          ))}
          {notes.map((note) => (
            <p key={note.zh} className={classes.quiet}>
              {say(note)}
            </p>
          ))}
          {(is === 'asked' || Object.hasOwn(choices, name)) && (
            <WhichUnit
              name={name}
              suggestions={suggestions}
              choice={choices[name]}
              onChoose={(choice) => onChoose(name, choice)}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
