/** Ends a lending before its last day. */
import { addDays, type LocalDate } from '../../domain/calendar'
import { dateField, type Fields } from '../../domain/form'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { type GroupLending, useGroupSending } from './useGroupSending'
import { words } from './words'

const fields: Fields = { until: dateField(words.lastDay.zh, words.lastDay.en) }

export const EndLendingForm = ({
  lending,
  today,
  onDone,
  onCancel,
}: {
  readonly lending: GroupLending
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useGroupSending()
  // What has not begun is taken back: its last day is the one before its first. On its last day it ends as of yesterday.
  const soonest =
    lending.from > today ? addDays(lending.from, -1) : lending.until === today ? addDays(today, -1) : today
  const form = useForm(fields, { values: { until: soonest }, reasons: {} })
  const choices = useFieldChoices()
  const { submit } = useSubmit({
    read: () => form.checked() as { until: string } | null,
    send: ({ until }) => send((actionId) => client.group.endLending.mutate({ actionId, id: lending.id, until })),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(words.endTitle)}：${lending.name}`}
      submitLabel={say(words.endEarly)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
