/** An issue is given to a unit, with two dates: their fields, faults and usual values, and what the issue is then. */
import { addWorkingDays, type LocalDate } from '../calendar'
import { dateField } from '../form'
import { type Issue, severityLabel } from '../issue'
import { type Refusal, refuse } from '../refusal'
import { text } from '../text'
import type { Circumstances } from './row'

export const dates = {
  claimBy: dateField('认领期限', 'Claim by'),
  rectifyBy: dateField('整改期限', 'Rectify by'),
}

export const datesAreWrong = (
  form: { claimBy: LocalDate; rectifyBy: LocalDate },
  today: LocalDate,
): Refusal | undefined => {
  if (form.claimBy < today)
    return refuse(
      'invalid',
      '认领期限早于今天，请改为今天或以后。',
      'The claim-by date is in the past; choose today or later.',
    )
  if (form.rectifyBy < form.claimBy)
    return refuse(
      'invalid',
      '整改期限早于认领期限，请往后调整。',
      'The rectify-by date is before the claim-by date; move it later.',
    )
  return undefined
}

export const termDates = (
  issue: Pick<Issue, 'severity'>,
  { today, terms, calendar }: Pick<Circumstances, 'today' | 'terms' | 'calendar'>,
) => {
  const { claim, rectify } = terms.bySeverity[issue.severity]
  return { claimBy: addWorkingDays(today, claim, calendar), rectifyBy: addWorkingDays(today, rectify, calendar) }
}
const workingDaysEn = (days: number) => `${days} working day${days === 1 ? '' : 's'}`
export const termReasons = (issue: Pick<Issue, 'severity'>, { terms }: Circumstances) => {
  const { claim, rectify } = terms.bySeverity[issue.severity]
  const severity = severityLabel[issue.severity]
  return {
    claimBy: text(
      `${severity.zh}问题：${claim}个工作日内认领`,
      `${severity.en}: to be claimed within ${workingDaysEn(claim)}`,
    ),
    rectifyBy: text(
      `${severity.zh}问题：${rectify}个工作日内整改`,
      `${severity.en}: to be rectified within ${workingDaysEn(rectify)}`,
    ),
  }
}

export const withUnit = (unitIds: readonly string[], unitId: string): readonly string[] =>
  unitIds.includes(unitId) ? unitIds : [...unitIds, unitId]

/** A unit takes the issue over: earlier claim, request and subordinate end; every holder is remembered. */
export const heldBy = (
  issue: Issue,
  unitId: string,
  form: { claimBy: LocalDate; rectifyBy: LocalDate },
  today: LocalDate,
) => ({
  unitId,
  unitsEver: withUnit(issue.unitsEver, unitId),
  subordinateUnitId: null,
  subordinateReport: null,
  notifiedOn: today,
  claimBy: form.claimBy,
  rectifyBy: form.rectifyBy,
  claim: null,
  request: null,
  delay: null,
  rectification: null,
})
