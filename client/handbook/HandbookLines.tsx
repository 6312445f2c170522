/** Rows of a checked handbook, kind by kind: what each would change, or why it cannot be taken. */
import { groupedBy } from '../../domain/groupedBy'
import type { HandbookLine } from '../../domain/handbook/handbookSheet'
import { useLanguage } from '../language'
import { DifferenceLine } from '../ui/DifferenceLine'
import { Tag } from '../ui/Tag'
import classes from './handbook.module.css'
import { rowText, words } from './words'

export const HandbookLines = ({ lines }: { readonly lines: readonly HandbookLine[] }) => {
  const { say } = useLanguage()
  const kinds = groupedBy(lines, ({ kind }) => [kind])
  return (
    <div className={classes.groups}>
      {[...kinds].map(([kind, own]) => (
        <section key={kind} aria-label={kind === '' ? say(words.empty) : kind}>
          <h4 className={classes.groupTitle}>
            {kind === '' ? say(words.empty) : kind}
            {own[0]?.isNewKind && <Tag tone="strong">{say(words.newKindTag)}</Tag>}
          </h4>
          <ol className={classes.lines}>
            {own.map((line) => (
              <Line key={`${line.number} ${line.item}`} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

const Line = ({ line: { number, item, is, reasons, notes, differences } }: { readonly line: HandbookLine }) => {
  const { say } = useLanguage()
  return (
    <li className={classes.line} data-outcome={is}>
      <span className={classes.lineHead}>
        {number !== null && <span className={classes.rowNumber}>{say(rowText(number))}</span>}
        {is === 'dropped' ? <del>{item}</del> : <span>{item === '' && number !== null ? say(words.empty) : item}</span>}
      </span>
      {reasons.map((reason) => (
        <p key={reason.zh} className={classes.refused}>
          {say(reason)}
        </p>
      ))}
      {differences.map(({ label, before, after }) => (
        <DifferenceLine
          key={label.zh}
          label={say(label)}
          before={before === '' ? null : before}
          after={after === '' ? say(words.empty) : after}
        />
      ))}
      {notes.map((note) => (
        <p key={note.zh} className={classes.quiet}>
          {say(note)}
        </p>
      ))}
    </li>
  )
}
