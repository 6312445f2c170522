/** Good practice 经验做法: what a squad or the office found worth telling others, and which media have told it. */
import type { LocalDate } from './calendar'
import type { Actor } from './people'
import { type Text, text } from './text'

export const goodPracticeStates = ['unrecorded', 'recorded', 'withdrawn'] as const
export type GoodPracticeState = (typeof goodPracticeStates)[number]
export const goodPracticeStateLabel: Record<GoodPracticeState, Text> = {
  unrecorded: text('未记录', 'Not recorded'),
  recorded: text('已记录', 'Recorded'),
  withdrawn: text('已撤回', 'Withdrawn'),
}

/** A medium 媒体 that reported it, and the day of the report. */
export type Publication = { readonly medium: string; readonly on: LocalDate; readonly title: string | null }

export type GoodPractice = {
  readonly id: string
  readonly seq: number
  readonly state: GoodPracticeState
  /** Null: the office's own. */
  readonly squad: number | null
  /** The day on which it was seen: of its month is the report that tells it. */
  readonly on: LocalDate
  readonly title: string
  readonly text: string
  readonly unitId: string | null
  readonly scopeId: string | null
  readonly photos: readonly string[]
  /** In the order in which they were marked. */
  readonly publications: readonly Publication[]
  readonly recordedBy: Actor | null
}

export const unrecordedPractice = (id: string): GoodPractice => ({
  id,
  seq: 0,
  state: 'unrecorded',
  squad: null,
  on: '',
  title: '',
  text: '',
  unitId: null,
  scopeId: null,
  photos: [],
  publications: [],
  recordedBy: null,
})
