/** Retires a road section: it leaves the map, and what happened there stays. */
import { Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { RoadSectionDetail } from '../issues/queries'
import { useSending } from '../issues/useSending'
import { fillIn, words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { FormFrame } from '../ui/FormFrame'
import classes from './sections.module.css'
import { words } from './words'

export const RetireForm = ({
  section,
  onDone,
  onCancel,
}: {
  readonly section: RoadSectionDetail
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { isSending, refusal, send } = useSending({ pointId: null, issueId: null, roadSectionId: section.id })
  const seenSeq = useRef(section.seq)
  const presentSeq = useRef(section.seq)
  presentSeq.current = section.seq
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  const submit = async () => {
    setChecked(true)
    if (reason.trim() === '') return
    const sent = { roadSectionId: section.id, seq: seenSeq.current, form: { reason: reason.trim() } }
    const outcome = await send((actionId) => client.roadSection.retire.mutate({ ...sent, actionId }))
    if (outcome === 'outdated') seenSeq.current = presentSeq.current
    if (outcome === 'done') onDone()
  }
  return (
    <FormFrame
      title={say(words.retireSection)}
      submitLabel={say(words.retire)}
      cancelLabel={say(issueWords.cancel)}
      isSending={isSending}
      refusal={refusal && say(refusal)}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <p className={classes.quiet}>{say(words.retireWhy)}</p>
      <Textarea
        label={say(words.retireReason)}
        withAsterisk
        aria-required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason.trim() === '' ? say(fillIn(words.retireReason)) : undefined}
      />
    </FormFrame>
  )
}
