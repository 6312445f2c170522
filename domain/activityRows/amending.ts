/** Afterwards: amended, a deputy accepted, cancelled. */
import { type Activity, activityKindLabel, principalLabel } from '../activity'
import { type LocalDate, monthOf } from '../calendar'
import { optionalChoice, optionalDate, optionalParagraph, optionalUnits, paragraphField } from '../form'
import { refuse } from '../refusal'
import { text } from '../text'
import {
  evidence,
  isInFuture,
  isOutsideCampaign,
  isReported,
  noUnits,
  pointsField,
  roadSectionsField,
  squadsAreWrong,
  unitsAreForeign,
  unitsAreWrong,
} from './parts'
import { type Change, row } from './row'

const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other

/** The fields of an amendment that differ from what was recorded. The reason is about the amendment, not of the activity. */
export const changesOf = (activity: Activity, form: object): Record<string, Change> => {
  const before = activity as unknown as Readonly<Record<string, unknown>>
  const { reason: _reason, ...said } = form as { readonly reason?: unknown }
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, to]) =>
      to === undefined || isSame(before[field], to) ? [] : [[field, { from: before[field], to }]],
    ),
  )
}

/** Once its month has been reported, what was held is corrected with a reason. */
export const needsReason = ({ state, date }: Pick<Activity, 'state' | 'date'>, today: LocalDate): boolean =>
  state === 'held' && isReported(monthOf(date), today)

export const amending = {
  amend: row({
    label: text('修改', 'Amend'),
    from: ['planned', 'held'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: {
      date: optionalDate('日期', 'Date'),
      unitIds: optionalUnits('单位', 'Units'),
      principalReported: optionalChoice('汇报人', 'Who reported', principalLabel),
      summary: optionalParagraph('情况', 'What was done'),
      kind: optionalChoice('督导类型', 'Type', activityKindLabel),
      pointIds: pointsField,
      roadSectionIds: roadSectionsField,
      ...evidence,
      reason: optionalParagraph('更正理由', 'Why it is corrected'),
    },
    check: (activity, form, circumstances) => {
      if (Object.keys(changesOf(activity, form)).length === 0)
        return refuse(
          'invalid',
          '没有改动。请修改后再提交，或取消。',
          'Nothing was changed; change something and send it again, or look at it later.',
        )
      const unitIds = form.unitIds ?? activity.unitIds
      // Those that were there may have been retired meanwhile, or have no issue any more.
      const added = unitIds.filter((unitId) => !activity.unitIds.includes(unitId))
      if (activity.method !== 'hear' && form.principalReported !== undefined)
        return refuse(
          'invalid',
          '只有“听”才记录由谁汇报，请去掉这一项。',
          'Who reported is said of a hearing only; leave it out.',
        )
      if (activity.receipts.some(({ unitId }) => !unitIds.includes(unitId)))
        return refuse(
          'conflict',
          '有单位已签收通知，不能从名单中去掉。请先撤回签收。',
          'A unit that has received its notice cannot be taken off the list. Take its receipt back first.',
        )
      const dayIsWrong =
        (activity.state === 'held' ? isInFuture(form.date ?? activity.date, circumstances.today) : undefined) ??
        (form.date === undefined ? undefined : isOutsideCampaign(form.date, circumstances))
      if (dayIsWrong) return dayIsWrong
      const isOfReportedMonth =
        needsReason(activity, circumstances.today) ||
        needsReason({ ...activity, date: form.date ?? activity.date }, circumstances.today)
      if (isOfReportedMonth && form.reason === undefined)
        return refuse(
          'invalid',
          '这个月的督查报告已过报送日，更正应写明理由，并在报告旁列为后来的变动。请填写更正理由。',
          "This month's report was due already: a correction is shown beside it as a later difference. Say why, and send again.",
        )
      const needsUnit = ['hear', 'reviewRecords', 'feedbackMeeting'].includes(activity.method)
      return (
        (needsUnit && unitIds.length === 0 ? noUnits : undefined) ??
        squadsAreWrong(activity.squads, form.kind ?? activity.kind, circumstances.squads) ??
        unitsAreWrong(added, circumstances) ??
        (activity.method === 'feedbackMeeting' ? unitsAreForeign(added, activity.squads, circumstances) : undefined)
      )
    },
    change: (activity, form) => ({
      ...Object.fromEntries(Object.entries(changesOf(activity, form)).map(([field, { to }]) => [field, to])),
      // Another meaning of who reported is to be judged anew.
      ...(form.principalReported !== undefined &&
        form.principalReported !== activity.principalReported && { deputyAccepted: false }),
      ...(form.date !== undefined && activity.method !== 'feedbackMeeting' && { month: monthOf(form.date) }),
    }),
  }),

  acceptDeputy: row({
    label: text('认可代为汇报', "Accept the deputy's report"),
    from: ['held'],
    to: 'same',
    by: ['office'],
    fields: { reason: paragraphField('理由', 'Reason') },
    onlyWhen: (activity) =>
      activity.method === 'hear' && activity.principalReported === 'deputy' && !activity.deputyAccepted
        ? undefined
        : refuse(
            'conflict',
            '这次活动没有待认可的代为汇报。请刷新后查看。',
            "There is no deputy's report to accept here. Reload to see it.",
          ),
    change: () => ({ deputyAccepted: true }),
  }),

  cancel: row({
    label: text('取消活动', 'Cancel'),
    from: ['planned', 'held'],
    to: 'cancelled',
    by: ['ownSquad', 'office'],
    fields: { reason: paragraphField('理由', 'Reason') },
    change: (_activity, { reason }) => ({ cancelledBecause: reason }),
  }),
} as const
