/** Where the chain of hashes stands, to be noted down elsewhere. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import classes from './audit.module.css'
import { positionText, words } from './words'

export const ChainState = () => {
  const { say, language } = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.audit.chain.queryOptions())
  const [copied, setCopied] = useState('')
  if (!data) return null
  const { now, anchor } = data
  const anchorNow = `${now.position}:${now.hash}`
  // Pages without a certificate have no clipboard; there the text is there to be selected.
  const copy = () => void navigator.clipboard?.writeText(anchorNow).then(() => setCopied(anchorNow))
  return (
    <details className={classes.chain}>
      <summary>
        {say(words.chain)} · {say(positionText(now.position))} · <code>{now.hash.slice(0, 12)}…</code>
      </summary>
      <p className={classes.quiet}>{say(words.chainHint)}</p>
      <dl>
        <dt>{say(words.chainNow)}</dt>
        <dd>
          <code>{anchorNow}</code>
        </dd>
        <dt>{say(words.chainAnchor)}</dt>
        <dd>
          {anchor === null ? (
            say(words.noAnchor)
          ) : (
            <>
              {formatDay(anchor.day, language)} <code>{`${anchor.position}:${anchor.hash}`}</code>
            </>
          )}
        </dd>
      </dl>
      {'clipboard' in navigator && (
        <Button variant="light" size="compact-sm" onClick={copy} aria-live="polite">
          {say(copied === anchorNow ? words.copied : words.copy)}
        </Button>
      )}
    </details>
  )
}
