/** A contact is added, changed or removed. A number that stays is not sent, and not shown. */
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { longestPersonName, longestTitle, phoneOf } from '../../domain/contact'
import { lineField, optionalLine } from '../../domain/form'
import type { Text } from '../../domain/text'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import type { Contact } from './ContactRow'
import { keepsPhone, removeEffect, words } from './words'

const shared = {
  name: { ...lineField(words.name.zh, words.name.en), maxLength: longestPersonName },
  title: { ...lineField(words.title.zh, words.title.en), maxLength: longestTitle },
}
const newFields = { ...shared, phone: { ...lineField(words.phone.zh, words.phone.en), maxLength: 40 } }
const changedFields = { ...shared, phone: { ...optionalLine(words.newPhone.zh, words.newPhone.en), maxLength: 40 } }

export const ContactForm = ({
  unitId,
  contact,
  onDone,
  onCancel,
}: {
  readonly unitId: string
  /** Null: a new one. */
  readonly contact: Contact | null
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.contact.pathFilter(), trpc.roster.pathFilter())
  const values = contact === null ? {} : { name: contact.name, title: contact.title }
  const form = useForm(contact === null ? newFields : changedFields, { values, reasons: {} })
  const choices = useFieldChoices()
  const [problem, setProblem] = useState<Text | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const newId = useRef(uuidv7())

  const submit = async () => {
    setRemoving(false)
    const filledIn = form.checked()
    if (filledIn === null) return
    const phone = filledIn.phone === undefined || filledIn.phone === '' ? null : phoneOf(String(filledIn.phone))
    if (phone === null && (contact === null || filledIn.phone)) {
      setProblem(words.phoneWrong)
      document.getElementById(form.idOf('phone'))?.focus()
      return
    }
    setProblem(null)
    const person = { name: String(filledIn.name), title: String(filledIn.title) }
    const outcome = await send((actionId) =>
      contact === null
        ? client.contact.add.mutate({ actionId, id: newId.current, unitId, form: { ...person, phone: phone ?? '' } })
        : client.contact.change.mutate({
            actionId,
            id: contact.id,
            form: { ...person, ...(phone !== null && { phone }) },
          }),
    )
    if (outcome === 'done') onDone()
  }
  const remove = async () => {
    if (contact === null) return
    if (!isRemoving) return setRemoving(true)
    if ((await send((actionId) => client.contact.remove.mutate({ actionId, id: contact.id }))) === 'done') onDone()
  }
  return (
    <FormFrame
      title={say(contact === null ? words.add : words.changeContact)}
      submitLabel={say(words.save)}
      {...(contact !== null && {
        secondary: { label: say(isRemoving ? words.confirmRemove : words.remove), onClick: remove },
      })}
      sending={sending}
      problem={problem}
      aboveButtons={isRemoving && contact && <div role="alert">{say(removeEffect(contact.title, contact.name))}</div>}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields
        form={form}
        choices={choices}
        reasons={{ phone: contact === null ? words.phoneHint : keepsPhone(contact.maskedPhone) }}
      />
      {contact === null && <Note>{say(words.logged)}</Note>}
    </FormFrame>
  )
}
