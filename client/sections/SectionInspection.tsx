/** Records an inspection of a road section on the spot, check item by check item, with one thumb. */
import { useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import { type Finding, findingLabel, findings } from '../../domain/inspection'
import { FormFrame } from '../forms/FormFrame'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import type { CheckItem } from '../names'
import { RestPasses, VisitInputs, visitProblems } from '../place/VisitInputs'
import { words } from '../place/words'
import { useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'

export const SectionInspection = ({
  roadSectionId,
  items: presentItems,
  handbook: presentHandbook,
  today,
  onDone,
  onCancel,
}: {
  readonly roadSectionId: string
  readonly items: readonly CheckItem[]
  /** The version of the handbook that they come from. */
  readonly handbook: number
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
  // A version that comes while this is filled in does not change the list under the thumb.
  const [{ items, handbook }] = useState({ items: presentItems, handbook: presentHandbook })

  const count = Object.keys(found).length
  const problems = visitProblems({ visitedOn, note, count }, today)
  const { submit, isChecked } = useSubmit({
    read: () =>
      problems.day || problems.note || problems.count
        ? null
        : { visitedOn, findings: found, handbook, ...(note.trim() !== '' && { note: note.trim() }) },
    send: (form) => send((actionId) => client.roadSection.inspect.mutate({ roadSectionId, actionId, form })),
    onDone,
  })
  return (
    <FormFrame
      title={say(words.inspect)}
      submitLabel={say(words.save)}
      sending={sending}
      problem={isChecked ? problems.count : null}
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
      <RestPasses
        count={count}
        of={items.length}
        onPress={() =>
          setFound((before) => ({ ...Object.fromEntries(items.map(({ key }) => [key, 'pass' as const])), ...before }))
        }
      />
      <VisitInputs
        visitedOn={visitedOn}
        note={note}
        today={today}
        problems={isChecked ? problems : {}}
        onChange={(typed) => {
          if ('note' in typed) setNote(typed.note)
          else setVisitedOn(typed.visitedOn)
        }}
      />
    </FormFrame>
  )
}
