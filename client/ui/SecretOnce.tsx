/** A secret as it is handed over: shown once, to be copied, kept nowhere. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ActionBar } from './ActionBar'
import { Facts } from './Facts'
import { Note } from './Note'
import classes from './secretOnce.module.css'

export type SecretWords = {
  readonly secret: string
  /** What it is for, and that it is not shown again. */
  readonly note: string
  readonly done: string
  readonly copy: string
  readonly copied: string
}

/** Selected by a click, all of it. */
export const SecretText = ({ children }: { readonly children: string }) => (
  <code className={classes.secret}>{children}</code>
)

export const SecretOnce = ({
  of,
  secret,
  words,
  onDone,
}: {
  /** Whose or what for: stands before the secret. */
  readonly of: { readonly label: string; readonly value: ReactNode }
  readonly secret: string
  readonly words: SecretWords
  readonly onDone: () => void
}) => {
  const [isCopied, setCopied] = useState(false)
  // Pages without a certificate have no clipboard; there the text is there to be selected.
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => setCopied(true))
  return (
    <>
      <div className={classes.once}>
        <Facts
          facts={[
            { key: 'of', ...of },
            { key: 'secret', label: words.secret, value: <SecretText>{secret}</SecretText> },
          ]}
        />
        <Note>{words.note}</Note>
      </div>
      <ActionBar>
        <Button onClick={onDone}>{words.done}</Button>
        {'clipboard' in navigator && (
          <Button variant="default" fw={400} onClick={copy} aria-live="polite">
            {isCopied ? words.copied : words.copy}
          </Button>
        )}
      </ActionBar>
    </>
  )
}
