/** The second axis: circulars 通报 and accountability 问责. The office drafts, the commander signs. */
import type { LocalDate } from '../calendar'
import { wasEverOverdue } from '../clocks'
import {
  dateField,
  lineField,
  optionalFiles,
  optionalLine,
  optionalPaper,
  optionalPapers,
  optionalParagraph,
  paragraphField,
} from '../form'
import { type Issue, openStages, type Stage } from '../issue'
import { type Refusal, refuse } from '../refusal'
import { text } from '../text'
import { row } from './row'

const notVoid = [...openStages, 'closed'] as const satisfies readonly Stage[]

/** What a circular or a referral rests on: overdue on that day or before, or a re-check failed by then. */
const neverLate = (issue: Issue, day: LocalDate): Refusal | undefined =>
  wasEverOverdue(issue, day) || (issue.firstSentBackOn !== null && issue.firstSentBackOn <= day)
    ? undefined
    : refuse(
        'conflict',
        `截至${day}，这个问题没有超期，也没有被退回过，不能通报或提请问责。请继续跟踪督促。`,
        `As of ${day} this issue was never overdue and never sent back, so there are no grounds for a circular or a referral. Keep following it.`,
      )

export const escalating = {
  draftCircular: row({
    label: text('拟通报', 'Draft a circular'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: {
      document: optionalLine('通报文号', 'Document no.'),
      paperId: optionalPaper('文书编号', 'Paper'),
      evidenceOn: dateField('证据截至', 'Evidence as of'),
      reason: paragraphField('事由', 'Grounds'),
    },
    onlyWhen: (issue, circumstances) =>
      issue.escalation.circular !== 'drafted'
        ? neverLate(issue, circumstances.today)
        : refuse(
            'conflict',
            '这个问题已有一份待签批的通报，请在文书中查看。',
            'A circular on this issue is waiting to be signed already; see the papers.',
          ),
    check: (issue, form, { today }) =>
      form.evidenceOn > today
        ? refuse('invalid', '证据截至日期晚于今天，请核对。', 'The evidence lies in the future; check its date.')
        : neverLate(issue, form.evidenceOn),
    change: (issue) => ({ escalation: { ...issue.escalation, circular: 'drafted' } }),
    prefill: (_issue, { today }) => ({ values: { evidenceOn: today }, reasons: {} }),
  }),

  circulate: row({
    label: text('签批通报', 'Sign the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { opinion: optionalParagraph('签批意见', 'Opinion'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circular === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的通报，请办公室先拟通报。',
            'There is no circular to sign; the office has to draft it first.',
          ),
    change: (issue) => ({
      escalation: { ...issue.escalation, circular: 'inForce', circulars: issue.escalation.circulars + 1 },
    }),
  }),

  returnCircular: row({
    label: text('退回通报稿', 'Return the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander', 'office'],
    byPaper: true,
    fields: { reason: paragraphField('退回理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circular === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的通报可以退回。请刷新后查看最新情况。',
            'There is no circular waiting to be signed. Look at its newest state.',
          ),
    change: (issue) => ({
      escalation: { ...issue.escalation, circular: issue.escalation.circulars > 0 ? 'inForce' : 'none' },
    }),
  }),

  withdrawCircular: row({
    label: text('撤销通报', 'Withdraw the circular'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { reason: paragraphField('撤销理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.circulars > 0
        ? undefined
        : refuse(
            'conflict',
            '没有生效的通报可以撤销。请刷新后查看最新情况。',
            'No circular on this issue is in force. Look at its newest state.',
          ),
    change: (issue) => {
      const circulars = issue.escalation.circulars - 1
      const { circular } = issue.escalation
      return {
        escalation: {
          ...issue.escalation,
          circulars,
          circular: circular === 'drafted' ? circular : circulars > 0 ? 'inForce' : 'none',
        },
      }
    },
  }),

  draftReferral: row({
    label: text('拟提请问责', 'Draft a referral for accountability'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: { reason: paragraphField('事由', 'Grounds'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue, circumstances) =>
      issue.escalation.accountability === 'none'
        ? neverLate(issue, circumstances.today)
        : refuse(
            'conflict',
            '这个问题已拟过提请问责，请在办理经过中查看。',
            'A referral of this issue has been drafted already; see its history.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'drafted' } }),
  }),

  signReferral: row({
    label: text('签批提请问责', 'Sign the referral'),
    from: notVoid,
    to: 'same',
    by: ['commander'],
    byPaper: true,
    fields: { opinion: optionalParagraph('签批意见', 'Opinion'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'drafted'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批的提请问责，请办公室先拟。',
            'There is no referral to sign; the office has to draft it first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'signed' } }),
  }),

  returnReferral: row({
    label: text('退回提请问责', 'Return the referral'),
    from: notVoid,
    to: 'same',
    by: ['commander', 'office'],
    byPaper: true,
    fields: { reason: paragraphField('退回理由', 'Reason'), paperId: optionalPaper('文书编号', 'Paper') },
    onlyWhen: ({ escalation: { accountability } }) =>
      accountability === 'drafted' || accountability === 'signed'
        ? undefined
        : refuse(
            'conflict',
            '没有待签批或待提请的问责可以退回。请刷新后查看最新情况。',
            'There is no referral waiting to be signed or sent. Look at its newest state.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'none' } }),
  }),

  referForAccountability: row({
    label: text('提请问责', 'Refer for accountability'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    byPaper: true,
    fields: {
      organ: lineField('决定机关', 'Deciding organ'),
      document: lineField('提请文号', 'Document no. of the referral'),
      paperId: optionalPaper('文书编号', 'Paper'),
      papers: optionalPapers('附件', 'Attachment'),
      files: optionalFiles('附件扫描件', 'Scans'),
    },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'signed'
        ? undefined
        : refuse(
            'conflict',
            '没有已签批、待提请的问责。请办公室先拟，由指挥长签批后再提请。',
            'There is no signed referral to send. The office has to draft it and the commander to sign it first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'referred' } }),
  }),

  recordAccountability: row({
    label: text('记录问责结果', 'Record the outcome'),
    from: notVoid,
    to: 'same',
    by: ['office'],
    fields: {
      organ: lineField('决定机关', 'Deciding organ'),
      document: lineField('决定文号', 'Its document no.'),
      outcome: paragraphField('问责结果', 'Outcome'),
      papers: optionalPapers('附件', 'Attachment'),
      files: optionalFiles('附件扫描件', 'Scans'),
    },
    onlyWhen: (issue) =>
      issue.escalation.accountability === 'referred'
        ? undefined
        : refuse(
            'conflict',
            '没有等待结果的问责，不能记录结果。请先提请问责。',
            'No referral is waiting for its outcome, so there is none to record. Refer the issue first.',
          ),
    change: (issue) => ({ escalation: { ...issue.escalation, accountability: 'recorded' } }),
  }),
} as const
