/**
 * What may happen to an activity: one table, as for issues. A feedback meeting is planned, its notices are handed over one
 * by one, and then it is finished; every other activity is recorded once it has taken place.
 */
import { z } from 'zod'
import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import {
  type Activity,
  type ActivityState,
  activityKindLabel,
  activityStateLabel,
  type Method,
  methodLabel,
  methodMeaning,
  methods,
  principalLabel,
  unrecorded,
} from './activity'
import { type LocalDate, monthOf } from './calendar'
import {
  choiceField,
  dateField,
  type Field,
  type Fields,
  formSchema,
  lineField,
  optionalChoice,
  optionalDate,
  optionalFiles,
  optionalParagraph,
  optionalPhotos,
  optionalSquads,
  optionalUnits,
  paragraphField,
  unitField,
  unitsField,
} from './form'
import type { Actor, Post } from './people'
import { type Refusal, refuse } from './refusal'
import { storable } from './storable'
import { type Text, text } from './text'

export type ActivityCircumstances = {
  readonly today: LocalDate
  readonly squads: ReadonlySet<number>
  readonly squadOfUnit: Readonly<Record<string, number>>
  /** Every unit that is not retired. */
  readonly units: { readonly has: (unitId: string) => boolean }
  /** Units that hold issues which one of the activity's squads follows. */
  readonly unitsWithIssues: ReadonlySet<string>
  /** Units of the meeting for which there is a notice to hand over. */
  readonly unitsWithNotice: readonly string[]
}

export type ActivityStanding = 'ownSquad' | 'office'
const standingLabel: Record<ActivityStanding, Text> = {
  ownSquad: text('参加的督导分队', 'a squad that takes part'),
  office: text('指挥部办公室', 'the headquarters office'),
}

export type Change = { readonly from: unknown; readonly to: unknown }

type ActivityLife = {
  readonly subject: Activity
  readonly stage: ActivityState
  readonly standing: ActivityStanding
  readonly facts: ActivityCircumstances
  readonly circumstances: ActivityCircumstances
  /** `changes`: in `amend`, what each field was and is. */
  readonly said: { readonly changes?: Readonly<Record<string, Change>> }
}
type ActivityRow<F extends Fields = Fields> = ActionRow<ActivityLife, F>
const row = <F extends Fields>(definition: ActivityRow<F>): ActivityRow<F> => definition

/** 听 听取汇报: the plan's word, and what it means. */
const methodChoice = Object.fromEntries(
  methods.map((method) => {
    const [label, meaning] = [methodLabel[method], methodMeaning[method]]
    return [method, text(`${label.zh} ${meaning.zh}`, meaning.en)]
  }),
) as Record<Method, Text>
const yesOrNo = { yes: text('是', 'Yes'), no: text('否', 'No') }

const monthField: Field<z.ZodString> = {
  kind: 'line',
  label: text('反馈月份', 'Month'),
  schema: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  required: true,
}
const pointsField: Field<z.ZodOptional<z.ZodArray<z.ZodNumber>>> = {
  kind: 'points',
  label: text('点位', 'Points'),
  schema: z.array(z.number().int().positive().max(2_147_483_647)).max(100).optional(),
  required: false,
}
const roadSectionsField: Field<z.ZodOptional<z.ZodArray<z.ZodString>>> = {
  kind: 'roadSections',
  label: text('包路段', 'Road sections'),
  schema: z.array(storable.min(1).max(40)).max(40).optional(),
  required: false,
}

const evidence = {
  attendees: optionalParagraph('参加人员（职务）', 'Who took part (titles)'),
  files: optionalFiles('材料', 'Files'),
  photos: optionalPhotos('照片', 'Photos'),
}

const squadsAreWrong = (squads: readonly number[], kind: string, known: ReadonlySet<number>): Refusal | undefined => {
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

const unitsAreWrong = (unitIds: readonly string[], { units }: ActivityCircumstances): Refusal | undefined =>
  unitIds.every((unitId) => units.has(unitId))
    ? undefined
    : refuse('invalid', '有不在名单中的单位，请刷新后重新选择。', 'A unit is not on the list; reload and choose again.')

const noUnits = refuse('invalid', '请选择参加的单位。', 'Choose the units that take part.')

/** A feedback meeting is held with the squad's own units and with those that hold issues which it follows. */
const unitsAreForeign = (
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

const isInFuture = (date: LocalDate, today: LocalDate): Refusal | undefined =>
  date > today
    ? refuse('invalid', '活动日期晚于今天，请核对。', 'The activity lies in the future; check its date.')
    : undefined

const notYetHeld = (activity: Activity, { today }: ActivityCircumstances): Refusal | undefined =>
  activity.date > today
    ? refuse(
        'conflict',
        `反馈会定于${activity.date}召开，现在还不能签收或结束。如已提前召开，请先修改日期。`,
        `The meeting is set for ${activity.date}, so nothing can be received and it cannot be finished yet. If it was held earlier, give its right date first.`,
      )
    : undefined

const isNoMeeting = (activity: Activity): Refusal | undefined =>
  activity.method === 'feedbackMeeting'
    ? undefined
    : refuse(
        'conflict',
        '只有反馈会发放督办通知，请到反馈会中签收。',
        'Notices are handed over at feedback meetings only; record it at the meeting.',
      )

/** Who acts for a squad takes part with it. */
const withOwn = (squads: readonly number[] | undefined, by: Actor): readonly number[] => {
  const named = [...new Set([...(by.duty.role === 'squad' ? [by.duty.squad] : []), ...(squads ?? [])])]
  return named.sort((one, other) => one - other)
}

const isReceived = (activity: Activity, unitId: string): boolean =>
  activity.receipts.some((receipt) => receipt.unitId === unitId)

export const activityActions = {
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

  receive: row({
    label: text('签收通知', 'Notice received'),
    from: ['planned', 'held'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: {
      unitId: unitField('签收单位', 'Unit'),
      receivedBy: lineField('签收人（职务）', 'Received by (title)'),
      paperId: { kind: 'line', label: text('文书', 'Paper'), schema: z.uuid().optional(), required: false } as Field<
        z.ZodOptional<z.ZodUUID>
      >,
      noticesGiven: optionalChoice('督办通知已全部发放', 'All notices handed over', yesOrNo),
    },
    onlyWhen: (activity, circumstances) => isNoMeeting(activity) ?? notYetHeld(activity, circumstances),
    check: (activity, { unitId }) => {
      if (!activity.unitIds.includes(unitId))
        return refuse(
          'invalid',
          '这个单位不在本次反馈会的参加单位中。请先把它列入，再签收。',
          'This unit is not on the list of the meeting. Put it on the list first.',
        )
      return isReceived(activity, unitId)
        ? refuse(
            'conflict',
            '这个单位已经签收，没有重复记录。签收有误的，请先撤回再重新签收。',
            'This unit has received its notice already; nothing was recorded twice. If it is wrong, take the receipt back first.',
          )
        : undefined
    },
    change: (activity, form, { at }) => ({
      receipts: [
        ...activity.receipts,
        { unitId: form.unitId, paperId: form.paperId ?? null, receivedBy: form.receivedBy, at },
      ],
      ...(form.noticesGiven !== undefined && { noticesGiven: form.noticesGiven === 'yes' }),
    }),
  }),

  takeReceiptBack: row({
    label: text('撤回签收', 'Take the receipt back'),
    from: ['planned'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: { unitId: unitField('签收单位', 'Unit') },
    onlyWhen: (activity) =>
      activity.receipts.length > 0
        ? undefined
        : refuse(
            'conflict',
            '还没有单位签收，不用撤回。请刷新后查看。',
            'No unit has received its notice yet, so there is nothing to take back. Reload to see it.',
          ),
    check: (activity, { unitId }) =>
      activity.receipts.some((receipt) => receipt.unitId === unitId && receipt.paperId !== null)
        ? refuse(
            'conflict',
            '这份督办通知已送达并完成交办，不能撤回签收。通知有误的，请另拟文书撤销。',
            'The notice has been delivered and its issues are with the unit, so the receipt stays. If the notice is wrong, draft a paper that withdraws it, or ask the office.',
          )
        : isReceived(activity, unitId)
          ? undefined
          : refuse(
              'conflict',
              '这个单位还没有签收，不用撤回。请刷新后查看。',
              'This unit has not received its notice, so there is nothing to take back. Reload to see it.',
            ),
    change: (activity, form) => ({ receipts: activity.receipts.filter(({ unitId }) => unitId !== form.unitId) }),
  }),

  finish: row({
    label: text('结束会议', 'Finish the meeting'),
    from: ['planned'],
    to: 'held',
    by: ['ownSquad', 'office'],
    fields: {
      summary: paragraphField('会议情况', 'What was said'),
      ...evidence,
      noticesGiven: optionalChoice('督办通知已全部发放', 'All notices handed over', yesOrNo),
    },
    onlyWhen: (activity, circumstances) =>
      notYetHeld(activity, circumstances) ?? (activity.unitIds.length === 0 ? noUnits : undefined),
    change: (_activity, form) => ({
      summary: form.summary,
      attendees: form.attendees ?? null,
      files: form.files ?? [],
      photos: form.photos ?? [],
      noticesGiven: form.noticesGiven === 'yes',
    }),
  }),

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
      const needsUnit = ['hear', 'reviewRecords', 'feedbackMeeting'].includes(activity.method)
      return (
        (activity.state === 'held' ? isInFuture(form.date ?? activity.date, circumstances.today) : undefined) ??
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

export type ActivityActionName = keyof typeof activityActions
export const activityActionNames = Object.keys(activityActions) as ActivityActionName[]
export const activityRow = (name: ActivityActionName): ActivityRow => activityActions[name] as unknown as ActivityRow

export type ActivityAction = ActionOf<typeof activityActions>
export type ActivityEvent = Decided<ActivityLife, ActivityAction>

export const activityActionSchema = actionSchemaOf<ActivityAction>(activityActionNames, (name) =>
  formSchema(activityRow(name).fields),
)

const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other

/** The fields of an amendment that differ from what was recorded. */
function changesOf(activity: Activity, form: object): Record<string, Change> {
  const before = activity as unknown as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(form).flatMap(([field, to]) =>
      to === undefined || isSame(before[field], to) ? [] : [[field, { from: before[field], to }]],
    ),
  )
}

const standingsOf = ({ duty }: Post, { state, squads }: Activity): ActivityStanding[] => {
  if (duty.role === 'office') return ['office']
  return duty.role === 'squad' && (state === 'unrecorded' || squads.includes(duty.squad)) ? ['ownSquad'] : []
}

/** Whether, with this event, every notice has been handed over; said in the event, since papers may change later. */
const noticesGivenAfter = (
  activity: Activity,
  action: ActivityAction,
  { unitsWithNotice }: ActivityCircumstances,
): 'yes' | 'no' | undefined => {
  const isAtEnd = action.name === 'finish' || (action.name === 'receive' && activity.state === 'held')
  if (!isAtEnd) return undefined
  const received = new Set(activity.receipts.map(({ unitId }) => unitId))
  if (action.name === 'receive') received.add(action.form.unitId)
  return unitsWithNotice.every((unitId) => received.has(unitId)) ? 'yes' : 'no'
}

/** At a meeting it follows from the receipts whether the notices were handed over, whatever the form says. */
const judged = (activity: Activity, action: ActivityAction, circumstances: ActivityCircumstances): object => {
  if (action.name !== 'finish' && action.name !== 'receive') return action.form
  const noticesGiven = noticesGivenAfter(activity, action, circumstances)
  const { noticesGiven: _said, ...said } = action.form
  return { ...said, ...(noticesGiven !== undefined && { noticesGiven }) }
}

export const {
  available: availableActivityActions,
  decide: decideActivity,
  apply: applyActivityEvent,
} = actionTable<ActivityLife, ActivityAction>({
  names: activityActionNames,
  row: activityRow,
  noun: text('活动', 'activity'),
  stageIn: 'state',
  stageLabel: ({ state }) => activityStateLabel[state],
  standingLabel,
  standingsOf,
  allowed: (name) => activityRow(name).by,
  says: (activity, action, circumstances) => ({
    form: judged(activity, action, circumstances),
    ...(action.name === 'amend' && { changes: changesOf(activity, action.form) }),
  }),
})

/** An activity as its events alone tell it. */
export const replayActivity = (id: string, events: readonly ActivityEvent[]): Activity =>
  events.reduce(applyActivityEvent, unrecorded(id))
