/** The inputs of a form, in the table's order, each prefilled value with its reason. */
import type { Text } from '../../domain/text'
import { type FieldChoices, FieldInput } from './FieldInput'
import type { FormState } from './useForm'

export const FormFields = ({
  form,
  reasons = {},
  choices,
  only,
}: {
  readonly form: FormState
  readonly reasons?: Readonly<Record<string, Text>>
  readonly choices: FieldChoices
  /** Which of the fields stand here; all of them unless said otherwise. */
  readonly only?: (name: string) => boolean
}) =>
  form.shown
    .filter(({ name }) => only?.(name) ?? true)
    .map((shown) => (
      <FieldInput
        key={shown.name}
        id={form.idOf(shown.name)}
        shown={shown}
        value={form.values[shown.name]}
        onChange={(value) => form.set(shown.name, value)}
        description={reasons[shown.name]}
        problem={form.problems[shown.name]}
        choices={choices}
      />
    ))
