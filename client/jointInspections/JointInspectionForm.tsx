/** Orders a joint inspection 联合督导: which squads, at which points, from when until when. A group leader chooses among the own squads. */
import { useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { campaignActions } from '../../domain/administration'
import { addDays } from '../../domain/calendar'
import { dateField, type Field, type Fields } from '../../domain/form'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { useTRPCClient } from '../trpc'
import { useJointSending } from './queries'
import { words } from './words'

const squads: Field = { kind: 'squads', label: words.squads, schema: z.any(), required: true }
const pointIds: Field = { kind: 'points', label: words.points, schema: z.any(), required: true }
const fields: Fields = {
  squads,
  pointIds,
  from: dateField(words.from.zh, words.from.en),
  until: dateField(words.until.zh, words.until.en),
}

/** How long one usually runs. */
const usualDays = 6

export const JointInspectionForm = ({
  plan,
  pointIds: given = [],
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  /** Filled in already. */
  readonly pointIds?: readonly number[]
  readonly onDone: (inspectionId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const { roles, posts } = useViewer()
  const client = useTRPCClient()
  const [id] = useState(() => uuidv7())
  const { send, ...sending } = useJointSending()
  const groups = posts.flatMap(({ duty }) => (duty.role === 'leader' ? [duty.group] : []))
  const isOffice = roles.includes('office')
  const all = useFieldChoices()
  const choices = useMemo(
    () => ({
      ...all,
      squads: all.squads.filter(
        ({ number }) => isOffice || groups.includes(plan.squadByNumber.get(number)?.group ?? -1),
      ),
    }),
    [all, isOffice, groups, plan],
  )
  const form = useForm(fields, {
    values: { pointIds: [...given], from: plan.today, until: addDays(plan.today, usualDays) },
    reasons: {},
  })
  const chosen = (form.values.squads ?? []) as readonly number[]
  const problem = chosen.length === 1 ? words.twoSquads : null
  const { submit } = useSubmit({
    read: () => {
      const filledIn = form.checked()
      return filledIn === null || problem !== null
        ? null
        : (filledIn as unknown as { squads: number[]; pointIds: number[]; from: string; until: string })
    },
    send: (inspection) =>
      send((actionId) => client.campaign.orderJointInspection.mutate({ actionId, id, ...inspection })),
    onDone: () => onDone(id),
  })
  return (
    <FormFrame
      title={say(campaignActions.orderJointInspection)}
      sending={sending}
      problem={problem}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
