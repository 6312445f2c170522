/** A token as it goes into a program: shown once, kept nowhere. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language'
import { ActionBar } from '../ui/ActionBar'
import { Facts } from '../ui/Facts'
import { Note } from '../ui/Note'
import classes from './accessTokens.module.css'
import { words } from './words'

export const TokenOnce = ({
  name,
  token,
  onDone,
}: {
  readonly name: string
  readonly token: string
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const [isCopied, setCopied] = useState(false)
  // Pages without a certificate have no clipboard; there the text is there to be selected.
  const copy = () => void navigator.clipboard?.writeText(token).then(() => setCopied(true))
  return (
    <>
      <div className={classes.once}>
        <Facts
          facts={[
            { key: 'name', label: say(words.name), value: name },
            { key: 'token', label: say(words.token), value: <code className={classes.secret}>{token}</code> },
          ]}
        />
        <Note>{say(words.shownOnce)}</Note>
      </div>
      <ActionBar>
        <Button onClick={onDone}>{say(words.noted)}</Button>
        {'clipboard' in navigator && (
          <Button variant="default" fw={400} onClick={copy} aria-live="polite">
            {say(isCopied ? words.copied : words.copy)}
          </Button>
        )}
      </ActionBar>
    </>
  )
}
