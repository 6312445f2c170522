/** 重点、难点、跟踪督促: the marks on a point, and how they are set and taken off, each time with the reason. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Flag, flagLabel, flags } from '../../domain/point'
import { type Text, text } from '../../domain/text'
import { ReasonInput } from '../forms/ReasonInput'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { dayText } from '../names'
import { useTRPCClient } from '../trpc'
import { Tag } from '../ui/Tag'
import { GroupForm } from './GroupForm'
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
  const [opened, setOpened] = useState<Change | null>(null)
  const changes: Change[] = [
    ...(point.mayFlag ? flags.map((flag): Change => ({ of: flag, on: !isFlagged(point, flag) })) : []),
    ...(point.mayTrack ? [{ of: 'track', on: point.trackedSince === null } as const] : []),
  ]
  if (changes.length === 0) return null

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
  return <MarkForm point={point} change={opened} onClose={() => setOpened(null)} />
}

const MarkForm = ({
  point,
  change: { of, on },
  onClose,
}: {
  readonly point: PointDetail
  readonly change: Change
  readonly onClose: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { send, ...sending } = useSending({ pointId: point.id })
  const [reason, setReason] = useState('')
  const { submit, isChecked } = useSubmit({
    read: () => (reason.trim() === '' ? null : { on, reason: reason.trim() }),
    send: (form) =>
      send((actionId) =>
        of === 'track'
          ? client.point.track.mutate({ actionId, pointId: point.id, form })
          : client.point.flag.mutate({ actionId, pointId: point.id, form: { flag: of, ...form } }),
      ),
    onDone: onClose,
  })
  const label = say(labelOf({ of, on }))
  return (
    <GroupForm title={label} sending={sending} onSubmit={submit} onCancel={onClose}>
      <ReasonInput of={label} label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
    </GroupForm>
  )
}
