/** 批量修改: points chosen on the map or by the filter, what changes about all of them, and what that does, before it is done. */
import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Plan } from '../campaignOverview'
import { FormFrame } from '../forms/FormFrame'
import { ReasonInput } from '../forms/ReasonInput'
import { useSendingAnew } from '../forms/useSending'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import type { PointTable } from '../pointTable'
import { useTRPC, useTRPCClient } from '../trpc'
import { LinkButton } from '../ui/LinkButton'
import { useTableVersion } from '../usePointTable'
import type { ViewControl } from '../useView'
import { ChosenPoints } from './ChosenPoints'
import { ManyInputs } from './ManyInputs'
import { emptyMany, manyEditOf, manyProblemsOf } from './manyDraft'
import classes from './register.module.css'
import { type Effect, sentEdit, useEditing } from './useEditing'
import { effectText, saveManyText, takeOutRefusedText, withoutLeadText, words } from './words'

export const EditMany = ({
  plan,
  table,
  control,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly table: PointTable
  readonly control: ViewControl
  readonly onDone: (count: number) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const version = useTableVersion(table)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [draft, setDraft] = useState(emptyMany)
  const [reason, setReason] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place
  const held = useMemo(
    () => [...new Set(chosen.flatMap((id) => table.pointOf(id)?.responsibleUnitIds ?? []))].sort(),
    [table, version, chosen],
  )
  const edit = manyEditOf(draft)
  const given = reason.trim()
  // Why a point goes out of use has to be said.
  const needsReason = draft.ticked.includes('retired')
  const problems = manyProblemsOf(draft)
  const { effect, refusal, isCurrent } = useEditing(chosen, edit)
  const { send, ...sending } = useSendingAnew(trpc.pointRegister.pathFilter(), trpc.point.pathFilter())
  const isReady =
    edit === null || (isCurrent && effect !== null && effect.changed > 0 && effect.refusedIds.length === 0)
  const { submit, isChecked } = useSubmit({
    read: () =>
      edit === null || effect === null || !isReady || (needsReason && given === '')
        ? null
        : { edit: sentEdit(edit), seen: effect.seen, ...(given !== '' && { reason: given }) },
    send: (form) => send((actionId) => client.pointRegister.edit.mutate({ actionId, pointIds: [...chosen], ...form })),
    onDone: () => onDone(effect?.changed ?? 0),
  })
  return (
    <div className={classes.page}>
      <p className={classes.quiet}>{say(words.introMany)}</p>
      <ChosenPoints table={table} version={version} control={control} chosen={chosen} onChoose={setChosen} />
      <FormFrame
        title={say(words.editMany)}
        submitLabel={say(effect !== null && effect.changed > 0 ? saveManyText(effect.changed) : words.save)}
        sending={sending}
        isReady={chosen.length > 0 && isReady}
        problem={refusal}
        onSubmit={submit}
        onCancel={onCancel}
        aboveButtons={
          effect !== null &&
          edit !== null && (
            <ManyEffect
              effect={effect}
              isCurrent={isCurrent}
              onTakeOut={(ids) => setChosen(chosen.filter((id) => !ids.includes(id)))}
            />
          )
        }
      >
        <ManyInputs
          plan={plan}
          draft={draft}
          problems={isChecked ? problems : {}}
          heldUnitIds={held}
          onChange={setDraft}
        />
        {needsReason ? (
          <ReasonInput label={words.reason} value={reason} onChange={setReason} isChecked={isChecked} maxLength={200} />
        ) : (
          <TextInput
            label={say(words.note)}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </FormFrame>
    </div>
  )
}

/** So many refused ones are named; all can be taken out. */
const mostNamed = 8

const ManyEffect = ({
  effect: { changed, unchanged, withoutLead, refused, refusedIds },
  isCurrent,
  onTakeOut,
}: {
  readonly effect: Effect
  readonly isCurrent: boolean
  readonly onTakeOut: (pointIds: readonly number[]) => void
}) => {
  const { say } = useLanguage()
  return (
    <section className={classes.effect} aria-label={say(words.willChange)} aria-busy={!isCurrent}>
      <p role="status">{say(isCurrent ? effectText(changed, unchanged, refusedIds.length) : words.checking)}</p>
      {withoutLead > 0 && <p className={classes.quiet}>{say(withoutLeadText(withoutLead))}</p>}
      {refusedIds.length > 0 && (
        <>
          <ul className={classes.refused}>
            {refused.slice(0, mostNamed).map(({ pointId, name, why }) => (
              <li key={pointId}>
                {name} <span className={classes.quiet}>{say(why)}</span>
              </li>
            ))}
          </ul>
          <LinkButton onClick={() => onTakeOut(refusedIds)}>{say(takeOutRefusedText(refusedIds.length))}</LinkButton>
        </>
      )}
    </section>
  )
}
