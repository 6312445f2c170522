/** The form of any action on an activity, made from the table's row. */
import type { Activity } from '../../domain/activity'
import { type ActivityActionName, activityRow } from '../../domain/activityActions'
import { needsReason } from '../../domain/activityRows/amending'
import type { LocalDate } from '../../domain/calendar'
import { usePlan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import type { FieldValue } from '../forms/formState'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { type ActivityDetail, useActivityAction } from './queries'

/** What follows from elsewhere, and what has no meaning for this activity. */
const omitted = (name: ActivityActionName, activity: Activity, today: LocalDate): string[] => [
  'noticesGiven',
  'paperId',
  ...(name === 'amend' && !needsReason(activity, today) ? ['reason'] : []),
  ...(name === 'amend' && activity.method !== 'hear' ? ['principalReported'] : []),
  ...(name === 'amend' && activity.state === 'planned'
    ? ['summary', 'attendees', 'files', 'kind', 'pointIds', 'roadSectionIds']
    : []),
]

/** An amendment starts from what was recorded. */
const valuesBefore = (name: ActivityActionName, activity: Activity): Record<string, FieldValue> =>
  name !== 'amend'
    ? {}
    : Object.fromEntries(
        Object.keys(activityRow(name).fields).flatMap((field) => {
          const value = (activity as unknown as Record<string, FieldValue | null>)[field]
          return value === null || value === undefined ? [] : [[field, value]]
        }),
      )

export const ActivityForm = ({
  detail,
  name,
  onDone,
  onCancel,
}: {
  readonly detail: ActivityDetail
  readonly name: ActivityActionName
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const today = usePlan()?.today ?? ''
  const { activity, files } = detail
  const { fields, label } = activityRow(name)
  const { act, seen, ...sending } = useActivityAction(activity)
  const form = useForm(
    fields,
    { values: valuesBefore(name, seen), reasons: {} },
    { omit: omitted(name, seen, today), alsoNeeded: name === 'amend' ? ['reason'] : [] },
  )
  const all = useFieldChoices()
  const received = new Set(activity.receipts.map(({ unitId }) => unitId))
  const choices = {
    ...all,
    files,
    units:
      name === 'receive' ? all.units.filter(({ id }) => activity.unitIds.includes(id) && !received.has(id)) : all.units,
  }
  const { submit } = useSubmit({ read: form.checked, send: (filledIn) => act(name, filledIn), onDone })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
