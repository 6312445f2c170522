/** One row of the log, opened: each field from what to what, what was handed in, and the way to what it is about. */
import { Button, CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import type { Answers } from '../trpc'
import { Facts } from '../ui/Facts'
import type { ViewControl } from '../useView'
import classes from './audit.module.css'
import { positionText, words } from './words'

export type AuditEntry = Answers['audit']['list']['entries'][number]

export const EntryDetail = ({
  entry,
  control,
  onClose,
}: {
  readonly entry: AuditEntry
  readonly control: ViewControl
  readonly onClose: () => void
}) => {
  const { say, language } = useLanguage()
  const { position, what, who, at, subject, changes, given, pointId, issueId } = entry
  const heading = useRef<HTMLHeadingElement>(null)
  // A browser may answer with a promise, which is no clean-up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is another detail
  useEffect(() => void heading.current?.scrollIntoView({ block: 'nearest' }), [position])
  return (
    <section className={classes.detail} aria-label={say(what)}>
      <div className={classes.detailHead}>
        <h3 ref={heading}>{say(what)}</h3>
        <span className={classes.quiet}>{say(positionText(position))}</span>
        <CloseButton aria-label={say(words.close)} onClick={onClose} />
      </div>
      <p className={classes.who}>
        {say(who)} · <time dateTime={at}>{formatInstant(at, language)}</time>
      </p>
      <p className={classes.subject}>{say(subject)}</p>
      {changes.length > 0 ? (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{say(words.field)}</th>
              <th scope="col">{say(words.before)}</th>
              <th scope="col">{say(words.after)}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ key, label, from, to }) => (
              <tr key={key}>
                <th scope="row">{say(label)}</th>
                <td className={classes.quiet}>{from === null ? '—' : say(from)}</td>
                <td>{to === null ? '—' : say(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={classes.quiet}>{say(words.noChanges)}</p>
      )}
      {given.length > 0 && (
        <>
          <h4 className={classes.givenTitle}>{say(words.given)}</h4>
          <Facts facts={given.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))} />
        </>
      )}
      {(issueId !== null || pointId !== null) && (
        <Button variant="light" size="compact-sm" mt={8} onClick={() => control.go({ issueId, pointId })}>
          {say(issueId === null ? words.openPoint : words.openIssue)}
        </Button>
      )}
    </section>
  )
}
