/** How far the scopes' borders may be from where they are drawn, as the office states it; and what waits by it, before it is stated. */
import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mostUncertaintyMetres } from '../../domain/boundaries/borderDoubt'
import { listed } from '../../domain/readForm'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import { useTRPC, useTRPCClient } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { Section } from '../ui/Section'
import classes from './boundaries.module.css'
import { foreseenText, uncertaintyText, words } from './words'

const all = 'all'

export const Uncertainty = ({ plan }: { readonly plan: Plan }) => {
  const { say } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  if (plan.scopes.length === 0) return null
  const stated = [...new Set(plan.scopes.map(({ uncertaintyMetres }) => uncertaintyMetres))].sort(
    (one, other) => other - one,
  )
  const lines = stated.map((metres) => {
    const those = plan.scopes.filter(({ uncertaintyMetres }) => uncertaintyMetres === metres)
    const whose =
      those.length === plan.scopes.length ? words.allScopes : listed(those.map(({ id }) => scopeText(plan, id)))
    return { metres, whose }
  })
  return (
    <Section title={say(words.uncertainty)}>
      {lines.map(({ metres, whose }) => (
        <p key={metres} className={classes.quiet}>
          {say(uncertaintyText(metres, whose))}
        </p>
      ))}
      {isOpen ? (
        <UncertaintyForm plan={plan} onLeave={() => setOpen(false)} />
      ) : (
        <LinkButton onClick={() => setOpen(true)}>{say(words.stateUncertainty)}</LinkButton>
      )}
    </Section>
  )
}

const UncertaintyForm = ({ plan, onLeave }: { readonly plan: Plan; readonly onLeave: () => void }) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { send, ...sending } = useSendingAnew(trpc.boundary.pathFilter(), trpc.campaign.pathFilter())
  const [whose, setWhose] = useState(all)
  const [metres, setMetres] = useState<number | string>('')
  const [reason, setReason] = useState('')
  const scopeIds = whose === all ? plan.scopes.map(({ id }) => id) : [whose]
  const uncertaintyMetres = typeof metres === 'number' ? metres : null
  const { data: foreseen } = useQuery(
    trpc.boundary.foreseeUncertainty.queryOptions(
      { scopeIds, uncertaintyMetres: uncertaintyMetres ?? 0 },
      { enabled: uncertaintyMetres !== null },
    ),
  )
  const { submit, isChecked } = useSubmit({
    read: () =>
      uncertaintyMetres === null || reason.trim() === ''
        ? null
        : { scopeIds, uncertaintyMetres, reason: reason.trim() },
    send: (statement) => send((actionId) => client.boundary.stateUncertainty.mutate({ actionId, statement })),
    onDone: onLeave,
  })
  return (
    <FormFrame title={say(words.stateUncertainty)} sending={sending} onSubmit={submit} onCancel={onLeave}>
      <Select
        label={say(words.ofWhich)}
        allowDeselect={false}
        data={[
          { value: all, label: say(words.allScopes) },
          ...plan.scopes.map(({ id }) => ({ value: id, label: say(scopeText(plan, id)) })),
        ]}
        value={whose}
        onChange={(value) => setWhose(value ?? all)}
      />
      <UncertaintyInput value={metres} onChange={setMetres} isMissing={isChecked && uncertaintyMetres === null} />
      {foreseen && uncertaintyMetres !== null && <p className={classes.quiet}>{say(foreseenText(foreseen))}</p>}
      <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} />
    </FormFrame>
  )
}

export const UncertaintyInput = ({
  value,
  onChange,
  isMissing = false,
}: {
  readonly value: number | string
  readonly onChange: (metres: number | string) => void
  readonly isMissing?: boolean
}) => {
  const { say } = useLanguage()
  return (
    <NumberInput
      label={say(words.uncertaintyMetres)}
      description={say(words.uncertaintyHint)}
      min={0}
      max={mostUncertaintyMetres}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={onChange}
      error={isMissing ? say(words.giveMetres) : undefined}
    />
  )
}
