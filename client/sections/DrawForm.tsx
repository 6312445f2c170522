/** A new road section: drawn on the map, named, and given to a sponsor and a unit. */
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
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
  const { send, ...sending } = useSending({ roadSectionId })
  const { facts, typed, drawn, setDrawn, problems, isReady, type } = useFacts(plan, null)
  const { submit, isChecked } = useSubmit({
    read: () => (isReady ? { ...facts, line: [...facts.line] } : null),
    send: (form) => send((actionId) => client.roadSection.draw.mutate({ actionId, roadSectionId, form })),
    onDone,
  })
  return (
    <FormFrame
      title={say(words.newSection)}
      submitLabel={say(words.save)}
      sending={sending}
      onSubmit={submit}
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
