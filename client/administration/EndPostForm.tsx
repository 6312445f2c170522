/** 离岗: at once, after today, or on a day; what it means stands above the button. */
import { addDays, type LocalDate } from '../../domain/calendar'
import { choiceField, type Fields, optionalDate } from '../../domain/form'
import type { Post } from '../../domain/people'
import type { Text } from '../../domain/text'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

const { whenEnds, atOnce, afterToday, onDay, lastDay } = words
const fields: Fields = {
  when: choiceField(whenEnds.zh, whenEnds.en, { atOnce, afterToday, onDay }),
  until: optionalDate(lastDay.zh, lastDay.en, { field: 'when', is: 'onDay' }),
}
const nothingPrefilled = { values: {}, reasons: {} }

export const EndPostForm = ({
  accountId,
  post,
  duty,
  today,
  onDone,
  onCancel,
}: {
  readonly accountId: string
  readonly post: Post
  readonly duty: Text
  readonly today: LocalDate
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const viewer = useViewer()
  const { send, ...sending } = useAdministrationSending()
  const form = useForm(fields, nothingPrefilled)
  const choices = useFieldChoices()
  const { submit } = useSubmit({
    read: () => form.checked(),
    send: (filledIn) => {
      // The last day on which it is held; one that has not begun is never held.
      const yesterday = addDays(today, -1)
      const until = {
        atOnce: post.from > today ? addDays(post.from, -1) : yesterday,
        afterToday: today,
        onDay: String(filledIn.until),
      }[filledIn.when as 'atOnce' | 'afterToday' | 'onDay']
      const given = { id: post.id, until }
      return send((actionId) => client.people.endPost.mutate({ ...given, actionId }))
    },
    onDone,
  })
  const isOwn = accountId === viewer.accountId && post.duty.role === 'office'
  return (
    <FormFrame
      title={`${say(words.endPost)}：${say(duty)}`}
      submitLabel={say(words.endPost)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
      <Note>{say(isOwn ? words.ownPost : words.endEffect)}</Note>
    </FormFrame>
  )
}
