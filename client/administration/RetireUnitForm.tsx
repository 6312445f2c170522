/** 停用, with a successor where something is left: said once more in words before it is done for good. */
import { useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import { unitActions } from '../../domain/unit'
import type { OverviewUnit, Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useLanguage } from '../language'
import { type Answers, useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { useAdministrationSending } from './useAdministrationSending'
import { retireSummary, words } from './words'

export const RetireUnitForm = ({
  unit: { id, name },
  holds,
  plan,
  today,
  onDone,
  onCancel,
}: {
  readonly unit: OverviewUnit
  readonly holds: Answers['unit']['holds']
  readonly plan: Plan
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const needsSuccessor = holds.points > 0 || holds.subordinates > 0
  const form = useForm(
    unitActions.retire.fields,
    { values: { on: today }, reasons: {} },
    { alsoNeeded: needsSuccessor ? ['successorId'] : [] },
  )
  const all = useFieldChoices()
  const choices = { ...all, units: all.units.filter((unit) => unit.id !== id) }
  // What was read before the second press is what is done: another value asks anew.
  const values = JSON.stringify(form.values)
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const isAsked = confirmed === values
  const submit = async () => {
    const filledIn = form.checked()
    if (filledIn === null) return
    if (!isAsked) return setConfirmed(values)
    const action = {
      name: 'retire',
      form: filledIn as { on: string; reason: string; successorId?: string },
    } as const
    if ((await send((actionId) => client.unit.act.mutate({ actionId, unitId: id, action }))) === 'done') onDone()
  }
  const successorId = String(form.values.successorId ?? '')
  const successor = plan.unitById.get(successorId)?.name ?? null
  return (
    <FormFrame
      title={say(words.retire)}
      submitLabel={say(isAsked ? words.confirmRetire : words.retire)}
      sending={sending}
      aboveButtons={
        isAsked && sending.refusal === null && <div role="alert">{say(retireSummary(name, successor, holds))}</div>
      }
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
      <Note>{say(words.retireEffect)}</Note>
    </FormFrame>
  )
}
