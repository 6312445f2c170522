/** The form of an action on an instruction, made from the table's row. */
import { type InstructionActionName, instructionRow } from '../../domain/instructionActions'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { type InstructionDetail, useInstructionAction } from './queries'

const nothingPrefilled = { values: {}, reasons: {} }

export const InstructionForm = ({
  detail: { instruction },
  name,
  onDone,
  onCancel,
}: {
  readonly detail: InstructionDetail
  readonly name: InstructionActionName
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { fields, label } = instructionRow(name)
  const form = useForm(fields, nothingPrefilled)
  const choices = useFieldChoices()
  const { act, ...sending } = useInstructionAction(instruction)
  const { submit } = useSubmit({ read: form.checked, send: (filledIn) => act(name, filledIn), onDone })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
