/** 新建账号: a person with a first post; the password is made here and shown once. */
import { useMemo, useRef, useState } from 'react'
import type { LocalDate } from '../../domain/calendar'
import { lineField } from '../../domain/form'
import { usernameSchema } from '../../domain/people'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import classes from './administration.module.css'
import { madePassword } from './madePassword'
import { postFields, postOf, postReasons } from './postForm'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

const { username, personName } = words
const reasons = { ...postReasons, username: words.usernameRule }

export const groupsOf = (plan: Plan): number[] => [...new Set(plan.squads.map(({ group }) => group))].sort()

export const NewAccountForm = ({
  plan,
  today,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly today: LocalDate
  readonly onDone: (made: { accountId: string; username: string; password: string }) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  const fields = useMemo(
    () => ({
      username: lineField(username.zh, username.en),
      name: { ...lineField(personName.zh, personName.en), maxLength: 60 },
      ...postFields(groupsOf(plan)),
    }),
    [plan],
  )
  const form = useForm(fields, { values: { from: today }, reasons: {} })
  const choices = useFieldChoices()
  const [problem, setProblem] = useState<Text | null>(null)
  // A retry carries the same password: under one action's id it is one account.
  const password = useRef<string | null>(null)

  const submit = async () => {
    const filledIn = form.checked()
    if (filledIn === null) return
    const account = { username: String(filledIn.username), name: String(filledIn.name), posts: [postOf(filledIn)] }
    if (!usernameSchema.safeParse(account.username).success) {
      setProblem(words.usernameWrong)
      document.getElementById(form.idOf('username'))?.focus()
      return
    }
    setProblem(null)
    password.current ??= madePassword()
    const given = password.current
    let accountId = ''
    const outcome = await send(async (actionId) => {
      accountId = (await client.people.create.mutate({ ...account, actionId, password: given })).accountId
    })
    if (outcome === 'done') onDone({ accountId, username: account.username, password: given })
  }
  return (
    <FormFrame
      title={say(words.newAccount)}
      submitLabel={say(words.createAccount)}
      sending={sending}
      problem={problem}
      aboveButtons={<p className={classes.quiet}>{say(words.passwordFollows)}</p>}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} reasons={reasons} />
    </FormFrame>
  )
}
