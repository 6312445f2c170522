/** Terms as they are typed, and what they come to. Pure. */
import { addWorkingDays, type LocalDate, type WorkingCalendar } from '../../domain/calendar'
import { type Severity, severities, type Terms, termsSchema } from '../../domain/issue'

/** By path, as the inputs hold them; empty while somebody types. */
export type TypedTerms = Readonly<Record<string, number | string>>

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

/** Null: a number is missing or out of bounds. */
export const termsOf = ({ notify, recheck, trackingThreshold, ...typed }: TypedTerms): Terms | null =>
  termsSchema.safeParse({
    notify,
    recheck,
    trackingThreshold,
    bySeverity: Object.fromEntries(
      severities.map((severity) => [
        severity,
        { claim: typed[`${severity}.claim`], rectify: typed[`${severity}.rectify`] },
      ]),
    ),
  }).data ?? null

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
