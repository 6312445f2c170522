/** 上级单位: set, changed or cleared; who stands above may pass issues down 分办. */
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

export const SuperiorUnitForm = ({
  unit: { id, superiorId },
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
  const form = useForm(unitActions.setSuperior.fields, {
    values: superiorId === null ? {} : { superiorId },
    reasons: {},
  })
  const all = useFieldChoices()
  const choices = { ...all, units: all.units.filter((unit) => unit.id !== id) }
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      const action = { name: 'setSuperior', form: filledIn as { superiorId?: string; reason: string } } as const
      return send((actionId) => client.unit.act.mutate({ actionId, unitId: id, action }))
    },
    onDone,
  })
  return (
    <FormFrame title={say(words.setSuperior)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} reasons={{ superiorId: words.superiorHint }} />
      <Note>{say(words.superiorEffect)}</Note>
    </FormFrame>
  )
}
