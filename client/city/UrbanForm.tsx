/** The office says which scopes count as urban 市区; every urban rate follows. */
import { useState } from 'react'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { SomeChoices } from '../ui/Choices'
import { Note } from '../ui/Note'
import { words } from './words'

export const UrbanForm = ({ plan, onDone }: { readonly plan: Plan; readonly onDone: () => void }) => {
  const { say, language } = useLanguage()
  const client = useTRPCClient()
  const trpc = useTRPC()
  const { send, ...sending } = useSendingAnew(trpc.campaign.pathFilter(), trpc.city.pathFilter())
  const every = plan.scopes.map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(plan.urbanScopes ?? every)
  const submit = async () => {
    const scopeIds = every.filter((id) => chosen.includes(id))
    if ((await send((actionId) => client.campaign.setUrbanScopes.mutate({ actionId, scopeIds }))) === 'done') onDone()
  }
  return (
    <FormFrame
      title={say(words.setUrban)}
      submitLabel={say(words.saveUrban)}
      sending={sending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <SomeChoices
        label={say(words.urbanChoices)}
        layout="grid"
        choices={plan.scopes.map(({ id, nameZh, nameEn }) => ({
          value: id,
          label: language === 'zh' ? nameZh : nameEn,
        }))}
        values={chosen}
        onChange={setChosen}
      />
      <Note>{say(words.urbanEffect)}</Note>
    </FormFrame>
  )
}
