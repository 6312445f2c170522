/** 重设密码: what it ends is said before; the new one is made here and shown once. */
import { useRef } from 'react'
import { FormFrame } from '../forms/FormFrame'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { madePassword } from './madePassword'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

export const SetPasswordForm = ({
  accountId,
  onDone,
  onCancel,
}: {
  readonly accountId: string
  readonly onDone: (password: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useAdministrationSending()
  // A retry carries the same password.
  const password = useRef<string | null>(null)
  const submit = async () => {
    password.current ??= madePassword()
    const given = { accountId, password: password.current }
    if ((await send((actionId) => client.people.setPassword.mutate({ ...given, actionId }))) === 'done')
      onDone(given.password)
  }
  return (
    <FormFrame title={say(words.setPassword)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <Note>{say(words.setPasswordEffect)}</Note>
    </FormFrame>
  )
}
