/** Writes an instruction about a thing, or records one that was written on paper. */
import { addDays, type LocalDate } from '../../domain/calendar'
import type { InstructionTarget } from '../../domain/instruction'
import { instructionRow } from '../../domain/instructionActions'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useNewInstruction } from './queries'

/** How long the office usually has. */
const usualDays = 5

export const NewInstructionForm = ({
  target,
  name,
  today,
  onDone,
  onCancel,
}: {
  readonly target: InstructionTarget
  readonly name: 'write' | 'record'
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { fields, label } = instructionRow(name)
  const { write, ...sending } = useNewInstruction(target)
  const form = useForm(fields, {
    values: { replyBy: addDays(today, usualDays), ...(name === 'record' && { writtenOn: today, desk: 'commander' }) },
    reasons: {},
  })
  const choices = useFieldChoices()
  const { submit } = useSubmit({ read: form.checked, send: (filledIn) => write(name, filledIn), onDone })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
