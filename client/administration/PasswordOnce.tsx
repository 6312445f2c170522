/** A password as it is handed over: shown once, kept nowhere. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language'
import { ActionBar } from '../ui/ActionBar'
import { Facts } from '../ui/Facts'
import { Note } from '../ui/Note'
import classes from './administration.module.css'
import { words } from './words'

export const PasswordOnce = ({
  username,
  password,
  onDone,
}: {
  readonly username: string
  readonly password: string
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const [isCopied, setCopied] = useState(false)
  // Pages without a certificate have no clipboard; there the text is there to be selected.
  const copy = () => void navigator.clipboard?.writeText(password).then(() => setCopied(true))
  return (
    <>
      <div className={classes.once}>
        <Facts
          facts={[
            { key: 'username', label: say(words.username), value: <code className={classes.secret}>{username}</code> },
            {
              key: 'password',
              label: say(words.newPassword),
              value: <code className={classes.secret}>{password}</code>,
            },
          ]}
        />
        <Note>{say(words.shownOnce)}</Note>
      </div>
      <ActionBar>
        <Button onClick={onDone}>{say(words.handedOver)}</Button>
        {'clipboard' in navigator && (
          <Button variant="default" fw={400} onClick={copy} aria-live="polite">
            {say(isCopied ? words.copied : words.copy)}
          </Button>
        )}
      </ActionBar>
    </>
  )
}
