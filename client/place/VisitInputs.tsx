/** What an inspection says besides its findings: how many there are, on which day it was, and a note. */
import { Button, Textarea, TextInput } from '@mantine/core'
import type { LocalDate } from '../../domain/calendar'
import { paragraphLimit } from '../../domain/form'
import type { Text } from '../../domain/text'
import { tooLong } from '../forms/words'
import { useLanguage } from '../language'
import classes from './place.module.css'
import { findingCount, words } from './words'

type Visit = { readonly visitedOn: LocalDate; readonly note: string; readonly count: number }
export type VisitProblems = { readonly [P in 'day' | 'note' | 'count']?: Text | undefined }

export const visitProblems = ({ visitedOn, note, count }: Visit, today: LocalDate): VisitProblems => {
  const { length } = note.trim()
  return {
    day: visitedOn === '' ? words.needDay : visitedOn > today ? words.dayInFuture : undefined,
    note: length > paragraphLimit ? tooLong(paragraphLimit, length) : undefined,
    count: count === 0 ? words.needOneFinding : undefined,
  }
}

export const RestPasses = ({
  count,
  of,
  onPress,
}: {
  readonly count: number
  readonly of: number
  readonly onPress: () => void
}) => {
  const { say } = useLanguage()
  return (
    <div className={classes.rest}>
      <span className={classes.quiet}>{say(findingCount(count, of))}</span>
      <Button className={classes.target} variant="default" fw={400} disabled={count === of} onClick={onPress}>
        {say(words.restPasses)}
      </Button>
    </div>
  )
}

export const VisitInputs = ({
  visitedOn,
  note,
  today,
  problems,
  onChange,
}: {
  readonly visitedOn: LocalDate
  readonly note: string
  readonly today: LocalDate
  /** Those to be shown. */
  readonly problems: VisitProblems
  readonly onChange: (change: { readonly visitedOn: LocalDate } | { readonly note: string }) => void
}) => {
  const { say } = useLanguage()
  return (
    <>
      <TextInput
        type="date"
        label={say(words.inspectedOn)}
        withAsterisk
        aria-required
        max={today}
        value={visitedOn}
        onChange={(event) => onChange({ visitedOn: event.currentTarget.value })}
        error={problems.day && say(problems.day)}
      />
      <Textarea
        label={say(words.note)}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        error={problems.note && say(problems.note)}
      />
    </>
  )
}
