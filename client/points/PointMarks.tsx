/** 重点、难点、跟踪督促: the marks on a point, and how they are set and taken off, each time with the reason. */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Flag, flagLabel, flags } from '../../domain/point'
import { type Text, text } from '../../domain/text'
import { dayText } from '../issues/names'
import type { PointDetail } from '../issues/queries'
import { useSending } from '../issues/useSending'
import { fillIn, words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { RefusalNote } from '../ui/Note'
import { Tag } from '../ui/Tag'
import classes from './points.module.css'
import { trackedSince, words } from './words'

const isFlagged = (point: PointDetail, flag: Flag): boolean => (flag === 'key' ? point.isKey : point.isHard)

export const MarkTags = ({ point }: { readonly point: PointDetail }) => {
  const { say } = useLanguage()
  return (
    <>
      {flags
        .filter((flag) => isFlagged(point, flag))
        .map((flag) => (
          <Tag key={flag} tone="strong">
            {say(flagLabel[flag])}
          </Tag>
        ))}
      {point.trackedSince !== null && <Tag>{say(trackedSince(dayText(point.trackedSince)))}</Tag>}
    </>
  )
}

type Change = { readonly of: Flag | 'track'; readonly on: boolean }

const labelOf = ({ of, on }: Change): Text => {
  if (of === 'track') return on ? words.track : words.untrack
  const { zh, en } = flagLabel[of]
  return on ? text(`标为${zh}`, `Mark: ${en.toLowerCase()}`) : text(`取消${zh}`, `Not a ${en.toLowerCase()} any more`)
}

/** Nothing where this person may change none of them. */
export const PointMarks = ({ point }: { readonly point: PointDetail }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { isSending, refusal, send } = useSending({ pointId: point.id, issueId: null })
  const [opened, setOpened] = useState<Change | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const changes: Change[] = [
    ...(point.mayFlag ? flags.map((flag): Change => ({ of: flag, on: !isFlagged(point, flag) })) : []),
    ...(point.mayTrack ? [{ of: 'track', on: point.trackedSince === null } as const] : []),
  ]
  if (changes.length === 0) return null

  const close = () => {
    setOpened(null)
    setReason('')
    setChecked(false)
  }
  const submit = async ({ of, on }: Change) => {
    setChecked(true)
    const why = reason.trim()
    if (why === '') return
    const sent = await send((actionId) =>
      of === 'track'
        ? client.point.track.mutate({ actionId, pointId: point.id, form: { on, reason: why } })
        : client.point.flag.mutate({ actionId, pointId: point.id, form: { flag: of, on, reason: why } }),
    )
    if (sent === 'done') close()
  }

  if (opened === null)
    return (
      <div className={classes.buttons}>
        {changes.map((change) => (
          <Button
            key={change.of}
            className={classes.target}
            variant="default"
            fw={400}
            size="compact-md"
            onClick={() => setOpened(change)}
          >
            {say(labelOf(change))}
          </Button>
        ))}
      </div>
    )
  const label = say(labelOf(opened))
  return (
    <fieldset className={classes.nameLead} aria-label={label}>
      <Textarea
        label={`${label}：${say(words.reason)}`}
        withAsterisk
        aria-required
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason.trim() === '' ? say(fillIn(words.reason)) : undefined}
      />
      {refusal !== null && <RefusalNote>{say(refusal)}</RefusalNote>}
      <div className={classes.buttons}>
        <Button className={classes.target} loading={isSending} onClick={() => void submit(opened)}>
          {label}
        </Button>
        <Button className={classes.target} variant="subtle" color="gray" fw={400} onClick={close}>
          {say(issueWords.cancel)}
        </Button>
      </div>
    </fieldset>
  )
}
