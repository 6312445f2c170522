/** What a unit was called on a day: what is closed keeps the name of its day, what is open goes by the present one. */
import { addDays, type LocalDate } from './calendar'
import type { Text } from './text'

/** A name that a unit had, and the last day on which it had it; the name before it ends on an earlier one. */
export type FormerName = { readonly name: Text; readonly until: LocalDate }

/** The present name, and those it had before it, oldest first. */
export type UnitNames = { readonly name: Text; readonly formerNames: readonly FormerName[] }

/** Null: now. */
export const unitNameOn = ({ name, formerNames }: UnitNames, day: LocalDate | null): Text =>
  (day === null ? undefined : formerNames.find(({ until }) => day <= until)?.name) ?? name

/** The first day on which the present name may have been in use; null: it was always called so. */
export const namedSince = ({ formerNames }: Pick<UnitNames, 'formerNames'>): LocalDate | null => {
  const last = formerNames.at(-1)
  return last === undefined ? null : addDays(last.until, 1)
}
