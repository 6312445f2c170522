/** What may happen to a squad's monthly plan: it is saved, and saved anew while its month lasts. One table, as for issues. */
import { z } from 'zod'
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import { type LocalDate, lastDayOf, monthOf } from './calendar'
import { dataField, type Fields, formSchema, optionalParagraph } from './form'
import {
  type MonthlyPlan,
  type MonthlyPlanState,
  monthlyPlanOfId,
  monthlyPlanStateLabel,
  mostEntries,
  planEntrySchema,
  unmadePlan,
} from './monthlyPlan'
import type { Post } from './people'
import { refuse } from './refusal'
import { type Text, text } from './text'

export type MonthlyPlanCircumstances = {
  readonly today: LocalDate
  /** Units that are not retired. */
  readonly units: { readonly has: (unitId: string) => boolean }
  /** Points of the form that there are. */
  readonly points: ReadonlySet<number>
}

const standingLabel = { ownSquad: text('本分队', "the plan's squad") } as const satisfies Record<string, Text>

type MonthlyPlanLife = {
  readonly subject: MonthlyPlan
  readonly stage: MonthlyPlanState
  readonly standing: keyof typeof standingLabel
  readonly facts: Pick<MonthlyPlanCircumstances, 'today'>
  readonly circumstances: MonthlyPlanCircumstances
  readonly said: object
}
type MonthlyPlanRow<F extends Fields = Fields> = ActionRow<MonthlyPlanLife, F>
const row = <F extends Fields>(definition: MonthlyPlanRow<F>): MonthlyPlanRow<F> => definition

export const monthlyPlanActions = {
  save: row({
    label: text('保存月计划', 'Save the plan'),
    from: ['unmade', 'saved'],
    to: 'saved',
    by: ['ownSquad'],
    fields: {
      entries: dataField('计划内容', 'Entries', z.array(planEntrySchema).max(mostEntries)),
      note: optionalParagraph('说明', 'Note'),
    },
    onlyWhen: ({ month }, { today }) =>
      today <= lastDayOf(month)
        ? undefined
        : refuse(
            'conflict',
            '这个月已经过去，计划不能再改。请查看完成情况，或制定下个月的计划。',
            'This month is over, so its plan stays as it is. Look at what was done, or make the plan of the next month.',
          ),
    check: ({ month }, { entries }, { units, points }) => {
      if (entries.length === 0)
        return refuse('invalid', '计划还是空的，请至少加一项。', 'The plan is empty; add an entry at least.')
      if (new Set(entries.map(({ id }) => id)).size < entries.length)
        return refuse(
          'invalid',
          '计划有重复的项，请刷新后重新编辑。',
          'An entry is there twice; reload and change it again.',
        )
      if (!entries.every(({ date }) => monthOf(date) === month))
        return refuse(
          'invalid',
          '有的日期不在这个月内，请改为本月的日期。',
          'A day lies outside the month; correct it.',
        )
      if (!entries.every(({ unitIds }) => unitIds.every((unitId) => units.has(unitId))))
        return refuse(
          'invalid',
          '有不在名单中的单位，请刷新后重新选择。',
          'A unit is not on the list; reload and choose again.',
        )
      return entries.every(({ pointIds }) => pointIds.every((pointId) => points.has(pointId)))
        ? undefined
        : refuse('invalid', '有不存在的点位，请刷新后重新选择。', 'A point does not exist; reload and choose again.')
    },
    change: (_plan, form, { at, by }) => ({
      entries: [...form.entries].sort((one, other) => (one.date < other.date ? -1 : +(one.date > other.date))),
      note: form.note ?? null,
      savedBy: by,
      savedAt: at,
    }),
  }),
} as const

export type MonthlyPlanActionName = keyof typeof monthlyPlanActions
export const monthlyPlanActionNames = Object.keys(monthlyPlanActions) as MonthlyPlanActionName[]
export const monthlyPlanRow = (name: MonthlyPlanActionName): MonthlyPlanRow =>
  monthlyPlanActions[name] as unknown as MonthlyPlanRow

export type MonthlyPlanAction = ActionOf<typeof monthlyPlanActions>
export type MonthlyPlanEvent = Decided<MonthlyPlanLife, MonthlyPlanAction>
export const monthlyPlanActionSchema = actionSchemaOf<MonthlyPlanAction>(monthlyPlanActionNames, (name) =>
  formSchema(monthlyPlanRow(name).fields),
)

export const {
  available: availableMonthlyPlanActions,
  decide: decideMonthlyPlan,
  apply: applyMonthlyPlanEvent,
} = actionTable<MonthlyPlanLife, MonthlyPlanAction>({
  names: monthlyPlanActionNames,
  row: monthlyPlanRow,
  noun: text('月计划', 'plan'),
  stageIn: 'state',
  stageLabel: ({ state }) => monthlyPlanStateLabel[state],
  standingLabel,
  standingsOf: ({ duty }: Post, { squad }: MonthlyPlan) =>
    duty.role === 'squad' && duty.squad === squad ? ['ownSquad'] : [],
  allowed: (name) => monthlyPlanRow(name).by,
})

/** A plan as its events alone tell it. @throws where the id names no squad and month. */
export const replayMonthlyPlan = (id: string, events: readonly MonthlyPlanEvent[]): MonthlyPlan => {
  const of = monthlyPlanOfId(id)
  if (of === null) throw new Error(`${id} is not the id of a monthly plan`)
  return events.reduce(applyMonthlyPlanEvent, unmadePlan(of.squad, of.month))
}
