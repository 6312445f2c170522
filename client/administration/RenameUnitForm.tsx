/** 改名. */
import type { FormOf } from '../../domain/form'
import { unitActions } from '../../domain/unit'
import type { OverviewUnit } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

type Renaming = FormOf<(typeof unitActions)['rename']['fields']>

export const RenameUnitForm = ({
  unit: { id, name },
  onDone,
  onCancel,
}: {
  readonly unit: OverviewUnit
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const form = useForm(unitActions.rename.fields, { values: { nameZh: name.zh, nameEn: name.en }, reasons: {} })
  const choices = useFieldChoices()
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      const action = { name: 'rename', form: filledIn as Renaming } as const
      return send((actionId) => client.unit.act.mutate({ actionId, unitId: id, action }))
    },
    onDone,
  })
  return (
    <FormFrame title={say(words.rename)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} reasons={{ from: words.renameFrom }} />
      <Note>{say(words.renameEffect)}</Note>
    </FormFrame>
  )
}
