/** A contact of a unit that is retired: nobody to ring any more, so all that is left is to remove it, asked once more. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import type { Contact } from './ContactRow'
import classes from './contacts.module.css'
import { removeEffect, removeOf, words } from './words'

export const RetiredContactRow = ({ contact: { id, title, name, maskedPhone } }: { readonly contact: Contact }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useSendingAnew(trpc.contact.pathFilter())
  const [isAsked, setAsked] = useState(false)
  const remove = () => send((actionId) => client.contact.remove.mutate({ actionId, id }))
  return (
    <li className={classes.contact}>
      <span className={classes.who}>
        <strong>{name}</strong>
        <span className={classes.quiet}>{title}</span>
      </span>
      <span className={classes.phone}>{maskedPhone}</span>
      <span className={classes.buttons}>
        <Button
          variant={isAsked ? 'filled' : 'default'}
          size="compact-sm"
          fw={isAsked ? 500 : 400}
          loading={isSending}
          aria-label={isAsked ? undefined : say(removeOf(title, name))}
          onClick={() => (isAsked ? void remove() : setAsked(true))}
        >
          {say(isAsked ? words.confirmRemove : words.remove)}
        </Button>
        {isAsked && (
          <Button variant="subtle" color="gray" size="compact-sm" fw={400} onClick={() => setAsked(false)}>
            {say(words.keep)}
          </Button>
        )}
      </span>
      {isAsked && (
        <div className={classes.refused} role="alert">
          {say(removeEffect(title, name))}
        </div>
      )}
      {refusal && (
        <div className={classes.refused}>
          <RefusalNote>{say(refusal)}</RefusalNote>
        </div>
      )}
    </li>
  )
}
