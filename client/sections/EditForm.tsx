/** Changes a road section: its line, names, sponsor or unit, with the reason; only what differs is sent. */
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSeen } from '../forms/useSeen'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import type { RoadSectionDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
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
  const { seen, send, ...sending } = useSeen(section, useSending({ roadSectionId: section.id }))
  const { facts, typed, drawn, setDrawn, problems, isReady, type } = useFacts(plan, seen)
  const [reason, setReason] = useState('')
  const { submit, isChecked } = useSubmit({
    read: () => (isReady && reason.trim() !== '' ? { ...facts, line: [...facts.line], reason: reason.trim() } : null),
    send: (form) =>
      send((actionId) => client.roadSection.edit.mutate({ actionId, roadSectionId: section.id, seq: seen.seq, form })),
    onDone,
  })
  return (
    <FormFrame
      title={say(words.editSection)}
      submitLabel={say(words.save)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <LineInput
        // The map begins anew with what a refusal has shown.
        key={seen.seq}
        roadSectionId={section.id}
        startLine={drawn.line}
        value={drawn}
        problem={isChecked && problems.line ? say(problems.line) : undefined}
        onChange={setDrawn}
        onCancel={onCancel}
      />
      <FactInputs plan={plan} typed={typed} problems={isChecked ? problems : {}} onType={type} />
      <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
    </FormFrame>
  )
}
