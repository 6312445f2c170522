/** Terms as they are typed, and what they come to. Pure. */
import { addWorkingDays, type LocalDate, type WorkingCalendar } from '../../domain/calendar'
import { type Severity, severities, type Terms } from '../../domain/issue'

/** By path, as the inputs hold them; empty while somebody types. */
export type TypedTerms = Readonly<Record<string, number | string>>

export const termPaths = [
  ...severities.flatMap((severity) => [`${severity}.claim`, `${severity}.rectify`]),
  'notify',
  'recheck',
  'trackingThreshold',
] as const

export const typedOf = ({ bySeverity, notify, recheck, trackingThreshold }: Terms): TypedTerms => ({
  ...Object.fromEntries(
    severities.flatMap((severity) => [
      [`${severity}.claim`, bySeverity[severity].claim],
      [`${severity}.rectify`, bySeverity[severity].rectify],
    ]),
  ),
  notify,
  recheck,
  trackingThreshold,
})

const isTerm = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 60

/** Null: a number is missing or out of bounds. */
export const termsOf = (typed: TypedTerms): Terms | null => {
  if (!termPaths.every((path) => isTerm(typed[path]))) return null
  const at = (path: string) => Number(typed[path])
  return {
    notify: at('notify'),
    recheck: at('recheck'),
    trackingThreshold: at('trackingThreshold'),
    bySeverity: Object.fromEntries(
      severities.map((severity) => [severity, { claim: at(`${severity}.claim`), rectify: at(`${severity}.rectify`) }]),
    ) as Terms['bySeverity'],
  }
}

export const rectifiesBeforeClaim = ({ bySeverity }: Terms): boolean =>
  severities.some((severity) => bySeverity[severity].rectify < bySeverity[severity].claim)

/** When an issue is due that is notified today. */
export const dueIfNotified = (
  terms: Terms,
  severity: Severity,
  today: LocalDate,
  calendar: WorkingCalendar,
): { readonly claim: LocalDate; readonly rectify: LocalDate } => ({
  claim: addWorkingDays(today, terms.bySeverity[severity].claim, calendar),
  rectify: addWorkingDays(today, terms.bySeverity[severity].rectify, calendar),
})
