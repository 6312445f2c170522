/** 新增点位: a place tapped on the map or written, what is there, and whose it is. */
import { useCallback, useRef, useState } from 'react'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { draftOf, emptyDraft, newPointOf, problemsOf, type Typed } from './draft'
import { FactInputs } from './FactInputs'
import { PlaceInput } from './PlaceInput'
import { LeadInput, UnitsInput } from './UnitInputs'
import { words } from './words'

export const AddPoint = ({
  plan,
  onAdded,
  onCancel,
}: {
  readonly plan: Plan
  readonly onAdded: (pointId: number | null) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [typed, setTyped] = useState<Typed>({})
  const type = useCallback((more: Typed) => setTyped((before) => ({ ...before, ...more })), [])
  const place = useCallback((position: NonNullable<Typed['position']>) => type({ position }), [type])
  const draft = draftOf(emptyDraft, typed)
  const problems = problemsOf(draft, { isNew: true })
  const { send, ...sending } = useSendingAnew(trpc.pointRegister.pathFilter())
  const added = useRef<number | null>(null)
  const { submit, isChecked } = useSubmit({
    read: () => (Object.keys(problems).length === 0 ? newPointOf(draft) : null),
    send: ({ position: [lng, lat], ...point }) =>
      send(async (actionId) => {
        const { pointId } = await client.pointRegister.add.mutate({
          actionId,
          point: { ...point, position: [lng, lat] },
        })
        added.current = pointId
      }),
    onDone: () => onAdded(added.current),
  })
  return (
    <FormFrame
      title={say(words.add)}
      submitLabel={say(words.save)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <PlaceInput
        plan={plan}
        name={draft.name}
        was={null}
        position={draft.position}
        problem={isChecked ? problems.position : undefined}
        onChange={place}
      />
      <FactInputs
        plan={plan}
        draft={draft}
        problems={isChecked ? problems : {}}
        isNew
        countsByScope={false}
        onType={type}
      />
      <UnitsInput
        plan={plan}
        unitIds={draft.unitIds}
        problem={isChecked ? problems.unitIds : undefined}
        onChange={(unitIds) => type({ unitIds })}
      />
      {(draft.unitIds.length > 1 || draft.leadId !== null) && (
        <LeadInput plan={plan} unitIds={draft.unitIds} leadId={draft.leadId} onChange={(leadId) => type({ leadId })} />
      )}
    </FormFrame>
  )
}
