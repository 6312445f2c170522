/** What a row of the papers' table is, what its rules need to know, and what the server adds. */
import type { ActionRow, Moment } from '../actionTable'
import type { LocalDate } from '../calendar'
import type { Fields } from '../form'
import type { Chain, Evidence, Numbered, Paper, PaperMark, PaperStage } from '../paper'
import type { PaperContent } from '../paperContent'

/** How a person stands to a paper. A captain is of the squad that drafted it. */
export type PaperStanding = 'office' | 'commander' | 'captain' | 'squad' | 'drafter' | 'unit'

/** What the rules need to know besides the paper; read by the caller. */
export type PaperCircumstances = {
  readonly today: LocalDate
  /** Units that may be written to today; a retired one is not among them. */
  readonly unitIds: ReadonlySet<string>
  /** The paper that a draft wants to withdraw; null where there is none of that id. */
  readonly withdraws: Paper | null
}

/** What the server adds to an action, and no form can say. */
export type Made = {
  readonly evidence?: Evidence
  readonly numbered?: Numbered
  readonly content?: PaperContent
  /** SHA-256 of the file. */
  readonly docx?: string
  readonly notified?: readonly string[]
  readonly withdrawnBy?: string
}

export type PaperLife = {
  readonly subject: Paper
  readonly stage: PaperStage
  readonly standing: PaperStanding
  /** Who may press what follows from the paper alone. */
  readonly facts: unknown
  readonly circumstances: PaperCircumstances
  readonly said: { readonly made?: Made }
}
export type PaperMoment = Moment<PaperLife>

export type PaperRow<F extends Fields = Fields> = ActionRow<
  PaperLife,
  F,
  Partial<Record<Chain, readonly PaperStanding[]>>
> & {
  /** Follows from another paper or from the making of the file; nobody presses it. */
  readonly byItself?: true
}

export const row = <F extends Fields>(definition: PaperRow<F>): PaperRow<F> => definition

/** Who did it and when, as the paper keeps it. */
export const mark = ({ at, by }: PaperMoment): PaperMark => ({ at, by })
