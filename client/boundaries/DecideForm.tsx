/** Whose a point is, with the reason and the document behind it, and who helps. */
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { fillIn } from '../forms/words'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { words } from './words'

const nobodys = 'nobody'

export const DecideForm = ({
  plan,
  point: { pointId, name, scopeIds, mayBeNobodys },
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly point: {
    readonly pointId: number
    readonly name: string
    readonly scopeIds: readonly string[]
    /** Near the outer edge it may lie in no scope at all. */
    readonly mayBeNobodys: boolean
  }
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.boundary.pathFilter(), trpc.point.pathFilter())
  const [scopeId, setScopeId] = useState<string | null>(null)
  const [assisting, setAssisting] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const { submit, isChecked } = useSubmit({
    read: () =>
      scopeId === null || reason.trim() === ''
        ? null
        : {
            scopeId: scopeId === nobodys ? null : scopeId,
            reason: reason.trim(),
            ...(assisting !== null && scopeId !== nobodys && { assistingSquad: Number(assisting) }),
            ...(document.trim() !== '' && { document: document.trim() }),
          },
    send: (decision) => send((actionId) => client.boundary.decide.mutate({ actionId, pointId, decision })),
    onDone,
  })
  const squadInCharge = scopeId === null ? undefined : plan.scopeById.get(scopeId)?.squad
  return (
    <FormFrame
      title={`${say(words.decide)}：${name}`}
      submitLabel={say(words.decide)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Select
        label={say(words.whose)}
        withAsterisk
        allowDeselect={false}
        data={[
          ...scopeIds.map((id) => ({ value: id, label: say(scopeText(plan, id)) })),
          ...(mayBeNobodys ? [{ value: nobodys, label: say(words.nobody) }] : []),
        ]}
        value={scopeId}
        onChange={setScopeId}
        error={isChecked && scopeId === null ? say(fillIn(words.whose)) : undefined}
      />
      <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
      <TextInput
        label={say(words.document)}
        maxLength={120}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
      <Select
        disabled={scopeId === nobodys}
        label={say(words.assisting)}
        placeholder={say(words.noAssisting)}
        clearable
        data={plan.squads
          .filter(({ number }) => number !== squadInCharge)
          .map(({ number }) => ({ value: String(number), label: say(squadText(plan, number)) }))}
        value={assisting}
        onChange={setAssisting}
      />
    </FormFrame>
  )
}
