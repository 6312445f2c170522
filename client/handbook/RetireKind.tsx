/** 停用: a kind of point that is offered no more; the reason first, then a second press. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ReasonInput } from '../forms/ReasonInput'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { CancelButton } from '../ui/CancelButton'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import type { HandbookKind } from './HandbookPart'
import classes from './handbook.module.css'
import { useHandbookSending } from './useHandbookSending'
import { words } from './words'

export const RetireKind = ({ kind, onRetired }: { readonly kind: HandbookKind; readonly onRetired: () => void }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, isSending, refusal } = useHandbookSending()
  const [isAsked, setAsked] = useState(false)
  const [isPressed, setPressed] = useState(false)
  const [reason, setReason] = useState('')
  if (!isAsked) return <LinkButton onClick={() => setAsked(true)}>{say(words.retire)}</LinkButton>
  const retire = async () => {
    setPressed(true)
    if (reason.trim() === '') return
    const outcome = await send((actionId) => client.handbook.retireKind.mutate({ actionId, key: kind.key, reason }))
    if (outcome === 'done') onRetired()
  }
  return (
    <div className={classes.retire}>
      <p className={classes.quiet}>{say(words.retireNote)}</p>
      <ReasonInput
        label={words.reason}
        of={say(words.retire)}
        value={reason}
        isChecked={isPressed}
        onChange={setReason}
      />
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
      <div className={classes.buttons}>
        <Button variant="default" fw={400} loading={isSending} onClick={() => void retire()}>
          {say(words.confirmRetire)}
        </Button>
        <CancelButton disabled={isSending} onClick={() => setAsked(false)} />
      </div>
    </div>
  )
}
