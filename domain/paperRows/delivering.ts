/** What follows a paper that is out: 送达, 整改情况报告, and 撤销 by another paper. */
import { choiceField, dateField, lineField, optionalDate, optionalFiles, unitField } from '../form'
import { type Delivery, deliveryWayLabel, type Paper } from '../paper'
import { refuse } from '../refusal'
import { text } from '../text'
import { row } from './row'

export const delivering = {
  deliver: row({
    label: text('送达', 'Deliver'),
    from: ['issued'],
    to: 'same',
    by: { headquarters: ['squad', 'office'], card: ['squad', 'office'] },
    fields: {
      unitId: unitField('签收单位', 'Received by the unit'),
      receivedBy: lineField('签收人（科室、职务）', 'Received by (office, title)'),
      on: dateField('送达日期', 'Delivered on'),
      way: choiceField('送达方式', 'How', deliveryWayLabel),
      claimBy: optionalDate('调整认领期限', 'Claim by, if it has to be later'),
      rectifyBy: optionalDate('调整整改期限', 'Rectify by, if it has to be later'),
    },
    check: (paper, form, { today, unitIds }) => {
      if (paper.withdrawnBy !== null)
        return refuse(
          'conflict',
          '文书已撤销，不能再送达。请查看撤销它的文书。',
          'The paper has been withdrawn and is no longer delivered; look at the one that withdrew it.',
        )
      if (!paper.unitIds.includes(form.unitId))
        return refuse(
          'invalid',
          '这份文书不发给这个单位，请核对。',
          'The paper is not addressed to this unit; choose one of its addressees.',
        )
      if (!unitIds.has(form.unitId))
        return refuse(
          'conflict',
          '这个单位已撤并，不能送达。请撤销文书，向承接单位重新交办。',
          'This unit has been retired. The paper has to be withdrawn, and its successor written to.',
        )
      if (paper.deliveries.some(({ unitId: known }) => known === form.unitId))
        return refuse(
          'conflict',
          '已记录这个单位签收，不能重复送达。请核对送达记录。',
          'This unit has received the paper already; look at its deliveries.',
        )
      if (form.on > today)
        return refuse('invalid', '送达日期晚于今天，请核对。', 'The delivery lies in the future; check its date.')
      return paper.signedOn !== null && form.on < paper.signedOn
        ? refuse('invalid', '送达日期早于签发日期，请核对。', 'The delivery lies before the signature; check its date.')
        : undefined
    },
    change: (paper, form, { by, made }): Partial<Paper> => {
      const delivery: Delivery = {
        unitId: form.unitId,
        receivedBy: form.receivedBy,
        on: form.on,
        way: form.way,
        by,
        notified: made?.notified ?? [],
      }
      return { deliveries: [...paper.deliveries, delivery] }
    },
  }),

  reply: row({
    label: text('上传整改情况报告', 'Upload the reply'),
    from: ['issued'],
    to: 'same',
    by: { headquarters: ['unit', 'office'], card: ['unit', 'office'] },
    fields: {
      unitId: unitField('报告单位', 'Unit that replies'),
      files: optionalFiles('签字盖章件', 'Signed and sealed scan'),
    },
    check: (paper, form, _circumstances, by) => {
      if ((form.files ?? []).length === 0)
        return refuse('invalid', '请上传签字盖章的报告扫描件。', 'The signed and sealed scan has to be uploaded.')
      if (!paper.unitIds.includes(form.unitId))
        return refuse(
          'invalid',
          '这份文书不发给这个单位，请核对。',
          'The paper is not addressed to this unit; choose one of its addressees.',
        )
      return by.duty.role === 'unit' && by.duty.unitId !== form.unitId
        ? refuse(
            'forbidden',
            '只能上传本单位的报告，请重新选择单位。',
            'Upload the report of your own unit only; choose that unit.',
          )
        : undefined
    },
    change: (paper, form, { today, by }) => ({
      replies: [...paper.replies, { unitId: form.unitId, files: form.files ?? [], on: today, by }],
    }),
  }),

  withdraw: row({
    label: text('撤销', 'Withdrawn'),
    from: ['signed', 'issued'],
    to: 'same',
    by: { headquarters: ['commander'], card: ['captain', 'office'] },
    byItself: true,
    fields: {},
    onlyWhen: (paper) =>
      paper.withdrawnBy === null
        ? undefined
        : refuse(
            'conflict',
            '这份文书已经撤销，请刷新后查看。',
            'This paper has been withdrawn already; reload to see it.',
          ),
    change: (_paper, _form, { made }) => ({ withdrawnBy: made?.withdrawnBy ?? null }),
  }),
} as const
