/** What may happen to a questionnaire: one table, as for issues. It is opened for a scope, may be kept open longer, and is closed. */

import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import type { Activity } from './activity'
import { addDays, type LocalDate } from './calendar'
import { dateField, type Fields, formSchema, optionalData, paragraphField, scopeField } from './form'
import { uuidSchema } from './id'
import type { Post } from './people'
import {
  currentVersion,
  type Questionnaire,
  type QuestionnaireState,
  takesAnswers,
  unmadeQuestionnaire,
} from './questionnaire'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

const standingLabel = {
  ownSquad: text('督导这个范围的分队', "the scope's squad"),
  office: text('指挥部办公室', 'the headquarters office'),
} as const satisfies Record<string, Text>
type QuestionnaireStanding = keyof typeof standingLabel

export type QuestionnaireCircumstances = {
  readonly today: LocalDate
  /** The campaign's last day. */
  readonly endsOn: LocalDate
  readonly squadOfScope: Readonly<Record<string, number>>
  /** The activity that the form names; null where it names none, or one that is not there. */
  readonly activity: Pick<Activity, 'method' | 'state' | 'squads'> | null
  /** Random, made anew for every decision. */
  readonly newToken: string
}

type QuestionnaireLife = {
  readonly subject: Questionnaire
  readonly stage: QuestionnaireState
  readonly standing: QuestionnaireStanding
  readonly facts: QuestionnaireCircumstances
  readonly circumstances: QuestionnaireCircumstances
  /** In `open`: whose scope it is, and its address. */
  readonly said: { readonly squad?: number; readonly token?: string; readonly version?: number }
}
type QuestionnaireRow<F extends Fields = Fields> = ActionRow<QuestionnaireLife, F>
const row = <F extends Fields>(definition: QuestionnaireRow<F>): QuestionnaireRow<F> => definition

/** A quarter of a year: what is asked longer is another question. */
const mostDays = 92
const endIsWrong = (
  closesOn: LocalDate,
  { today, endsOn }: Pick<QuestionnaireCircumstances, 'today' | 'endsOn'>,
): Refusal | undefined => {
  if (closesOn < today)
    return refuse(
      'invalid',
      '截止日期早于今天，请改为今天或以后。',
      'The last day is in the past; choose today or later.',
    )
  return closesOn > endsOn || closesOn > addDays(today, mostDays)
    ? refuse(
        'invalid',
        `截止日期太晚，请改为${mostDays}天以内、不晚于创建活动结束之日${endsOn}。`,
        `The last day is too late; choose one within ${mostDays} days and no later than ${endsOn}.`,
      )
    : undefined
}

export const questionnaireActions = {
  open: row({
    label: text('发起问卷', 'Open a questionnaire'),
    from: ['unmade'],
    to: 'open',
    by: ['ownSquad', 'office'],
    fields: {
      scopeId: scopeField('督导范围', 'Scope'),
      closesOn: dateField('截止日期', 'Last day'),
      activityId: optionalData('走访活动', 'Activity', uuidSchema),
    },
    check: (_questionnaire, form, circumstances, by) => {
      const squad = circumstances.squadOfScope[form.scopeId]
      if (squad === undefined)
        return refuse(
          'invalid',
          '没有这个督导范围，请从名单中选择。',
          'There is no such scope; choose one from the list.',
        )
      if (by.duty.role === 'squad' && by.duty.squad !== squad)
        return refuse(
          'forbidden',
          '这个范围由其他分队督导，不能在这里发起问卷。请选择本分队的范围。',
          "Another squad supervises this scope. Choose one of your squad's own.",
        )
      const { activity } = circumstances
      if (
        form.activityId !== undefined &&
        (activity === null ||
          activity.method !== 'canvass' ||
          activity.state !== 'held' ||
          !activity.squads.includes(squad))
      )
        return refuse(
          'invalid',
          '问卷只能附在本分队已开展的走访活动上。请重新选择活动，或不选活动。',
          'A questionnaire goes with a canvassing activity of the same squad. Choose another activity, or leave it out.',
        )
      return endIsWrong(form.closesOn, circumstances)
    },
    change: (_questionnaire, form, { today, by, squad, token, version }) => ({
      squad: squad ?? 0,
      scopeId: form.scopeId,
      activityId: form.activityId ?? null,
      version: version ?? currentVersion,
      openedOn: today,
      closesOn: form.closesOn,
      token: token ?? '',
      madeBy: by,
    }),
  }),

  extend: row({
    label: text('调整截止日期', 'Change the last day'),
    from: ['open'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: { closesOn: dateField('截止日期', 'Last day') },
    check: ({ closesOn }, form, circumstances) =>
      form.closesOn === closesOn
        ? refuse('invalid', '截止日期没有改动，请修改后再提交。', 'The last day is the same; change it and send again.')
        : endIsWrong(form.closesOn, circumstances),
    change: (_questionnaire, { closesOn }) => ({ closesOn }),
  }),

  close: row({
    label: text('提前截止', 'Close it now'),
    from: ['open'],
    to: 'closed',
    by: ['ownSquad', 'office'],
    fields: { reason: paragraphField('理由', 'Reason') },
    onlyWhen: (questionnaire, { today }) =>
      takesAnswers(questionnaire, today)
        ? undefined
        : refuse(
            'conflict',
            '问卷已到截止日期，不用再截止。请查看结果。',
            'It has closed by itself; look at its results.',
          ),
  }),
} as const

export type QuestionnaireActionName = keyof typeof questionnaireActions
export const questionnaireActionNames = Object.keys(questionnaireActions) as QuestionnaireActionName[]
export const questionnaireRow = (name: QuestionnaireActionName): QuestionnaireRow =>
  questionnaireActions[name] as unknown as QuestionnaireRow

export type QuestionnaireAction = ActionOf<typeof questionnaireActions>
export type QuestionnaireEvent = Decided<QuestionnaireLife, QuestionnaireAction>

export const questionnaireActionSchema = actionSchemaOf<QuestionnaireAction>(questionnaireActionNames, (name) =>
  formSchema(questionnaireRow(name).fields),
)

const standingsOf = ({ duty }: Post, { state, squad }: Questionnaire): QuestionnaireStanding[] => {
  if (duty.role === 'office') return ['office']
  return duty.role === 'squad' && (state === 'unmade' || duty.squad === squad) ? ['ownSquad'] : []
}

export const {
  available: availableQuestionnaireActions,
  decide: decideQuestionnaire,
  apply: applyQuestionnaireEvent,
} = actionTable<QuestionnaireLife, QuestionnaireAction>({
  names: questionnaireActionNames,
  row: questionnaireRow,
  noun: text('问卷', 'questionnaire'),
  stageIn: 'state',
  stageLabel: ({ state }) => questionnaireStateLabel[state],
  standingLabel,
  standingsOf,
  allowed: (name) => questionnaireRow(name).by,
  says: (_questionnaire, { name, form }, { squadOfScope, newToken }) =>
    name === 'open' ? { squad: squadOfScope[form.scopeId] ?? 0, token: newToken, version: currentVersion } : {},
})

export const questionnaireStateLabel: Record<QuestionnaireState, Text> = {
  unmade: text('未发起', 'Not made'),
  open: text('收集中', 'Open'),
  closed: text('已截止', 'Closed'),
}

/** A questionnaire as its events alone tell it. */
export const replayQuestionnaire = (id: string, events: readonly QuestionnaireEvent[]): Questionnaire =>
  events.reduce(applyQuestionnaireEvent, unmadeQuestionnaire(id))
