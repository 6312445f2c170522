/** Plans a feedback meeting: about which month, when, with which units. Units with something to talk about are chosen already. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityActions } from '../../domain/activityActions'
import type { LocalDate, Month } from '../../domain/calendar'
import { optionalSquads } from '../../domain/form'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { unitText } from '../names'
import { useTRPC } from '../trpc'
import classes from './activities.module.css'
import { type Candidate, useNewActivity } from './queries'
import { monthTitle, openAndNew, words } from './words'

const { fields: all, label } = activityActions.plan
const fields = { squads: optionalSquads(words.squads.zh, words.squads.en), date: all.date }
const nothing: readonly never[] = []

export const PlanMeetingForm = ({
  plan,
  today,
  month,
  squad,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly today: LocalDate
  readonly month: Month
  readonly squad: number | null
  readonly onDone: (activityId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const form = useForm(
    fields,
    { values: { date: today, ...(squad !== null && { squads: [squad] }) }, reasons: {} },
    { alsoNeeded: ['squads'] },
  )
  const squads = (form.values.squads ?? nothing) as readonly number[]
  const { data: candidates } = useQuery(
    trpc.activity.candidates.queryOptions({ month, squads: [...squads] }, { enabled: squads.length > 0 }),
  )
  // Null: as the server proposes, until a unit is ticked by hand.
  const [ticked, setTicked] = useState<readonly string[] | null>(null)
  const shown = squads.length === 0 ? [] : (candidates ?? [])
  const chosen = (ticked ?? shown.filter(({ isChosen }) => isChosen).map(({ unitId }) => unitId)).filter((unitId) =>
    shown.some((one) => one.unitId === unitId),
  )
  const choices = useFieldChoices()
  const { record, activityId, ...sending } = useNewActivity()
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => record('plan', { ...filledIn, month, unitIds: chosen }),
    onDone: () => onDone(activityId),
  })
  const group = (title: string, members: readonly Candidate[]) =>
    members.length > 0 && (
      <fieldset className={classes.candidates}>
        <legend>
          {title}
          <Button
            variant="subtle"
            size="compact-sm"
            fw={400}
            onClick={() => {
              const ids = members.map(({ unitId }) => unitId)
              const isAll = ids.every((id) => chosen.includes(id))
              setTicked(isAll ? chosen.filter((id) => !ids.includes(id)) : [...new Set([...chosen, ...ids])])
            }}
          >
            {say(words.allUnitsOf)}
          </Button>
        </legend>
        {members.map(({ unitId, open, foundThisMonth }) => (
          <label key={unitId} className={classes.candidate}>
            <input
              type="checkbox"
              checked={chosen.includes(unitId)}
              onChange={() =>
                setTicked(chosen.includes(unitId) ? chosen.filter((id) => id !== unitId) : [...chosen, unitId])
              }
            />
            <span>{say(unitText(plan, unitId))}</span>
            <span className={classes.quiet}>
              {open + foundThisMonth === 0 ? '—' : say(openAndNew(open, foundThisMonth))}
            </span>
          </label>
        ))}
      </fieldset>
    )
  return (
    <FormFrame
      title={`${say(label)}：${say(monthTitle(month))}`}
      submitLabel={say(words.beginPlanning)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} />
      {candidates && shown.length === 0 && <p className={classes.quiet}>{say(words.noCandidates)}</p>}
      {group(
        say(words.chooseUnits),
        shown.filter(({ isOwn }) => isOwn),
      )}
      {group(
        say(words.otherUnits),
        shown.filter(({ isOwn }) => !isOwn),
      )}
    </FormFrame>
  )
}
