/** A destination added or changed. The signing secret is made here, sent with the form, and shown once. */
import { useMemo, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { choiceField, lineField } from '../../domain/form'
import { longestUrl, webhookSecretOf } from '../../domain/webhook'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { type Destination, hearsOf, hearsOptions, topicsOf } from './destination'
import { words } from './words'

const { name, url, hears } = words
const address = lineField(url.zh, url.en)
const fields = {
  name: { ...lineField(name.zh, name.en), maxLength: 60 },
  url: { ...address, schema: address.schema.max(longestUrl), maxLength: longestUrl },
  hears: choiceField(hears.zh, hears.en, hearsOptions),
}
const reasons = { name: words.nameHint, url: words.urlHint }

export const DestinationForm = ({
  destination,
  onDone,
  onCancel,
}: {
  /** Null: a new one. */
  readonly destination: Destination | null
  /** `secret` null: it has one already. */
  readonly onDone: (done: { readonly name: string; readonly secret: string | null }) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.webhook.pathFilter())
  const prefill = useMemo(
    () => ({
      values:
        destination === null
          ? { hears: 'issues' }
          : { name: destination.name, url: destination.url, hears: hearsOf(destination.topics) },
      reasons: {},
    }),
    [destination],
  )
  const form = useForm(fields, prefill)
  const choices = useFieldChoices()
  // A retry carries the same secret: under one action's id it is one.
  const made = useRef<{ readonly id: string; readonly secret: string } | null>(null)
  const submit = async () => {
    const filledIn = form.checked()
    if (filledIn === null) return
    const given = {
      name: String(filledIn.name),
      url: String(filledIn.url),
      topics: topicsOf(String(filledIn.hears)),
    }
    if (destination !== null) {
      const { id } = destination
      const outcome = await send((actionId) => client.webhook.change.mutate({ actionId, id, form: given }))
      if (outcome === 'done') onDone({ name: given.name, secret: null })
      return
    }
    made.current ??= { id: uuidv7(), secret: webhookSecretOf(crypto.getRandomValues(new Uint8Array(32))) }
    const { id, secret } = made.current
    const outcome = await send((actionId) => client.webhook.add.mutate({ actionId, id, secret, form: given }))
    if (outcome === 'done') onDone({ name: given.name, secret })
  }
  return (
    <FormFrame
      title={say(destination === null ? words.add : words.changeTitle)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} reasons={reasons} />
    </FormFrame>
  )
}
