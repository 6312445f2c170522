/** The form of any action on a good practice, made from the table's row. */
import type { LocalDate } from '../../domain/calendar'
import type { GoodPractice } from '../../domain/goodPractice'
import { type GoodPracticeActionName, goodPracticeRow } from '../../domain/goodPracticeActions'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import type { FieldValue } from '../forms/formState'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { usePracticeAction } from './queries'

/** An amendment starts from what was recorded. */
const valuesBefore = (
  name: GoodPracticeActionName,
  practice: GoodPractice | undefined,
  today: LocalDate,
): Record<string, FieldValue> =>
  name !== 'amend' || practice === undefined
    ? 'on' in goodPracticeRow(name).fields
      ? { on: today }
      : {}
    : Object.fromEntries(
        Object.keys(goodPracticeRow(name).fields).flatMap((field) => {
          const value = (practice as unknown as Record<string, FieldValue | null>)[field]
          return value === null || value === undefined ? [] : [[field, value]]
        }),
      )

export const PracticeForm = ({
  name,
  practice,
  today,
  isOffice,
  onDone,
  onCancel,
}: {
  readonly name: GoodPracticeActionName
  /** Undefined: a new one. */
  readonly practice?: GoodPractice
  readonly today: LocalDate
  readonly isOffice: boolean
  readonly onDone: (practiceId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { fields, label } = goodPracticeRow(name)
  const { act, practiceId, ...sending } = usePracticeAction(practice)
  const form = useForm(
    fields,
    { values: valuesBefore(name, practice, today), reasons: {} },
    { omit: isOffice ? [] : ['squad'] },
  )
  const choices = useFieldChoices()
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => act(name, filledIn),
    onDone: () => onDone(practiceId),
  })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
