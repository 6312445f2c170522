/**
 * 编辑点位: a point's facts, units and place, with what saving will change said before it is. What was typed stays apart
 * from what the register has, so that somebody else's change meanwhile comes in and is said.
 */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { RegisteredPoint } from '../../domain/pointRegister'
import { registerLines } from '../../domain/registerLines'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { words as pointWords } from '../points/words'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'
import { Facts } from '../ui/Facts'
import { Note } from '../ui/Note'
import { NotYet } from '../ui/NotYet'
import { draftOf, editOf, problemsOf, type Typed } from './draft'
import { EditEffect, registerNames } from './EditEffect'
import { FactInputs } from './FactInputs'
import { PlaceInput } from './PlaceInput'
import { RemovePoint } from './RemovePoint'
import { RetirePoint } from './RetirePoint'
import { LeadInput, UnitsInput } from './UnitInputs'
import { sentEdit, useEditing } from './useEditing'
import { words } from './words'

type Given = {
  readonly pointId: number
  readonly plan: Plan
  readonly onDone: () => void
  readonly onCancel: () => void
  /** The point is no longer there. */
  readonly onRemoved: () => void
}

export const EditPoint = (given: Given) => {
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(
    trpc.pointRegister.byId.queryOptions({ pointId: given.pointId }, { staleTime: 0 }),
  )
  if (data === undefined) return <NotYet error={error} onRetry={refetch} heightsPx={[36, 36, 36, 36]} />
  return <EditForm present={data} {...given} />
}

const EditForm = ({
  pointId,
  plan,
  present: { point, openIssues, isUsed, countsByScope },
  onDone,
  onCancel,
  onRemoved,
}: Given & { readonly present: Answers['pointRegister']['byId'] }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [begun] = useState(point)
  const [typed, setTyped] = useState<Typed>({})
  const [reason, setReason] = useState('')
  const type = useCallback((more: Typed) => setTyped((before) => ({ ...before, ...more })), [])
  const draft = draftOf(point, typed)
  const edit = editOf(point, draft)
  const problems = problemsOf(draft, { isNew: false })
  const isWhole = Object.keys(problems).length === 0
  const { effect, refusal, isCurrent } = useEditing([pointId], isWhole ? edit : null)
  const { send, ...sending } = useSendingAnew(trpc.pointRegister.pathFilter(), trpc.point.pathFilter())
  const isRefused = (effect?.refused.length ?? 0) > 0
  const { submit, isChecked } = useSubmit({
    read: () =>
      isWhole && edit !== null && effect !== null && isCurrent && !isRefused
        ? {
            edit: sentEdit(edit),
            seen: effect.seen,
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          }
        : null,
    send: (form) => send((actionId) => client.pointRegister.edit.mutate({ actionId, pointIds: [pointId], ...form })),
    onDone,
  })
  return (
    <FormFrame
      title={say(pointWords.edit)}
      submitLabel={say(words.save)}
      sending={sending}
      // What is wrong is said when the button is pressed; what is not looked at yet cannot be saved.
      isReady={!isWhole || (edit !== null && isCurrent && !isRefused)}
      problem={refusal}
      onSubmit={submit}
      onCancel={onCancel}
      aboveButtons={
        <>
          <Meanwhile begun={begun} now={point} plan={plan} />
          {edit !== null && isWhole && <EditEffect effect={effect} openIssues={openIssues} plan={plan} />}
        </>
      }
    >
      <FactInputs
        plan={plan}
        draft={draft}
        problems={isChecked || typed.name !== undefined ? problems : {}}
        isNew={false}
        countsByScope={countsByScope}
        onType={type}
      />
      <UnitsInput
        plan={plan}
        unitIds={draft.unitIds}
        problem={problems.unitIds}
        onChange={(unitIds) => type({ unitIds })}
      />
      {(draft.unitIds.length > 1 || draft.leadId !== null) && (
        <LeadInput plan={plan} unitIds={draft.unitIds} leadId={draft.leadId} onChange={(leadId) => type({ leadId })} />
      )}
      <PlaceInput
        plan={plan}
        name={draft.name}
        was={point.position}
        position={draft.position}
        problem={undefined}
        onChange={useCallback((position) => type({ position }), [type])}
      />
      <TextInput
        label={say(words.note)}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {edit !== null ? null : isUsed || point.retiredOn !== undefined ? (
        // Beside it nothing else is saved: it is there while nothing is typed.
        <RetirePoint pointId={pointId} isRetired={point.retiredOn !== undefined} onDone={onDone} />
      ) : (
        <RemovePoint pointId={pointId} onRemoved={onRemoved} />
      )}
    </FormFrame>
  )
}

/** Somebody else has changed it since the form was opened. */
const Meanwhile = ({
  begun,
  now,
  plan,
}: {
  readonly begun: RegisteredPoint
  readonly now: RegisteredPoint
  readonly plan: Plan
}) => {
  const { say } = useLanguage()
  const lines = registerLines({ before: begun, after: now, source: null }, registerNames(plan))
  if (lines.length === 0) return null
  return (
    <Note>
      {say(words.changedMeanwhile)}
      <Facts facts={lines.map(({ key, label, value }) => ({ key, label: say(label), value: say(value) }))} />
    </Note>
  )
}
