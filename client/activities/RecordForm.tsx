/** Records an activity that has taken place: method, day, units, a few sentences. */
import { useState } from 'react'
import { activityActions } from '../../domain/activityActions'
import type { LocalDate } from '../../domain/calendar'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { FurtherFields } from '../forms/FurtherFields'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useNewActivity } from './queries'

const { fields, label } = activityActions.record
const needsUnits: readonly unknown[] = ['hear', 'reviewRecords', 'feedbackMeeting']
/** Rarely more than the usual. */
const further: readonly string[] = ['kind', 'squads', 'pointIds', 'roadSectionIds', 'attendees']

export const RecordForm = ({
  plan,
  today,
  squad,
  isOffice,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly today: LocalDate
  readonly squad: number | null
  readonly isOffice: boolean
  readonly onDone: (activityId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const [method, setMethod] = useState<unknown>(undefined)
  const form = useForm(
    fields,
    { values: { date: today, kind: 'routine', ...(squad !== null && { squads: [squad] }) }, reasons: {} },
    { alsoNeeded: [...(needsUnits.includes(method) ? ['unitIds'] : []), ...(isOffice ? ['squads'] : [])] },
  )
  if (form.values.method !== method) setMethod(form.values.method)
  const all = useFieldChoices()
  const { record, activityId, ...sending } = useNewActivity()
  // The squad's own units first: it is with these that it works.
  const isOwn = (unitId: string) => plan.unitById.get(unitId)?.squad === squad
  const choices = {
    ...all,
    units: [...all.units].sort((one, other) => Number(isOwn(other.id)) - Number(isOwn(one.id))),
  }
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => record('record', filledIn),
    onDone: () => onDone(activityId),
  })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} only={(name) => !further.includes(name)} />
      <FurtherFields isOpen={isOffice}>
        <FormFields form={form} choices={choices} only={(name) => further.includes(name)} />
      </FurtherFields>
    </FormFrame>
  )
}
