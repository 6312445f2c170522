/** Opens a questionnaire: for which scope, until when; for a canvassing activity where it is opened from one. */

import { addDays, earlierOf, type LocalDate } from '../../domain/calendar'
import { questionnaireActions } from '../../domain/questionnaireActions'
import type { Plan } from '../campaignOverview'
import { FormFields } from '../forms/FormFields'
import { FormFrame } from '../forms/FormFrame'
import { useFieldChoices } from '../forms/useFieldChoices'
import { useForm } from '../forms/useForm'
import { useSubmit } from '../forms/useSubmit'
import { useLanguage } from '../language'
import { useNewQuestionnaire } from './queries'
import { words } from './words'

const { fields } = questionnaireActions.open
const usualDays = 14

export const OpenQuestionnaireForm = ({
  plan,
  today,
  squads,
  activityId,
  onDone,
  onCancel,
}: {
  readonly plan: Plan
  readonly today: LocalDate
  /** Whose scopes may be chosen; null: all of them. */
  readonly squads: readonly number[] | null
  readonly activityId?: string
  readonly onDone: (questionnaireId: string) => void
  readonly onCancel: () => void
}) => {
  const { say } = useLanguage()
  const scopes = plan.scopes.filter(({ squad }) => squads === null || squads.includes(squad))
  const [only] = scopes
  const form = useForm(fields, {
    values: {
      closesOn: earlierOf(addDays(today, usualDays), plan.plan.endsOn),
      ...(scopes.length === 1 && only && { scopeId: only.id }),
    },
    reasons: {},
  })
  const choices = {
    ...useFieldChoices(),
    scopes: scopes.map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })),
  }
  const { open, questionnaireId, ...sending } = useNewQuestionnaire()
  const { submit } = useSubmit({
    read: form.checked,
    send: (filledIn) => open({ ...filledIn, ...(activityId !== undefined && { activityId }) }),
    onDone: () => onDone(questionnaireId),
  })
  return (
    <FormFrame title={say(words.open)} sending={sending} onSubmit={submit} onCancel={onCancel}>
      <FormFields form={form} choices={choices} />
    </FormFrame>
  )
}
