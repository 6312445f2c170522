/** 生成访问令牌: the token is made here, sent with the form, and shown once. */
import { useMemo, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { tokenOf } from '../../domain/accessToken'
import { addDays, type LocalDate } from '../../domain/calendar'
import { dateField, lineField } from '../../domain/form'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { words } from './words'

const { name, until } = words
const fields = {
  name: { ...lineField(name.zh, name.en), maxLength: 60 },
  until: dateField(until.zh, until.en),
}
const reasons = { name: words.nameHint, until: words.untilHint }
/** A season: long enough to work with, short enough to be thought of again. */
const usualDays = 90

export const MakeTokenForm = ({
  today,
  onDone,
  onCancel,
}: {
  readonly today: LocalDate
  readonly onDone: (made: { readonly name: string; readonly token: string }) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.accessToken.pathFilter())
  const prefill = useMemo(() => ({ values: { until: addDays(today, usualDays) }, reasons: {} }), [today])
  const form = useForm(fields, prefill)
  const choices = useFieldChoices()
  // A retry carries the same token: under one action's id it is one.
  const made = useRef<{ readonly id: string; readonly token: string } | null>(null)
  const submit = async () => {
    const filledIn = form.checked()
    if (filledIn === null) return
    made.current ??= { id: uuidv7(), token: tokenOf(crypto.getRandomValues(new Uint8Array(32))) }
    const given = { ...made.current, name: String(filledIn.name), until: String(filledIn.until) }
    const outcome = await send((actionId) => client.accessToken.make.mutate({ ...given, actionId }))
    if (outcome === 'done') onDone(given)
  }
  return (
    <FormFrame title={say(words.make)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} reasons={reasons} />
    </FormFrame>
  )
}
