/** What the office changes about a unit in one step: its name 改名, or who stands above it and may pass issues down 上级单位. */
import type { Text } from '../../domain/text'
import { type UnitAction, unitActions } from '../../domain/unit'
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

type Given = {
  readonly title: Text
  readonly effect: Text
  /** By field: what is to be known about it. */
  readonly hints: Readonly<Record<string, Text>>
  readonly start: (unit: OverviewUnit) => Readonly<Partial<Record<string, string>>>
}

const forms = {
  rename: {
    title: words.rename,
    effect: words.renameEffect,
    hints: { from: words.renameFrom },
    start: ({ name }) => ({ nameZh: name.zh, nameEn: name.en }),
  },
  setSuperior: {
    title: words.setSuperior,
    effect: words.superiorEffect,
    hints: { superiorId: words.superiorHint },
    start: ({ superiorId }) => (superiorId === null ? {} : { superiorId }),
  },
} as const satisfies Partial<Record<UnitAction['name'], Given>>

export const UnitForm = ({
  act,
  unit,
  onDone,
  onCancel,
}: {
  readonly act: keyof typeof forms
  readonly unit: OverviewUnit
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const { title, effect, hints, start }: Given = forms[act]
  const form = useForm(unitActions[act].fields, { values: start(unit), reasons: {} })
  const all = useFieldChoices()
  // Nobody stands above itself.
  const choices = { ...all, units: all.units.filter(({ id }) => id !== unit.id) }
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      const action = { name: act, form: filledIn } as UnitAction
      return send((actionId) => client.unit.act.mutate({ actionId, unitId: unit.id, action }))
    },
    onDone,
  })
  return (
    <FormFrame title={say(title)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} reasons={hints} />
      <Note>{say(effect)}</Note>
    </FormFrame>
  )
}
