/** The form of any action on a paper, made from the table's row. */
import type { Paper } from '../../domain/paper'
import { type PaperActionName, paperActionRow } from '../../domain/paperActions'
import { usePlan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSeen } from '../forms/useSeen'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useTRPCClient } from '../trpc'
import { usePaperSending } from './queries'

export const PaperActionForm = ({
  paper,
  name,
  onDone,
}: {
  readonly paper: Paper
  readonly name: PaperActionName
  readonly onDone: () => void
}) => {
  const { say } = useLanguage()
  const plan = usePlan()
  const client = useTRPCClient()
  const { label, fields } = paperActionRow(name)
  const { seen, send, ...sending } = useSeen(paper, usePaperSending())
  const waiting = seen.unitIds.filter((unitId) => !seen.deliveries.some((one) => one.unitId === unitId))
  const values =
    name === 'deliver'
      ? { unitId: waiting[0], on: plan?.today, way: 'meeting' }
      : name === 'reply'
        ? { unitId: seen.unitIds[0] }
        : ({} as Record<string, unknown>)
  const form = useForm(fields, { values, reasons: {} })
  const all = useFieldChoices()
  const choices = { ...all, units: all.units.filter(({ id }) => paper.unitIds.includes(id)) }
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) =>
      send((actionId) =>
        client.paper.act.mutate({
          actionId,
          paperId: paper.id,
          seq: seen.seq,
          action: { name, form: filledIn } as never,
        }),
      ),
    onDone,
  })
  return (
    <FormFrame title={say(label)} sending={sending} onSubmit={submit} onCancel={onDone}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
