/** Records an inspection of a road section on the spot, check item by check item, with one thumb. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import { paragraphLimit } from '../../domain/form'
import { type Finding, findingLabel, findings } from '../../domain/inspection'
import type { Text } from '../../domain/text'
import type { CheckItem } from '../issues/names'
import { useSending } from '../issues/useSending'
import { useSubmit } from '../issues/useSubmit'
import { tooLong } from '../issues/words'
import { useLanguage } from '../language'
import classes from '../points/points.module.css'
import { findingCount, words } from '../points/words'
import { useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'
import { FormFrame } from '../ui/FormFrame'

export const SectionInspection = ({
  roadSectionId,
  items,
  today,
  onDone,
  onCancel,
}: {
  readonly roadSectionId: string
  readonly items: readonly CheckItem[]
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useSending({ roadSectionId })
  const [found, setFound] = useState<Readonly<Record<string, Finding>>>({})
  const [visitedOn, setVisitedOn] = useState(today)
  const [note, setNote] = useState('')

  const count = Object.keys(found).length
  const dayProblem = visitedOn === '' ? words.needDay : visitedOn > today ? words.dayInFuture : undefined
  const noteProblem = note.trim().length > paragraphLimit ? tooLong(paragraphLimit, note.trim().length) : undefined
  const countProblem = count === 0 ? words.needOneFinding : undefined
  const { submit, isChecked } = useSubmit({
    read: () =>
      dayProblem || noteProblem || countProblem
        ? null
        : { visitedOn, findings: found, ...(note.trim() !== '' && { note: note.trim() }) },
    send: (form) => send((actionId) => client.roadSection.inspect.mutate({ roadSectionId, actionId, form })),
    onDone,
  })
  const shownIfChecked = (problem: Text | undefined) => (isChecked && problem ? say(problem) : undefined)

  return (
    <FormFrame
      title={say(words.inspect)}
      submitLabel={say(words.save)}
      sending={sending}
      problem={isChecked ? countProblem : null}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {items.map((item) => (
        <OneChoice
          key={item.key}
          label={say(item)}
          layout="row"
          choices={findings.map((finding) => ({ value: finding, label: say(findingLabel[finding]) }))}
          value={found[item.key]}
          onChange={(finding) => setFound((before) => ({ ...before, [item.key]: finding }))}
        />
      ))}
      <div className={classes.rest}>
        <span className={classes.quiet}>{say(findingCount(count, items.length))}</span>
        <Button
          className={classes.target}
          variant="default"
          fw={400}
          disabled={count === items.length}
          onClick={() =>
            setFound((before) => ({
              ...Object.fromEntries(items.map(({ key }) => [key, 'pass' as const])),
              ...before,
            }))
          }
        >
          {say(words.restPasses)}
        </Button>
      </div>
      <TextInput
        type="date"
        label={say(words.inspectedOn)}
        withAsterisk
        aria-required
        max={today}
        value={visitedOn}
        onChange={(event) => setVisitedOn(event.currentTarget.value)}
        error={shownIfChecked(dayProblem)}
      />
      <Textarea
        label={say(words.note)}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={shownIfChecked(noteProblem)}
      />
    </FormFrame>
  )
}
