/**
 * 撤点: takes a point out of use, or back into it, with a reason. What happened there stays. A group with buttons of its
 * own, since it stands in a form.
 */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ReasonInput } from '../forms/ReasonInput'
import { useSendingAnew } from '../forms/useSending'
import { useLanguage } from '../language'
import { useTRPC, useTRPCClient } from '../trpc'
import { CancelButton } from '../ui/CancelButton'
import { LinkButton } from '../ui/LinkButton'
import { RefusalNote } from '../ui/Note'
import classes from './register.module.css'
import { useEditing } from './useEditing'
import { words } from './words'

export const RetirePoint = ({
  pointId,
  isRetired,
  onDone,
}: {
  readonly pointId: number
  /** As it is now. */
  readonly isRetired: boolean
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const [isPressed, setPressed] = useState(false)
  const edit = { isRetired: !isRetired }
  const { effect, refusal, isCurrent } = useEditing([pointId], isAsked ? edit : null)
  const {
    isSending,
    refusal: notSaved,
    send,
  } = useSendingAnew(trpc.pointRegister.pathFilter(), trpc.point.pathFilter())
  const label = say(isRetired ? words.restore : words.retire)
  const why = effect?.refused[0]?.why ?? refusal ?? notSaved
  const given = reason.trim()
  const act = async () => {
    setPressed(true)
    if (effect === null || given === '') return
    const { seen } = effect
    const outcome = await send((actionId) =>
      client.pointRegister.edit.mutate({ actionId, pointIds: [pointId], edit, seen, reason: given }),
    )
    if (outcome === 'done') onDone()
  }
  if (!isAsked)
    return (
      <div className={classes.removal}>
        <LinkButton onClick={() => setAsked(true)}>{label}</LinkButton>
      </div>
    )
  return (
    <section className={classes.removal} aria-label={label}>
      <p className={classes.quiet}>{say(isRetired ? words.restoreWhy : words.retireWhy)}</p>
      <div className={classes.wide}>
        <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isPressed} maxLength={200} />
      </div>
      {why && <RefusalNote>{say(why)}</RefusalNote>}
      <span className={classes.buttons}>
        <Button
          {...(!isRetired && { color: 'red' })}
          loading={isSending}
          disabled={!isCurrent || (effect?.refused.length ?? 0) > 0}
          onClick={() => void act()}
        >
          {label}
        </Button>
        <CancelButton onClick={() => setAsked(false)} />
      </span>
    </section>
  )
}
