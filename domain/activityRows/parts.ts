/** Fields and checks that rows of several steps share. */
import { z } from 'zod'
import type { LocalDate, Month } from '../calendar'
import { type Field, optionalFiles, optionalParagraph, optionalPhotos } from '../form'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import { text } from '../text'
import type { ActivityCircumstances } from './row'

export const yesOrNo = { yes: text('是', 'Yes'), no: text('否', 'No') }

export const pointsField: Field<z.ZodOptional<z.ZodArray<z.ZodNumber>>> = {
  kind: 'points',
  label: text('点位', 'Points'),
  schema: z.array(z.number().int().positive().max(2_147_483_647)).max(100).optional(),
  required: false,
}
export const roadSectionsField: Field<z.ZodOptional<z.ZodArray<z.ZodString>>> = {
  kind: 'roadSections',
  label: text('包路段', 'Road sections'),
  schema: z.array(storable.min(1).max(40)).max(40).optional(),
  required: false,
}

export const evidence = {
  attendees: optionalParagraph('参加人员（职务）', 'Who took part (titles)'),
  files: optionalFiles('材料', 'Files'),
  photos: optionalPhotos('照片', 'Photos'),
}

export const squadsAreWrong = (
  squads: readonly number[],
  kind: string,
  known: ReadonlySet<number>,
): Refusal | undefined => {
  if (squads.length === 0) return refuse('invalid', '请选择参加的督导分队。', 'Choose the squads that take part.')
  if (!squads.every((squad) => known.has(squad)))
    return refuse('invalid', '没有这个督导分队，请从名单中选择。', 'There is no such squad; choose one from the list.')
  return kind === 'joint' && squads.length < 2
    ? refuse(
        'invalid',
        '联合督导应有两个以上分队参加，请补选分队或改为其他类型。',
        'A joint activity has two squads or more; add a squad or choose another type.',
      )
    : undefined
}

export const unitsAreWrong = (unitIds: readonly string[], { units }: ActivityCircumstances): Refusal | undefined =>
  unitIds.every((unitId) => units.has(unitId))
    ? undefined
    : refuse('invalid', '有不在名单中的单位，请刷新后重新选择。', 'A unit is not on the list; reload and choose again.')

export const noUnits = refuse('invalid', '请选择参加的单位。', 'Choose the units that take part.')

/** A feedback meeting is held with the squad's own units and with those that hold issues which it follows. */
export const unitsAreForeign = (
  unitIds: readonly string[],
  squads: readonly number[],
  { squadOfUnit, unitsWithIssues }: ActivityCircumstances,
): Refusal | undefined =>
  unitIds.every((unitId) => unitsWithIssues.has(unitId) || squads.includes(squadOfUnit[unitId] ?? -1))
    ? undefined
    : refuse(
        'invalid',
        '有单位既不由参加的分队督导，也没有这些分队主办的问题，不能列入反馈会。请去掉后重新提交。',
        'A unit is neither supervised by these squads nor holds an issue they follow, so the meeting is not for it. Take it out and send again.',
      )

export const isInFuture = (date: LocalDate, today: LocalDate): Refusal | undefined =>
  date > today
    ? refuse('invalid', '活动日期晚于今天，请核对。', 'The activity lies in the future; check its date.')
    : undefined

/** What was done before the campaign, or will be after it, is none of its activities. */
export const isOutsideCampaign = (
  date: LocalDate,
  { startsOn, endsOn }: Pick<ActivityCircumstances, 'startsOn' | 'endsOn'>,
): Refusal | undefined => {
  if (date < startsOn)
    return refuse(
      'invalid',
      `活动日期早于创建活动开始之日${startsOn}，不能记录。请核对日期。`,
      `The activity lies before the campaign, which began on ${startsOn}; check its date.`,
    )
  return date > endsOn
    ? refuse(
        'invalid',
        `活动日期晚于创建活动结束之日${endsOn}，不能记录。请核对日期。`,
        `The activity lies after the campaign, which ends on ${endsOn}; check its date.`,
      )
    : undefined
}

/** The 25th: on it a month's report is drawn up, and what is corrected later differs from what was reported. */
const reportDay = 25
export const isReported = (month: Month, today: LocalDate): boolean => today > `${month}-${reportDay}`
