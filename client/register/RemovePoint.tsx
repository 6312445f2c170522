/** Removes a point at which nothing has happened. A group with buttons of its own, since it stands in a form. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { CancelButton } from '../ui/CancelButton'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import classes from './register.module.css'
import { words } from './words'

export const RemovePoint = ({ pointId, onRemoved }: { readonly pointId: number; readonly onRemoved: () => void }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [isAsked, setAsked] = useState(false)
  // The point itself is not read anew: it is gone.
  const { isSending, refusal, send } = useSendingAnew(trpc.pointRegister.changes.queryFilter())
  const remove = async () => {
    if ((await send((actionId) => client.pointRegister.remove.mutate({ actionId, pointId }))) === 'done') onRemoved()
  }
  if (!isAsked)
    return (
      <div className={classes.removal}>
        <LinkButton onClick={() => setAsked(true)}>{say(words.remove)}</LinkButton>
      </div>
    )
  return (
    <section className={classes.removal} aria-label={say(words.remove)}>
      <p className={classes.quiet}>{say(words.removeWhy)}</p>
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
      <span className={classes.buttons}>
        <Button color="red" loading={isSending} onClick={() => void remove()}>
          {say(words.remove)}
        </Button>
        <CancelButton onClick={() => setAsked(false)} />
      </span>
    </section>
  )
}
