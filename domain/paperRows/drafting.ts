/** What a draft says and is about, what may be wrong with it, and how it is drafted and revised 拟稿、修改. */

import { z } from 'zod'
import { localDateSchema } from '../calendar'
import { formSchema, lineField, optionalLine, optionalParagraph } from '../form'
import { uuidSchema } from '../id'
import { type IssuedKind, isEscalating, isInstrument, isSigned, issuedKinds, type Paper } from '../paper'
import { type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import { text } from '../text'
import { mark, type PaperCircumstances, type PaperMoment, type PaperStanding, row } from './row'

/** What a paper says in words; the rest of a draft is what it is about. */
const texts = {
  title: lineField('标题', 'Title'),
  opening: optionalParagraph('缘由', 'Opening'),
  demands: optionalParagraph('要求', 'Demands'),
  organ: optionalLine('决定机关', 'Deciding organ'),
}
const unitId = storable.trim().min(1).max(40)

/** What a paper is about: addressees, issues with their dates, and the day of its evidence. */
const about = {
  unitIds: z.array(unitId).max(100),
  issues: z
    .array(
      z.strictObject({
        issueId: uuidSchema,
        claimBy: localDateSchema.optional(),
        rectifyBy: localDateSchema.optional(),
      }),
    )
    .max(500),
  evidenceOn: localDateSchema.optional(),
  pointId: z.number().int().positive().max(2_147_483_647).optional(),
  withdraws: uuidSchema.optional(),
}
export const draftFormSchema = z.strictObject({
  kind: z.enum(issuedKinds),
  ...formSchema(texts).shape,
  ...about,
})
export type DraftForm = z.output<typeof draftFormSchema>
export const reviseFormSchema = z.strictObject({ ...formSchema(texts).shape, ...about })
export type ReviseForm = z.output<typeof reviseFormSchema>

const drafted = (form: ReviseForm, { made }: PaperMoment): Partial<Paper> => ({
  unitIds: [...new Set(form.unitIds)],
  issues: form.issues.map(({ issueId, claimBy, rectifyBy }) => ({
    issueId,
    claimBy: claimBy ?? null,
    rectifyBy: rectifyBy ?? null,
  })),
  pointId: form.pointId ?? null,
  withdraws: form.withdraws ?? null,
  title: form.title,
  opening: form.opening ?? '',
  demands: form.demands ?? '',
  organ: form.organ ?? null,
  evidence: made?.evidence ?? null,
})

const draftIsWrong = (
  kind: IssuedKind,
  form: ReviseForm,
  { today, unitIds, withdraws }: PaperCircumstances,
): Refusal | undefined => {
  if (form.withdraws !== undefined) {
    if (withdraws === null || !isSigned(withdraws))
      return refuse(
        'invalid',
        '要撤销的文书不存在或还没有签发。没有签发的文书，请直接废弃。',
        'The paper to withdraw does not exist or is not signed. Look it up; one that is not signed is simply discarded.',
      )
    if (withdraws.kind !== kind)
      return refuse(
        'invalid',
        '撤销应使用同一种文书，经同样的程序签发。请打开要撤销的文书，从那里拟稿。',
        'A paper is withdrawn by one of its own kind, signed in the same way; open the paper and draft it from there.',
      )
    if (withdraws.withdrawnBy !== null)
      return refuse(
        'conflict',
        '这份文书已经撤销，请刷新后查看。',
        'This paper has been withdrawn already; reload to see it.',
      )
    return undefined
  }
  const unknown = form.unitIds.some((id) => !unitIds.has(id))
  if (unknown)
    return refuse(
      'invalid',
      '受文单位不在现有单位名单中，可能已撤并。请重新选择单位。',
      'A unit addressed is not on the present list; it may have been retired. Choose again.',
    )
  const isList = kind === 'issueList' || kind === 'rectificationList'
  if (form.unitIds.length === 0 && !isList)
    return refuse('invalid', '请选择受文单位。', 'Choose the unit to which the paper goes.')
  if (isInstrument(kind) && form.unitIds.length > 1)
    return refuse(
      'invalid',
      '督办通知和督办卡一份只发一个单位，请按单位分别拟稿。',
      'A notice or card goes to one unit; draft one for each.',
    )
  // A circular may be on a unit as a whole.
  if (form.issues.length === 0 && kind !== 'circular')
    return refuse('invalid', '没有选择问题，请至少选择一个问题。', 'No issue is chosen; choose at least one.')
  if (new Set(form.issues.map(({ issueId }) => issueId)).size !== form.issues.length)
    return refuse(
      'invalid',
      '同一个问题选了两次，请删去一个。',
      'An issue is named twice; look at the list and take one off.',
    )
  if (isEscalating(kind)) {
    if (form.evidenceOn === undefined || form.evidenceOn > today)
      return refuse(
        'invalid',
        '请填写证据截至日期，不晚于今天。',
        'Give the day as of which the evidence stands, today or earlier.',
      )
    if (kind === 'referral' && form.organ === undefined)
      return refuse('invalid', '请填写决定机关。', 'Name the organ that decides.')
  }
  if (isInstrument(kind))
    for (const { claimBy, rectifyBy } of form.issues) {
      if (claimBy === undefined || rectifyBy === undefined)
        return refuse('invalid', '请填写每个问题的认领期限和整改期限。', 'Give both dates of every issue.')
      if (claimBy < today || rectifyBy < claimBy)
        return refuse(
          'invalid',
          '认领期限应不早于今天，整改期限应不早于认领期限，请改正。',
          'Give a claim-by date of today or later, and a rectify-by date not before it.',
        )
    }
  return undefined
}

const onlyOfficeEscalates = (kind: IssuedKind, standing: PaperStanding): Refusal | undefined =>
  isEscalating(kind) && standing !== 'office'
    ? refuse(
        'forbidden',
        '通报和提请问责由指挥部办公室拟稿，请报办公室。',
        'Circulars and referrals are drafted by the headquarters office; ask it to take up the case.',
      )
    : undefined

export const drafting = {
  draft: row({
    label: text('拟稿', 'Draft'),
    from: ['undrafted'],
    to: 'drafted',
    by: { headquarters: ['squad', 'office'], card: ['squad', 'office'] },
    fields: texts,
    onlyWhen: (paper, _facts, _by, standing) => onlyOfficeEscalates(paper.kind, standing),
    check: (paper, form, circumstances) => draftIsWrong(paper.kind, form as ReviseForm, circumstances),
    change: (_paper, form, moment) => ({
      ...drafted(form as ReviseForm, moment),
      squad: moment.by.duty.role === 'squad' ? moment.by.duty.squad : null,
      drafted: mark(moment),
    }),
  }),

  revise: row({
    label: text('修改', 'Revise'),
    from: ['drafted'],
    to: 'same',
    by: { headquarters: ['drafter', 'office'], card: ['drafter', 'captain', 'office'] },
    fields: texts,
    check: (paper, form, circumstances) => draftIsWrong(paper.kind, form as ReviseForm, circumstances),
    change: (_paper, form, moment) => ({ ...drafted(form as ReviseForm, moment), returned: null }),
  }),
} as const
