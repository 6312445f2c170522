/** What a row of the issue's table is, and what its rules need to know of the world. */
import type { ActionRow } from '../actionTable'
import type { LocalDate, WorkingCalendar } from '../calendar'
import type { Fields } from '../form'
import type { Issue, Stage, Subject, Terms } from '../issue'
import type { Standing, SubjectFacts } from '../standing'
import type { Text } from '../text'

/** What the rules need to know of the world besides the issue itself; read by the caller, never by the rules. */
export type Circumstances = {
  readonly today: LocalDate
  readonly subject: SubjectFacts
  readonly groupOfSquad: ReadonlyMap<number, number>
  readonly terms: Terms
  readonly calendar: WorkingCalendar
  /** Every unit that may hold an issue today, with its superior. */
  readonly units: ReadonlyMap<string, { readonly superiorId: string | null }>
  /** The issue named by a merge, where there is one. */
  readonly mergeTarget: Issue | null
  /** Taken by a paper that has passed its own checks; 审签 is done there. */
  readonly throughPaper?: true
  /** 代录: recorded for the unit that replied on paper. */
  readonly onBehalf?: boolean
}

export type IssueLife = {
  readonly subject: Issue
  readonly stage: Stage
  readonly standing: Standing
  readonly facts: Circumstances
  readonly circumstances: Circumstances
  readonly said: {
    /** What the issue is about; in `open`, which brings it into being. */
    readonly subject?: Subject
    /** The unit for which it was recorded 代录; absent when the person acted for themselves. */
    readonly forUnitId?: string
    /** In `open`: the version of the handbook that its check item comes from. */
    readonly handbook?: number
  }
}

export type Row<F extends Fields = Fields> = ActionRow<IssueLife, F> & {
  /** 代录: who may record it for the unit, with the unit's paper attached. */
  readonly onBehalfBy?: readonly Standing[]
  /** May be taken on several issues in one go, with one form. */
  readonly onSeveral?: true
  /** Left empty on several issues, these take each issue's own prefilled value. */
  readonly eachOwn?: readonly string[]
  /** Taken with a paper that says so (domain/paper.ts), which writes it to each of its issues. */
  readonly byPaper?: true
  /** What the form starts from, with the reason in words. */
  readonly prefill?: (issue: Issue, circumstances: Circumstances) => Prefill
}
export type Prefill = {
  readonly values: Readonly<Record<string, unknown>>
  readonly reasons: Readonly<Record<string, Text>>
  /** Fields that have no meaning in the present case. */
  readonly omit?: readonly string[]
}

export const row = <F extends Fields>(definition: Row<F>): Row<F> => definition
