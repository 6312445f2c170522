/** Lends a person to another squad of the group, from a day until a day. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { addDays, type LocalDate } from '../../domain/calendar'
import { dateField, type Fields, squadField } from '../../domain/form'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import classes from './group.module.css'
import { type GroupPerson, useGroupSending } from './useGroupSending'
import { words } from './words'

const fields: Fields = {
  toSquad: squadField(words.toSquad.zh, words.toSquad.en),
  from: dateField(words.from.zh, words.from.en),
  until: dateField(words.until.zh, words.until.en),
}
const usualDays = 4

export const LendForm = ({
  person,
  fromSquad,
  squads,
  today,
  onDone,
  onCancel,
}: {
  readonly person: GroupPerson
  readonly fromSquad: number
  /** The other squads of the group. */
  readonly squads: readonly number[]
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const [id] = useState(() => uuidv7())
  const { send, ...sending } = useGroupSending()
  const all = useFieldChoices()
  const choices = { ...all, squads: all.squads.filter(({ number }) => squads.includes(number)) }
  const form = useForm(fields, { values: { from: today, until: addDays(today, usualDays) }, reasons: {} })
  const { submit } = useSubmit({
    read: () => form.checked() as { toSquad: number; from: string; until: string } | null,
    send: (lending) =>
      send((actionId) =>
        client.group.lend.mutate({ actionId, id, accountId: person.accountId, fromSquad, ...lending }),
      ),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(words.lendTitle)}：${person.name}`}
      submitLabel={say(words.lend)}
      sending={sending}
      aboveButtons={<p className={classes.quiet}>{say(words.keepsPost)}</p>}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
