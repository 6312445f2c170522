/** A feedback meeting is planned; every other activity is recorded once it has taken place. */
import { z } from 'zod'
import { activityKindLabel, type Method, methodLabel, methodMeaning, methods, principalLabel } from '../activity'
import { monthOf } from '../calendar'
import {
  choiceField,
  dateField,
  type Field,
  optionalChoice,
  optionalSquads,
  optionalUnits,
  paragraphField,
  unitsField,
} from '../form'
import type { Actor } from '../people'
import { refuse } from '../refusal'
import { type Text, text } from '../text'
import {
  evidence,
  isInFuture,
  isOutsideCampaign,
  noUnits,
  pointsField,
  roadSectionsField,
  squadsAreWrong,
  unitsAreForeign,
  unitsAreWrong,
  yesOrNo,
} from './parts'
import { row } from './row'

/** 听 听取汇报: the plan's word, and what it means. */
const methodChoice = Object.fromEntries(
  methods.map((method) => {
    const [label, meaning] = [methodLabel[method], methodMeaning[method]]
    return [method, text(`${label.zh} ${meaning.zh}`, meaning.en)]
  }),
) as Record<Method, Text>
const monthField: Field<z.ZodString> = {
  kind: 'line',
  label: text('反馈月份', 'Month'),
  schema: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  required: true,
}
/** Who acts for a squad takes part with it. */
const withOwn = (squads: readonly number[] | undefined, by: Actor): readonly number[] => {
  const named = [...new Set([...(by.duty.role === 'squad' ? [by.duty.squad] : []), ...(squads ?? [])])]
  return named.sort((one, other) => one - other)
}

export const recording = {
  plan: row({
    label: text('筹备反馈会', 'Plan a feedback meeting'),
    from: ['unrecorded'],
    to: 'planned',
    by: ['ownSquad', 'office'],
    fields: {
      month: monthField,
      date: dateField('召开日期', 'Date'),
      unitIds: unitsField('参加单位', 'Units'),
      squads: optionalSquads('参加分队', 'Squads'),
    },
    check: (_activity, form, circumstances, by) => {
      const squads = withOwn(form.squads, by)
      return (
        isOutsideCampaign(form.date, circumstances) ??
        squadsAreWrong(squads, 'routine', circumstances.squads) ??
        unitsAreWrong(form.unitIds, circumstances) ??
        unitsAreForeign(form.unitIds, squads, circumstances)
      )
    },
    change: (_activity, form, { by }) => {
      const squads = withOwn(form.squads, by)
      return {
        method: 'feedbackMeeting',
        kind: squads.length > 1 ? 'joint' : 'routine',
        month: form.month,
        date: form.date,
        unitIds: [...new Set(form.unitIds)],
        squads,
        recordedBy: by,
      }
    },
  }),

  record: row({
    label: text('记一次活动', 'Record an activity'),
    from: ['unrecorded'],
    to: 'held',
    by: ['ownSquad', 'office'],
    fields: {
      method: choiceField('督导方式', 'Method', methodChoice),
      date: dateField('日期', 'Date'),
      unitIds: optionalUnits('单位', 'Units'),
      principalReported: optionalChoice('汇报人', 'Who reported', principalLabel, { field: 'method', is: 'hear' }),
      noticesGiven: optionalChoice('督办通知已现场发放', 'Notices handed over', yesOrNo, {
        field: 'method',
        is: 'feedbackMeeting',
      }),
      summary: paragraphField('情况', 'What was done'),
      kind: choiceField('督导类型', 'Type', activityKindLabel),
      squads: optionalSquads('参加分队', 'Squads'),
      pointIds: pointsField,
      roadSectionIds: roadSectionsField,
      ...evidence,
    },
    check: (_activity, form, circumstances, by) => {
      const squads = withOwn(form.squads, by)
      const unitIds = form.unitIds ?? []
      const needsUnit = form.method === 'hear' || form.method === 'reviewRecords' || form.method === 'feedbackMeeting'
      if (form.method === 'hear' && form.principalReported === undefined)
        return refuse(
          'invalid',
          '请填写由谁汇报：主要负责人，或其他负责人。',
          'Say who reported: the principal or a deputy.',
        )
      return (
        isInFuture(form.date, circumstances.today) ??
        isOutsideCampaign(form.date, circumstances) ??
        squadsAreWrong(squads, form.kind, circumstances.squads) ??
        (needsUnit && unitIds.length === 0 ? noUnits : undefined) ??
        unitsAreWrong(unitIds, circumstances) ??
        (form.method === 'feedbackMeeting' ? unitsAreForeign(unitIds, squads, circumstances) : undefined)
      )
    },
    change: (_activity, form, { by }) => ({
      method: form.method,
      kind: form.kind,
      date: form.date,
      month: monthOf(form.date),
      squads: withOwn(form.squads, by),
      unitIds: [...new Set(form.unitIds ?? [])],
      pointIds: form.pointIds ?? [],
      roadSectionIds: form.roadSectionIds ?? [],
      attendees: form.attendees ?? null,
      principalReported: form.method === 'hear' ? (form.principalReported ?? null) : null,
      noticesGiven: form.method === 'feedbackMeeting' && form.noticesGiven === 'yes',
      summary: form.summary,
      files: form.files ?? [],
      photos: form.photos ?? [],
      recordedBy: by,
    }),
  }),
} as const
