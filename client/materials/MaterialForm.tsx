/** The form of any action on a material, made from the table's row. */
import { v7 as uuidv7 } from 'uuid'
import { type MaterialActionName, materialRow } from '../../domain/materialActions'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { type ListedMaterial, useMaterialAction } from './useMaterialAction'
import { words } from './words'

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
  const choices = useFieldChoices()
  const { act, ...sending } = useMaterialAction(material, 'form')
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => act([{ name, form: filledIn }]),
    onDone,
  })
  const andOpenIssue = useSubmit({
    read: form.checked,
    send: (filledIn) =>
      act([
        { name, form: filledIn },
        { name: 'openIssue', form: { issueId: uuidv7() } },
      ]),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(label)}：${material.name}`}
      submitLabel={say(label)}
      secondary={name === 'return' ? { label: say(words.returnAndOpen), onClick: andOpenIssue.submit } : undefined}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
