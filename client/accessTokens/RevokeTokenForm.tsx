/** 吊销: what it ends is said before. */
import type { AccessToken } from '../../domain/accessToken'
import { FormFrame } from '../forms/FormFrame'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { words } from './words'

export const RevokeTokenForm = ({
  token: { id, name },
  onDone,
}: {
  readonly token: AccessToken
  /** Revoked, or left as it is. */
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.accessToken.pathFilter())
  const { submit } = useSubmit({
    read: () => ({ id }),
    send: (given) => send((actionId) => client.accessToken.revoke.mutate({ ...given, actionId })),
    onDone,
  })
  return (
    <FormFrame
      title={`${say(words.revoke)}：${name}`}
      submitLabel={say(words.revoke)}
      sending={sending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Note>{say(words.revokeEffect)}</Note>
    </FormFrame>
  )
}
