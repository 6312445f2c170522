/**
 * Names the lead unit of a point with several responsible units. Stands in the facts, with an issue that reaches nobody
 * before, and within the form for a new one.
 */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { standingLabel } from '../../domain/standing'
import type { Plan } from '../campaignOverview'
import { ReasonInput } from '../forms/ReasonInput'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { choose } from '../forms/words'
import type { PointDetail } from '../issues/queries'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'
import { GroupForm } from './GroupForm'
import classes from './points.module.css'
import { words } from './words'

export const NameLead = ({ point, plan }: { readonly point: PointDetail; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const found = point.issues.filter(({ stage }) => stage === 'found')
  const { send, ...sending } = useSending({ pointId: point.id, issueIds: found.map(({ id }) => id) })
  const [isOpen, setOpen] = useState(false)
  const [unitId, setUnitId] = useState<string>()
  const [reason, setReason] = useState('')
  const { submit, isChecked } = useSubmit({
    read: () => (unitId === undefined || reason.trim() === '' ? null : { unitId, reason: reason.trim() }),
    send: (form) => send((actionId) => client.point.nameLead.mutate({ actionId, pointId: point.id, form })),
    onDone: () => setOpen(false),
  })

  if (!isOpen)
    return (
      <Button className={classes.target} variant="default" fw={400} size="compact-md" onClick={() => setOpen(true)}>
        {say(words.nameLead)}
      </Button>
    )
  return (
    <GroupForm title={say(words.nameLead)} sending={sending} onSubmit={submit} onCancel={() => setOpen(false)}>
      <OneChoice
        label={say(standingLabel.leadUnit)}
        needed
        layout="list"
        choices={point.responsibleUnitIds.map((id) => ({ value: id, label: say(unitText(plan, id)) }))}
        value={unitId}
        onChange={setUnitId}
        problem={isChecked && unitId === undefined ? say(choose(standingLabel.leadUnit)) : undefined}
      />
      <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
    </GroupForm>
  )
}
