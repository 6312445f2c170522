/**
 * Names the lead unit of a point with several responsible units. Stands in the facts and within the form for a new issue,
 * which cannot be notified before: so it is a group with a button of its own, not a form inside a form.
 */
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { standingLabel } from '../../domain/standing'
import type { Plan } from '../campaignOverview'
import { unitText } from '../issues/names'
import type { PointDetail } from '../issues/queries'
import { useSending } from '../issues/useSending'
import { choose, fillIn, words as issueWords } from '../issues/words'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'
import { RefusalNote } from '../ui/Note'
import classes from './points.module.css'
import { words } from './words'

export const NameLead = ({ point, plan }: { readonly point: PointDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const { isSending, refusal, send } = useSending({ pointId: point.id, issueId: null })
  const [isOpen, setOpen] = useState(false)
  const [unitId, setUnitId] = useState<string>()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  const submit = async () => {
    setChecked(true)
    if (unitId === undefined || reason.trim() === '') return
    const form = { unitId, reason: reason.trim() }
    if ((await send((actionId) => client.point.nameLead.mutate({ actionId, pointId: point.id, form }))) === 'done')
      setOpen(false)
  }

  if (!isOpen)
    return (
      <Button className={classes.target} variant="default" fw={400} size="compact-md" onClick={() => setOpen(true)}>
        {say(words.nameLead)}
      </Button>
    )
  return (
    <fieldset className={classes.nameLead} aria-label={say(words.nameLead)}>
      <OneChoice
        label={say(standingLabel.leadUnit)}
        needed
        layout="list"
        choices={point.responsibleUnitIds.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
        value={unitId}
        onChange={setUnitId}
        problem={isChecked && unitId === undefined ? say(choose(standingLabel.leadUnit)) : undefined}
      />
      <Textarea
        label={say(words.reason)}
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
        <Button className={classes.target} loading={isSending} onClick={() => void submit()}>
          {say(words.nameLead)}
        </Button>
        <Button className={classes.target} variant="subtle" color="gray" fw={400} onClick={() => setOpen(false)}>
          {say(issueWords.cancel)}
        </Button>
      </div>
    </fieldset>
  )
}
