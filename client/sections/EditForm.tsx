/** Changes a road section: its line, names, sponsor or unit, with the reason; only what differs is sent. */
import { Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Plan } from '../campaignOverview'
import type { RoadSectionDetail } from '../issues/queries'
import { useSending } from '../issues/useSending'
import { fillIn, words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { FormFrame } from '../ui/FormFrame'
import { FactInputs } from './FactInputs'
import { LineInput } from './LineInput'
import { useFacts } from './useFacts'
import { words } from './words'

export const EditForm = ({
  plan,
  section,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly section: RoadSectionDetail
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { isSending, refusal, send } = useSending({ pointId: null, issueId: null, roadSectionId: section.id })
  // The state that the person saw when the form was opened; a newer one counts only once a refusal has shown it.
  const seen = useRef(section)
  const present = useRef(section)
  present.current = section
  const { facts, typed, drawn, setDrawn, problems, isReady, type } = useFacts(plan, section)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  const submit = async () => {
    setChecked(true)
    if (!isReady || reason.trim() === '') return
    const form = { ...facts, line: [...facts.line], reason: reason.trim() }
    const outcome = await send((actionId) =>
      client.roadSection.edit.mutate({ actionId, roadSectionId: section.id, seq: seen.current.seq, form }),
    )
    if (outcome === 'outdated') seen.current = present.current
    if (outcome === 'done') onDone()
  }
  return (
    <FormFrame
      title={say(words.editSection)}
      submitLabel={say(words.save)}
      cancelLabel={say(issueWords.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <LineInput
        roadSectionId={section.id}
        startLine={seen.current.line}
        value={drawn}
        problem={isChecked && problems.line ? say(problems.line) : undefined}
        onChange={setDrawn}
        onCancel={onCancel}
      />
      <FactInputs plan={plan} typed={typed} problems={isChecked ? problems : {}} onType={type} />
      <Textarea
        label={say(words.reason)}
        withAsterisk
        aria-required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason.trim() === '' ? say(fillIn(words.reason)) : undefined}
      />
    </FormFrame>
  )
}
