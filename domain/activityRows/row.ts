/** What a row of the activities' table is, and what its rules need to know. */
import type { ActionRow } from '../actionTable'
import type { Activity, ActivityState } from '../activity'
import type { LocalDate } from '../calendar'
import type { Fields } from '../form'

export type ActivityCircumstances = {
  readonly today: LocalDate
  /** The campaign's first and last day. */
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly squads: ReadonlySet<number>
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** Every unit that is not retired. */
  readonly units: { readonly has: (unitId: string) => boolean }
  /** Units that hold issues which one of the activity's squads follows. */
  readonly unitsWithIssues: ReadonlySet<string>
  /** Units of the meeting for which there is a notice to hand over. */
  readonly unitsWithNotice: readonly string[]
}

export type ActivityStanding = 'ownSquad' | 'office'
export type Change = { readonly from: unknown; readonly to: unknown }

export type ActivityLife = {
  readonly subject: Activity
  readonly stage: ActivityState
  readonly standing: ActivityStanding
  readonly facts: ActivityCircumstances
  readonly circumstances: ActivityCircumstances
  /** `changes`: in `amend`, what each field was and is. */
  readonly said: { readonly changes?: Readonly<Record<string, Change>> }
}
export type ActivityRow<F extends Fields = Fields> = ActionRow<ActivityLife, F>
export const row = <F extends Fields>(definition: ActivityRow<F>): ActivityRow<F> => definition
