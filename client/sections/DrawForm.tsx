/** A new road section: drawn on the map, named, and given to a sponsor and a unit. */
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { useSending } from '../issues/useSending'
import { words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { FormFrame } from '../ui/FormFrame'
import { FactInputs } from './FactInputs'
import { LineInput } from './LineInput'
import { useFacts } from './useFacts'
import { words } from './words'

export const DrawForm = ({
  plan,
  roadSectionId,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  /** Made by this browser, once for the form: no retry draws two. */
  readonly roadSectionId: string
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { isSending, refusal, send } = useSending({ pointId: null, issueId: null, roadSectionId })
  const { facts, typed, drawn, setDrawn, problems, isReady, type } = useFacts(plan, null)
  const [isChecked, setChecked] = useState(false)

  const submit = async () => {
    setChecked(true)
    if (!isReady) return
    const form = { ...facts, line: [...facts.line] }
    if ((await send((actionId) => client.roadSection.draw.mutate({ actionId, roadSectionId, form }))) === 'done')
      onDone()
  }
  return (
    <FormFrame
      title={say(words.newSection)}
      submitLabel={say(words.save)}
      cancelLabel={say(issueWords.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <LineInput
        roadSectionId={null}
        startLine={null}
        value={drawn}
        problem={isChecked && problems.line ? say(problems.line) : undefined}
        onChange={setDrawn}
        onCancel={onCancel}
      />
      <FactInputs plan={plan} typed={typed} problems={isChecked ? problems : {}} onType={type} />
    </FormFrame>
  )
}
