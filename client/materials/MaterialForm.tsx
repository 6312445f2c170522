/** The form of any action on a material, made from the table's row. */
import { v7 as uuidv7 } from 'uuid'
import { type MaterialActionName, materialRow } from '../../domain/materialActions'
import { FormFields } from '../issues/FormFields'
import { useFieldChoices } from '../issues/useFieldChoices'
import { useForm } from '../issues/useForm'
import { useLanguage } from '../language'
import { FormFrame } from '../ui/FormFrame'
import { type ListedMaterial, useMaterialAction } from './useMaterialAction'
import { words } from './words'

const nothing: readonly never[] = []
const nothingPrefilled = { values: {}, reasons: {} }

export const MaterialForm = ({
  material,
  name,
  onDone,
  onCancel,
}: {
  readonly material: ListedMaterial
  readonly name: MaterialActionName
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { fields, label } = materialRow(name)
  const form = useForm(fields, nothingPrefilled)
  const choices = useFieldChoices({ unitId: null, checkItems: nothing, issues: nothing })
  const { act, isSending, refusal } = useMaterialAction(material, true)

  const submit = async (andOpen: boolean) => {
    const filledIn = form.checked()
    if (filledIn === null) return
    const opening = { name: 'openIssue', form: { issueId: uuidv7() } }
    if (await act([{ name, form: filledIn }, ...(andOpen ? [opening] : [])])) onDone()
  }
  return (
    <FormFrame
      title={`${say(label)}：${material.name}`}
      submitLabel={say(label)}
      secondary={name === 'return' ? { label: say(words.returnAndOpen), onClick: () => void submit(true) } : undefined}
      cancelLabel={say(words.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit(false)}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
