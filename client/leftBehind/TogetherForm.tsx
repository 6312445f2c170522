/** 一并转办: one reason for all; each goes to its own unit, by its own dates or by the same. Sent as one action. */

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { workingCalendar } from '../../domain/calendar'
import { severities, severityLabel } from '../../domain/issue'
import { actions } from '../../domain/issueActions'
import { termDates } from '../../domain/issueRows/givenToUnit'
import type { SeveralAction } from '../../domain/issueSeveral'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSending } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { dayText, unitText } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { OneChoice } from '../ui/Choices'
import classes from './leftBehind.module.css'
import type { LeftRow } from './queries'
import { datesBySeverity, forTheRest, takes, togetherTitle, words } from './words'

/** An issue and the unit that is to take it; null: none was chosen. */
export type Given = { readonly row: LeftRow; readonly toId: string | null }

const dates = ['claimBy', 'rectifyBy']
const nothingPrefilled = { values: {}, reasons: {} }

export const TogetherForm = ({
  given: asked,
  plan,
  onDone,
  onCancel,
}: {
  readonly given: readonly Given[]
  readonly plan: Plan
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  // As they were chosen: what happens meanwhile is refused by the server and told, not taken out unseen.
  const [given] = useState(asked)
  const undecided = given.filter(({ toId }) => toId === null).length
  const [isEachOwn, setEachOwn] = useState(true)
  const form = useForm(actions.reassign.fields, nothingPrefilled, {
    omit: [...(undecided === 0 ? ['unitId'] : []), ...(isEachOwn ? dates : [])],
  })
  const choices = useFieldChoices()
  const { send, ...sending } = useSending({
    issueIds: given.map(({ row }) => row.id),
    anew: () => queryClient.invalidateQueries(trpc.unit.pathFilter()),
  })
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => {
      const action = { name: 'reassign', form: filledIn } as unknown as SeveralAction
      const issues = given.map(({ row: { id, seq }, toId }) => ({
        issueId: id,
        seq,
        ...(toId !== null && { own: { unitId: toId } }),
      }))
      return send((actionId) => client.issue.actOnSeveral.mutate({ actionId, action, issues }))
    },
    onDone,
  })
  const counts = new Map<string, number>()
  for (const { toId } of given) if (toId !== null) counts.set(toId, (counts.get(toId) ?? 0) + 1)

  return (
    <FormFrame
      title={say(togetherTitle(given.length))}
      submitLabel={say(words.together)}
      sending={sending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {counts.size > 0 && (
        <div>
          <p className={classes.quiet}>{say(words.toUnits)}</p>
          <ul className={classes.takers}>
            {[...counts].map(([unitId, count]) => (
              <li key={unitId}>{say(takes(unitText(plan, unitId), count))}</li>
            ))}
          </ul>
        </div>
      )}
      <FormFields
        form={form}
        choices={choices}
        reasons={undecided === 0 ? {} : { unitId: forTheRest(undecided) }}
        only={(name) => !dates.includes(name)}
      />
      <OneChoice
        label={say(words.dates)}
        layout="row"
        choices={[
          { value: 'own', label: say(words.bySeverity) },
          { value: 'one', label: say(words.oneDate) },
        ]}
        value={isEachOwn ? 'own' : 'one'}
        onChange={(value) => setEachOwn(value === 'own')}
      />
      {isEachOwn && <UsualDates given={given} plan={plan} />}
      <FormFields form={form} choices={choices} only={(name) => dates.includes(name)} />
    </FormFrame>
  )
}

/** The dates that each issue gets by its severity, counted in working days from today. */
const UsualDates = ({ given, plan }: { readonly given: readonly Given[]; readonly plan: Plan }) => {
  const { say } = useLanguage()
  const { today, terms } = plan
  const calendar = workingCalendar(plan.workingDays)
  return (
    <ul className={classes.usual}>
      {severities.map((severity) => {
        const count = given.filter(({ row }) => row.severity === severity).length
        const { claimBy, rectifyBy } = termDates({ severity }, { today, terms, calendar })
        return count === 0 ? null : (
          <li key={severity}>
            {say(datesBySeverity(severityLabel[severity], count, dayText(claimBy), dayText(rectifyBy)))}
          </li>
        )
      })}
    </ul>
  )
}
