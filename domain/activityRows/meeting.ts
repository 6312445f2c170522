/** At a feedback meeting notices are handed over one by one; then it is finished. */

import type { z } from 'zod'
import type { Activity } from '../activity'
import { type Field, lineField, optionalChoice, paragraphField, unitField } from '../form'
import { uuidSchema } from '../id'
import { type Refusal, refuse } from '../refusal'
import { text } from '../text'
import { evidence, noUnits, yesOrNo } from './parts'
import { type ActivityCircumstances, row } from './row'

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

const isReceived = (activity: Activity, unitId: string): boolean =>
  activity.receipts.some((receipt) => receipt.unitId === unitId)

export const meeting = {
  receive: row({
    label: text('签收通知', 'Notice received'),
    from: ['planned', 'held'],
    to: 'same',
    by: ['ownSquad', 'office'],
    fields: {
      unitId: unitField('签收单位', 'Unit'),
      receivedBy: lineField('签收人（职务）', 'Received by (title)'),
      paperId: { kind: 'line', label: text('文书', 'Paper'), schema: uuidSchema.optional(), required: false } as Field<
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
} as const
