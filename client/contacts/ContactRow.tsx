/** One contact; the number that was asked for lives in this row alone, and goes with it. */
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { type Answers, refusalOf, useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import classes from './contacts.module.css'
import { changeOf, hidePhoneOf, showPhoneOf, words } from './words'

export type Contact = NonNullable<Answers['contact']['ofUnit']['contacts']>[number]

export const ContactRow = ({
  contact: { id, title, name, maskedPhone },
  onChange,
}: {
  readonly contact: Contact
  /** Null: contacts are kept by others. */
  readonly onChange: (() => void) | null
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const [phone, setPhone] = useState<string | null>(null)
  const [refused, setRefused] = useState<Text | null>(null)
  const [isAsking, setAsking] = useState(false)
  // One press is one entry of the log, whatever the network does; shown again, it is another.
  const actionId = useRef<string | null>(null)
  const show = async () => {
    setAsking(true)
    setRefused(null)
    actionId.current ??= uuidv7()
    try {
      setPhone((await client.contact.reveal.mutate({ actionId: actionId.current, id })).phone)
      actionId.current = null
    } catch (error) {
      setRefused(refusalOf(error))
    }
    setAsking(false)
  }
  return (
    <li className={classes.contact}>
      <span className={classes.who}>
        <strong>{name}</strong>
        <span className={classes.quiet}>{title}</span>
      </span>
      <span className={classes.phone} aria-live="polite">
        {phone ?? maskedPhone}
      </span>
      <span className={classes.buttons}>
        <Button
          variant="light"
          size="compact-sm"
          loading={isAsking}
          aria-label={say(phone === null ? showPhoneOf(title, name) : hidePhoneOf(title, name))}
          onClick={() => (phone === null ? void show() : setPhone(null))}
        >
          {say(phone === null ? words.show : words.hide)}
        </Button>
        {onChange && (
          <Button
            variant="default"
            size="compact-sm"
            fw={400}
            aria-label={say(changeOf(title, name))}
            onClick={onChange}
          >
            {say(words.change)}
          </Button>
        )}
      </span>
      {refused && (
        <div className={classes.refused}>
          <RefusalNote>{say(refused)}</RefusalNote>
        </div>
      )}
    </li>
  )
}
