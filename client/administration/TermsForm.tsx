/** The terms, typed anew: what will change, and from when it counts, is in sight above the button. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { severityLabel, type Terms } from '../../domain/issue'
import { plainChanges } from '../../domain/plainChanges'
import type { Text } from '../../domain/text'
import { TermsTable } from '../campaign/TermsTable'
import { usePlan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { useTRPCClient } from '../trpc'
import { Note } from '../ui/Note'
import { words as shared } from '../words'
import classes from './administration.module.css'
import { rectifiesBeforeClaim, termsOf, typedOf } from './termsForm'
import { useAdministrationSending } from './useAdministrationSending'
import { words } from './words'

const noPlace = { issues: [] }

export const TermsForm = ({
  terms,
  onDone,
  onCancel,
}: {
  readonly terms: Terms
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const client = useTRPCClient()
  const plan = usePlan()
  const { send, ...sending } = useAdministrationSending()
  const [typed, setTyped] = useState(() => typedOf(terms))
  const [problem, setProblem] = useState<Text | null>(null)
  const wanted = termsOf(typed)
  const changes = wanted === null || plan === null ? [] : plainChanges(terms, wanted, namesOf(plan, noPlace))
  const submit = async () => {
    const wrong =
      wanted === null
        ? words.termOutOfBounds
        : rectifiesBeforeClaim(wanted)
          ? words.rectifyBeforeClaim
          : changes.length === 0
            ? words.nothingChanged
            : null
    setProblem(wrong)
    if (wrong !== null || wanted === null) return
    if ((await send((actionId) => client.campaign.setTerms.mutate({ ...wanted, actionId }))) === 'done') onDone()
  }
  const input = (path: string, label: string, more: { readonly isNamedBeside?: boolean } = {}) => (
    <NumberInput
      {...(more.isNamedBeside ? { 'aria-label': label } : { label })}
      min={1}
      max={60}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      value={typed[path] ?? ''}
      onChange={(value) => {
        setProblem(null)
        setTyped((before) => ({ ...before, [path]: value }))
      }}
    />
  )
  return (
    <FormFrame
      title={say(words.changeTerms)}
      submitLabel={say(words.saveTerms)}
      sending={sending}
      problem={problem}
      aboveButtons={
        changes.length > 0 && (
          <ul className={classes.changes} aria-label={say(words.willChange)}>
            {changes.map(({ key, label, from, to }) => (
              <li key={key}>
                {say(label)}：{from && say(from)} → {to && say(to)}
              </li>
            ))}
          </ul>
        )
      }
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TermsTable
        cell={(severity, term) =>
          input(`${severity}.${term}`, `${say(severityLabel[severity])} · ${say(shared[term])}`, {
            isNamedBeside: true,
          })
        }
      />
      {input('notify', say(shared.termNotify))}
      {input('recheck', say(shared.termRecheck))}
      {input('trackingThreshold', say(words.threshold))}
      <Note>{say(words.termsEffect)}</Note>
    </FormFrame>
  )
}
