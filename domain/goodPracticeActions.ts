/** What may happen to a good practice: recorded, amended, marked as published by the office, withdrawn. One table, as for issues. */
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import type { LocalDate } from './calendar'
import {
  dateField,
  type Fields,
  formSchema,
  lineField,
  optionalDate,
  optionalLine,
  optionalParagraph,
  optionalPhotos,
  optionalScope,
  optionalSquad,
  optionalUnit,
  paragraphField,
} from './form'
import { type GoodPractice, type GoodPracticeState, goodPracticeStateLabel, unrecordedPractice } from './goodPractice'
import type { Actor, Post } from './people'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

const standingLabel = {
  ownSquad: text('记录的督导分队', 'the squad that recorded it'),
  office: text('指挥部办公室', 'the headquarters office'),
} as const satisfies Record<string, Text>

export type GoodPracticeCircumstances = {
  readonly today: LocalDate
  /** The campaign's first day. */
  readonly startsOn: LocalDate
  readonly squads: { readonly has: (squad: number) => boolean }
  readonly units: { readonly has: (unitId: string) => boolean }
  readonly scopes: { readonly has: (scopeId: string) => boolean }
}

type GoodPracticeLife = {
  readonly subject: GoodPractice
  readonly stage: GoodPracticeState
  readonly standing: keyof typeof standingLabel
  readonly facts: GoodPracticeCircumstances
  readonly circumstances: GoodPracticeCircumstances
  readonly said: object
}
type GoodPracticeRow<F extends Fields = Fields> = ActionRow<GoodPracticeLife, F>
const row = <F extends Fields>(definition: GoodPracticeRow<F>): GoodPracticeRow<F> => definition

const squadOf = (named: number | undefined, { duty }: Actor): number | null =>
  duty.role === 'squad' ? duty.squad : (named ?? null)

const dayIsWrong = (day: LocalDate, { today, startsOn }: GoodPracticeCircumstances): Refusal | undefined =>
  day > today || day < startsOn
    ? refuse(
        'invalid',
        `日期应在创建活动开始之日${startsOn}至今天之间，请核对。`,
        `The day lies outside the time from ${startsOn} until today; check it.`,
      )
    : undefined

const placeIsWrong = (
  { unitId, scopeId }: { readonly unitId?: string | undefined; readonly scopeId?: string | undefined },
  { units, scopes }: GoodPracticeCircumstances,
): Refusal | undefined => {
  if (unitId !== undefined && !units.has(unitId))
    return refuse('invalid', '没有这个单位，请从名单中选择。', 'There is no such unit; choose one from the list.')
  return scopeId !== undefined && !scopes.has(scopeId)
    ? refuse('invalid', '没有这个督导范围，请从名单中选择。', 'There is no such scope; choose one from the list.')
    : undefined
}

/** What a form says otherwise than the practice does. */
const changed = (practice: GoodPractice, form: Partial<GoodPractice> | object): Partial<GoodPractice> => {
  const before = practice as unknown as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(form).filter(
      ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field]),
    ),
  )
}

export const goodPracticeActions = {
  record: row({
    label: text('记一条经验做法', 'Record a good practice'),
    from: ['unrecorded'],
    to: 'recorded',
    by: ['ownSquad', 'office'],
    fields: {
      title: lineField('标题', 'Title'),
      text: paragraphField('做法和成效', 'What is done, and what came of it'),
      on: dateField('日期', 'Date'),
      unitId: optionalUnit('单位', 'Unit'),
      scopeId: optionalScope('督导范围', 'Scope'),
      squad: optionalSquad('所属分队', 'Squad'),
      photos: optionalPhotos('照片', 'Photos'),
    },
    check: (_practice, form, circumstances, by) => {
      const squad = squadOf(form.squad, by)
      if (by.duty.role === 'squad' && form.squad !== undefined && form.squad !== by.duty.squad)
        return refuse(
          'invalid',
          '分队只能记录本分队的经验做法，请改为本分队。',
          'A squad records its own; choose your own squad.',
        )
      if (squad !== null && !circumstances.squads.has(squad))
        return refuse(
          'invalid',
          '没有这个督导分队，请从名单中选择。',
          'There is no such squad; choose one from the list.',
        )
      return dayIsWrong(form.on, circumstances) ?? placeIsWrong(form, circumstances)
    },
    change: (_practice, form, { by }) => ({
      squad: squadOf(form.squad, by),
      on: form.on,
      title: form.title,
      text: form.text,
      unitId: form.unitId ?? null,
      scopeId: form.scopeId ?? null,
      photos: form.photos ?? [],
      recordedBy: by,
    }),
  }),

  amend: row({
    label: text('修改', 'Amend'),
    from: ['recorded'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: {
      title: optionalLine('标题', 'Title'),
      text: optionalParagraph('做法和成效', 'What is done, and what came of it'),
      on: optionalDate('日期', 'Date'),
      unitId: optionalUnit('单位', 'Unit'),
      scopeId: optionalScope('督导范围', 'Scope'),
      photos: optionalPhotos('照片', 'Photos'),
    },
    check: (practice, form, circumstances) =>
      (Object.keys(changed(practice, form)).length === 0
        ? refuse(
            'invalid',
            '没有改动。请修改后再提交，或取消。',
            'Nothing was changed; change something and send it again.',
          )
        : undefined) ??
      (form.on === undefined ? undefined : dayIsWrong(form.on, circumstances)) ??
      // What was there may have been retired meanwhile.
      placeIsWrong(
        {
          unitId: form.unitId === practice.unitId ? undefined : form.unitId,
          scopeId: form.scopeId === practice.scopeId ? undefined : form.scopeId,
        },
        circumstances,
      ),
    change: changed,
  }),

  publish: row({
    label: text('标记媒体刊发', 'Mark as published'),
    from: ['recorded'],
    to: 'same',
    by: ['office'],
    fields: {
      medium: lineField('媒体名称', 'Medium'),
      on: dateField('刊发日期', 'Published on'),
      title: optionalLine('刊发标题', 'Title as published'),
    },
    check: ({ publications }, form, circumstances) =>
      publications.some(({ medium, on }) => medium === form.medium && on === form.on)
        ? refuse(
            'conflict',
            '这家媒体这一天的刊发已经标记，没有重复记录。请查看已有的记录。',
            'This medium is marked for this day already; look at what is there.',
          )
        : dayIsWrong(form.on, circumstances),
    change: ({ publications }, form) => ({
      publications: [...publications, { medium: form.medium, on: form.on, title: form.title ?? null }],
    }),
  }),

  withdraw: row({
    label: text('撤回', 'Withdraw'),
    from: ['recorded'],
    to: 'withdrawn',
    by: ['ownSquad', 'office'],
    fields: { reason: paragraphField('理由', 'Reason') },
  }),
} as const

export type GoodPracticeActionName = keyof typeof goodPracticeActions
export const goodPracticeActionNames = Object.keys(goodPracticeActions) as GoodPracticeActionName[]
export const goodPracticeRow = (name: GoodPracticeActionName): GoodPracticeRow =>
  goodPracticeActions[name] as unknown as GoodPracticeRow

export type GoodPracticeAction = ActionOf<typeof goodPracticeActions>
export type GoodPracticeEvent = Decided<GoodPracticeLife, GoodPracticeAction>
export const goodPracticeActionSchema = actionSchemaOf<GoodPracticeAction>(goodPracticeActionNames, (name) =>
  formSchema(goodPracticeRow(name).fields),
)

export const {
  available: availableGoodPracticeActions,
  decide: decideGoodPractice,
  apply: applyGoodPracticeEvent,
} = actionTable<GoodPracticeLife, GoodPracticeAction>({
  names: goodPracticeActionNames,
  row: goodPracticeRow,
  noun: text('经验做法', 'good practice'),
  stageIn: 'state',
  stageLabel: ({ state }) => goodPracticeStateLabel[state],
  standingLabel,
  standingsOf: ({ duty }: Post, { state, squad }: GoodPractice) => {
    if (duty.role === 'office') return ['office']
    return duty.role === 'squad' && (state === 'unrecorded' || duty.squad === squad) ? ['ownSquad'] : []
  },
  allowed: (name) => goodPracticeRow(name).by,
})

/** A good practice as its events alone tell it. */
export const replayGoodPractice = (id: string, events: readonly GoodPracticeEvent[]): GoodPractice =>
  events.reduce(applyGoodPracticeEvent, unrecordedPractice(id))
