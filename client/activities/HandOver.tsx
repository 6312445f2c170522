/** Hands a unit's notice over: who took it, by title, and when. */
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { lineLimit } from '../../domain/form'
import { formatInstant } from '../dates'
import { useLanguage } from '../language'
import { RefusalNote } from '../ui/Note'
import classes from './meeting.module.css'
import { type ActivityDetail, useActivityAction } from './queries'
import { usualReceivers, words } from './words'

export const HandOver = ({ detail, unitId }: { readonly detail: ActivityDetail; readonly unitId: string }) => {
  const { say, language } = useLanguage()
  const { activity, available, notices } = detail
  const { act, isSending, refusal } = useActivityAction(activity)
  const [receivedBy, setReceivedBy] = useState('')
  const receipt = activity.receipts.find((one) => one.unitId === unitId)
  const notice = notices.find((one) => one.unitId === unitId)
  const receive = async () => {
    const form = { unitId, receivedBy, ...(notice?.paperId != null && { paperId: notice.paperId }) }
    if ((await act('receive', form, true)) === 'done') setReceivedBy('')
  }
  return (
    <section className={classes.handOver} aria-label={say(words.handOver)}>
      <h3>
        {say(words.handOver)}
        {notice?.number != null && ` ${notice.number}`}
      </h3>
      {receipt !== undefined ? (
        <div className={classes.receipt}>
          <IconCheck size={24} aria-hidden="true" />
          <span>
            {receipt.receivedBy} {formatInstant(receipt.at, language)} {say(words.received)}
          </span>
          {available.includes('takeReceiptBack') && (
            <Button
              variant="subtle"
              fw={400}
              loading={isSending}
              onClick={() => void act('takeReceiptBack', { unitId }, true)}
            >
              {say(words.takeBack)}
            </Button>
          )}
        </div>
      ) : available.includes('receive') ? (
        <form
          className={classes.receiving}
          onSubmit={(event) => {
            event.preventDefault()
            if (receivedBy.trim() !== '') void receive()
          }}
        >
          <TextInput
            label={say(words.receivedBy)}
            size="md"
            maxLength={lineLimit}
            value={receivedBy}
            onChange={(event) => setReceivedBy(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={isSending} disabled={receivedBy.trim() === ''}>
            {say(words.received)}
          </Button>
          <div className={classes.usual}>
            {usualReceivers.map((title) => (
              <Button key={title.zh} variant="default" fw={400} onClick={() => setReceivedBy(say(title))}>
                {say(title)}
              </Button>
            ))}
          </div>
        </form>
      ) : (
        <p className={classes.lead}>{say(words.notReceived)}</p>
      )}
      {refusal && <RefusalNote>{say(refusal)}</RefusalNote>}
    </section>
  )
}
