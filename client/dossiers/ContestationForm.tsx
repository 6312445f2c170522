/** Contesting a fact, and the office's answer: the forms come from the table. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type ContestationActionName, contestationRow } from '../../domain/dossier/contestation'
import { type DossierFact, dossierFact } from '../../domain/dossier/facts'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { type ShownContestation, useDossierSending } from './useDossier'

export const ContestationForm = ({
  unitId,
  contestation,
  name,
  fact,
  onDone,
  onCancel,
}: {
  readonly unitId: string
  /** Null: a new one. */
  readonly contestation: ShownContestation | null
  readonly name: ContestationActionName
  readonly fact: DossierFact
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { fields, label } = contestationRow(name)
  const [newId] = useState(() => uuidv7())
  const form = useForm(fields, { values: name === 'contest' ? { fact } : {}, reasons: {} })
  const choices = useFieldChoices()
  const { send, ...sending } = useDossierSending()
  type Action = Parameters<typeof client.dossier.act.mutate>[0]['action']
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) =>
      send((actionId) =>
        client.dossier.act.mutate({
          actionId,
          contestationId: contestation?.id ?? newId,
          unitId,
          seq: contestation?.seq ?? 0,
          action: { name, form: filledIn } as unknown as Action,
        }),
      ),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(label)}：${say(dossierFact(fact).label)}`}
      submitLabel={say(label)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} only={(field) => field !== 'fact'} />
    </FormFrame>
  )
}
