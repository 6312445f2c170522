/** Retires a road section: it leaves the map, and what happened there stays. */
import { useState } from 'react'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSeen } from '../forms/useSeen'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import type { RoadSectionDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
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
  const { seen, send, ...sending } = useSeen(section, useSending({ roadSectionId: section.id }))
  const [reason, setReason] = useState('')
  const { submit, isChecked } = useSubmit({
    read: () => (reason.trim() === '' ? null : { reason: reason.trim() }),
    send: (form) =>
      send((actionId) =>
        client.roadSection.retire.mutate({ actionId, roadSectionId: section.id, seq: seen.seq, form }),
      ),
    onDone,
  })
  return (
    <FormFrame
      title={say(words.retireSection)}
      submitLabel={say(words.retire)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p className={classes.quiet}>{say(words.retireWhy)}</p>
      <ReasonInput label={words.retireReason} value={reason} onChange={setReason} isChecked={isChecked} />
    </FormFrame>
  )
}
