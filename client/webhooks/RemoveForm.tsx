/** 删除: what it ends is said before. */
import { FormFrame } from '../forms/FormFrame'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import type { Destination } from './destination'
import { words } from './words'

export const RemoveForm = ({
  destination: { id, name },
  onDone,
}: {
  readonly destination: Destination
  /** Removed, or left as it is. */
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.webhook.pathFilter())
  const { submit } = useSubmit({
    read: () => ({ id }),
    send: (given) => send((actionId) => client.webhook.remove.mutate({ ...given, actionId })),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(words.remove)}：${name}`}
      submitLabel={say(words.remove)}
      sending={sending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Note>{say(words.removeEffect)}</Note>
    </FormFrame>
  )
}
