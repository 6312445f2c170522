/**
 * A fact of a dossier contested by its unit 异议: one table, as for issues. The office answers; an accepted one stands
 * beside the fact as a correction, for the fact itself follows from the log alone.
 */
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from '../actionTable'
import type { LocalDate } from '../calendar'
import type { FileId } from '../file'
import { choiceField, type Fields, formSchema, optionalFiles, paragraphField } from '../form'
import { type Actor, type Post, unitsOf } from '../people'
import { refuse } from '../refusal'
import { type Text, text } from '../text'
import { type DossierFact, dossierFact, dossierFactNames } from './facts'

export const contestationStates = ['unraised', 'raised', 'accepted', 'declined'] as const
export type ContestationState = (typeof contestationStates)[number]
export const contestationStateLabel: Record<ContestationState, Text> = {
  unraised: text('未提出', 'Not raised'),
  raised: text('待答复', 'Awaiting an answer'),
  accepted: text('已采纳', 'Accepted'),
  declined: text('未采纳', 'Declined'),
}

export type Contestation = {
  readonly id: string
  readonly seq: number
  readonly state: ContestationState
  readonly unitId: string
  readonly fact: DossierFact
  /** What the dossier said when it was contested; null where it said nothing. */
  readonly value: number | null
  readonly what: string
  readonly files: readonly FileId[]
  readonly raisedOn: LocalDate
  readonly raisedBy: Actor | null
  readonly answer: { readonly words: string; readonly on: LocalDate; readonly by: Actor } | null
}

export const unraised = (id: string, unitId: string): Contestation => ({
  id,
  seq: 0,
  state: 'unraised',
  unitId,
  fact: 'held',
  value: null,
  what: '',
  files: [],
  raisedOn: '',
  raisedBy: null,
  answer: null,
})

const standingLabel = {
  unit: text('被考核单位', 'the unit itself'),
  office: text('指挥部办公室', 'the headquarters office'),
} as const satisfies Record<string, Text>

type ContestationLife = {
  readonly subject: Contestation
  readonly stage: ContestationState
  readonly standing: keyof typeof standingLabel
  readonly facts: object
  readonly circumstances: {
    /** Of the fact, as the dossier says it now. */
    readonly value: number | null
    /** Another contestation of the same fact waits for its answer. */
    readonly isWaiting: boolean
  }
  readonly said: { readonly unitId?: string; readonly value?: number | null }
}
type ContestationRow<F extends Fields = Fields> = ActionRow<ContestationLife, F>
const row = <F extends Fields>(definition: ContestationRow<F>): ContestationRow<F> => definition

const factLabels = Object.fromEntries(dossierFactNames.map((name) => [name, dossierFact(name).label])) as Record<
  DossierFact,
  Text
>

export const contestationActions = {
  contest: row({
    label: text('提出异议', 'Contest'),
    from: ['unraised'],
    to: 'raised',
    by: ['unit'],
    fields: {
      fact: choiceField('有异议的事实', 'Contested fact', factLabels),
      what: paragraphField('异议内容', 'What is wrong'),
      files: optionalFiles('证明材料', 'Evidence'),
    },
    check: (_contestation, _form, { isWaiting }) =>
      isWaiting
        ? refuse(
            'conflict',
            '这项事实已有异议在等待答复，没有再次提出。请等待办公室答复。',
            'This fact is contested already; wait for the office’s answer.',
          )
        : undefined,
    change: ({ unitId }, { fact, what, files }, moment) => ({
      unitId: moment.unitId ?? unitId,
      fact,
      what,
      files: files ?? [],
      value: moment.value ?? null,
      raisedOn: moment.today,
      raisedBy: moment.by,
    }),
  }),
  accept: row({
    label: text('采纳异议', 'Accept'),
    from: ['raised'],
    to: 'accepted',
    by: ['office'],
    fields: { correction: paragraphField('更正说明', 'Correction') },
    change: (_contestation, { correction }, { today, by }) => ({ answer: { words: correction, on: today, by } }),
  }),
  decline: row({
    label: text('不予采纳', 'Decline'),
    from: ['raised'],
    to: 'declined',
    by: ['office'],
    fields: { reason: paragraphField('理由', 'Reason') },
    change: (_contestation, { reason }, { today, by }) => ({ answer: { words: reason, on: today, by } }),
  }),
} as const

export type ContestationActionName = keyof typeof contestationActions
export const contestationActionNames = Object.keys(contestationActions) as ContestationActionName[]
export const contestationRow = (name: ContestationActionName): ContestationRow =>
  contestationActions[name] as unknown as ContestationRow
export type ContestationAction = ActionOf<typeof contestationActions>
export type ContestationEvent = Decided<ContestationLife, ContestationAction>

export const contestationActionSchema = actionSchemaOf<ContestationAction>(contestationActionNames, (name) =>
  formSchema(contestationRow(name).fields),
)

const standingsOf = ({ duty }: Post, { unitId }: Contestation): (keyof typeof standingLabel)[] =>
  duty.role === 'office' ? ['office'] : duty.role === 'unit' && duty.unitId === unitId ? ['unit'] : []

export const {
  available: availableContestationActions,
  decide: decideContestation,
  apply: applyContestationEvent,
} = actionTable<ContestationLife, ContestationAction>({
  names: contestationActionNames,
  row: contestationRow,
  noun: text('异议', 'contestation'),
  stageIn: 'state',
  stageLabel: ({ state }) => contestationStateLabel[state],
  standingLabel,
  standingsOf,
  allowed: (name) => contestationRow(name).by,
  recusal: {
    isParty: (viewer, { unitId }) => unitsOf(viewer).includes(unitId),
    binds: (standing) => standing === 'office',
    refusal: (label, allowed) =>
      refuse(
        'forbidden',
        `您在提出异议的单位任职，应当回避，不能${label.zh}。请由${allowed.zh}的其他人员办理。`,
        `You hold a post in the unit concerned and have to stand back. Somebody else of ${allowed.en} has to do this.`,
      ),
  },
  says: ({ unitId }, { name }, { value }) => (name === 'contest' ? { unitId, value } : {}),
})

/** As its events alone tell it. @throws where the first of them does not raise it. */
export const replayContestation = (id: string, events: readonly ContestationEvent[]): Contestation => {
  const unitId = events[0]?.unitId
  if (unitId === undefined) throw new Error(`the events of contestation ${id} do not begin with its being raised`)
  return events.reduce(applyContestationEvent, unraised(id, unitId))
}
