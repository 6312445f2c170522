/** Asks several units for the same materials: a pasted list, one date. */
import { Button } from '@mantine/core'
import { z } from 'zod'
import { type Field, type Fields, lineLimit, unitsField } from '../../domain/form'
import { materialActions } from '../../domain/materialActions'
import { usePlan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { listedNames } from './listedNames'
import classes from './materials.module.css'
import { useMaterialSending } from './useMaterialAction'
import { askedOf, words } from './words'

const { dueOn, note } = materialActions.define.fields
const mostNames = 40
const names: Field = { kind: 'paragraph', label: words.names, schema: z.string(), required: true, maxLength: 4_000 }
const fields: Fields = { names, dueOn, unitIds: unitsField(words.units.zh, words.units.en), note }

export const DefineForm = ({
  unitId,
  squad,
  mayDefineFor,
  onDone,
  onCancel,
}: {
  readonly unitId: string
  readonly squad: number | null
  readonly mayDefineFor: readonly string[]
  readonly onDone: () => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const client = useTRPCClient()
  const { send, ...sending } = useMaterialSending()
  const form = useForm(fields, { values: { unitIds: [unitId] }, reasons: {} })
  const all = useFieldChoices()
  const choices = { ...all, units: all.units.filter(({ id }) => mayDefineFor.includes(id)) }
  const listed = listedNames(String(form.values.names ?? ''))
  const chosen = (form.values.unitIds ?? []) as readonly string[]
  const problem =
    listed.length > mostNames
      ? words.tooManyNames
      : listed.some((name) => name.length > lineLimit)
        ? words.nameTooLong
        : null

  const { submit } = useSubmit({
    read: () => {
      const filledIn = form.checked()
      if (filledIn === null || problem !== null || listed.length === 0) return null
      const { names: _pasted, ...rest } = filledIn
      return { ...rest, names: listed } as unknown as Omit<
        Parameters<typeof client.material.define.mutate>[0],
        'actionId'
      >
    },
    send: (input) => send((actionId) => client.material.define.mutate({ ...input, actionId })),
    onDone,
  })
  const quick = [
    { label: words.onlyThis, unitIds: [unitId] },
    {
      label: words.squadUnits,
      unitIds: mayDefineFor.filter((id) => plan?.unitById.get(id)?.squad === squad),
    },
    { label: words.allUnits, unitIds: mayDefineFor },
  ]
  return (
    <FormFrame
      title={say(words.defineList)}
      sending={sending}
      problem={problem}
      aboveButtons={listed.length > 0 && <p className={classes.quiet}>{say(askedOf(chosen.length, listed.length))}</p>}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FormFields form={form} choices={choices} only={(name) => name !== 'note'} />
      <div className={classes.quick}>
        {quick
          .filter(({ unitIds }, index) => index < 2 || unitIds.length > (quick[1]?.unitIds.length ?? 0))
          .map(({ label, unitIds }) => (
            <Button
              key={label.zh}
              variant="default"
              size="compact-sm"
              fw={400}
              onClick={() => form.set('unitIds', unitIds)}
            >
              {say(label)} · {unitIds.length}
            </Button>
          ))}
      </div>
      <FormFields form={form} choices={choices} only={(name) => name === 'note'} />
    </FormFrame>
  )
}
