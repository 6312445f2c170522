/** 任岗. */
import { useMemo, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { LocalDate } from '../../domain/calendar'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { groupsOf } from './NewAccountForm'
import { postFields, postOf, postReasons } from './postForm'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

export const GivePostForm = ({
  accountId,
  plan,
  today,
  onDone,
  onCancel,
}: {
  readonly accountId: string
  readonly plan: Plan
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const fields = useMemo(() => postFields(groupsOf(plan)), [plan])
  const form = useForm(fields, { values: { from: today }, reasons: {} })
  const choices = useFieldChoices()
  const postId = useRef(uuidv7())
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      const given = { id: postId.current, accountId, post: postOf(filledIn) }
      return send((actionId) => client.people.givePost.mutate({ ...given, actionId }))
    },
    onDone,
  })
  return (
    <FormFrame title={say(words.givePost)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} reasons={postReasons} />
    </FormFrame>
  )
}
