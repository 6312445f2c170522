/** From a draft to a paper that goes out: 核稿, 签发 or 审签, 退改, 废弃, 印发. */
import { optionalParagraph, paragraphField } from '../form'
import type { Paper } from '../paper'
import { type Refusal, refuse } from '../refusal'
import { text } from '../text'
import { mark, row } from './row'

const isReturned = (paper: Paper): Refusal | undefined =>
  paper.returned === null
    ? undefined
    : refuse(
        'conflict',
        '稿件已退改，请起草人修改后再办。',
        'The draft has been sent back; its drafter has to revise it first.',
      )

export const signing = {
  check: row({
    label: text('核稿', 'Check'),
    from: ['drafted'],
    to: 'checked',
    by: { headquarters: ['office'] },
    fields: { opinion: optionalParagraph('核稿意见', 'Opinion') },
    onlyWhen: isReturned,
    change: (_paper, _form, moment) => ({ checked: mark(moment) }),
  }),

  sign: row({
    label: text('签发', 'Sign'),
    from: ['checked'],
    to: 'signed',
    by: { headquarters: ['commander'] },
    fields: { opinion: optionalParagraph('签发意见', 'Opinion') },
    onlyWhen: (paper, _facts, by) =>
      paper.drafted?.by.accountId === by.accountId
        ? refuse(
            'forbidden',
            '稿件由您起草，不能由您签发。请其他有签发权的同志签发。',
            'You drafted this paper, so somebody else has to sign it.',
          )
        : undefined,
    change: (_paper, _form, moment) => ({
      signed: mark(moment),
      signedOn: moment.today,
      ...moment.made?.numbered,
    }),
  }),

  approve: row({
    label: text('审签', 'Approve'),
    from: ['drafted'],
    to: 'signed',
    by: { card: ['captain', 'office'] },
    fields: { opinion: optionalParagraph('审签意见', 'Opinion') },
    onlyWhen: (paper, _facts, _by, standing) =>
      isReturned(paper) ??
      // An office may step in for nobody's squad but its own.
      (standing === 'office' && paper.squad !== null
        ? refuse(
            'forbidden',
            '分队的督办卡由分队队长审签，请联系队长。',
            "A squad's card is approved by its captain; ask the captain.",
          )
        : undefined),
    change: (_paper, _form, moment) => ({
      signed: mark(moment),
      signedOn: moment.today,
      ...moment.made?.numbered,
    }),
  }),

  returnDraft: row({
    label: text('退改', 'Send back'),
    from: ['drafted', 'checked'],
    to: 'drafted',
    by: { headquarters: ['office', 'commander'], card: ['captain', 'office'] },
    fields: { reason: paragraphField('退改意见', 'What to change') },
    onlyWhen: (paper, _facts, _by, standing) =>
      isReturned(paper) ??
      (standing === 'commander' && paper.stage !== 'checked'
        ? refuse(
            'conflict',
            '稿件还没有核稿，请办公室先核稿。',
            'The draft is not checked yet; ask the office to check it first.',
          )
        : undefined),
    change: (_paper, form, moment) => ({ checked: null, returned: { ...mark(moment), reason: form.reason } }),
  }),

  discard: row({
    label: text('废弃', 'Discard'),
    from: ['drafted', 'checked'],
    to: 'discarded',
    by: { headquarters: ['drafter', 'office'], card: ['drafter', 'captain', 'office'] },
    fields: { reason: paragraphField('理由', 'Reason') },
  }),

  /** A card's file follows from its approval, and one that is still missing is made when it is asked for. */
  issue: row({
    label: text('印发', 'Issue'),
    from: ['signed'],
    to: 'issued',
    by: { headquarters: ['office'] },
    fields: {},
    change: (paper, _form, moment) => ({
      issued: paper.issued ?? mark(moment),
      docx: moment.made?.docx ?? null,
    }),
  }),
} as const
