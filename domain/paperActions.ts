/**
 * Every move a paper can make: 拟稿、核稿、签发或审签、印发、送达、收回整改报告、撤销. Buttons, forms, the server's checks and
 * the tests read this one table, in the manner of the issue's own (domain/issueActions.ts).
 */
import { z } from 'zod'
import { type ActionRow, actionSchemaOf, actionTable, type Decided, type Moment } from './actionTable'
import { type LocalDate, localDateSchema } from './calendar'
import {
  choiceField,
  dateField,
  type Fields,
  formSchema,
  lineField,
  optionalDate,
  optionalFiles,
  optionalLine,
  optionalParagraph,
  paragraphField,
  unitField,
} from './form'
import {
  type Chain,
  chainOf,
  type Delivery,
  deliveryWayLabel,
  type Evidence,
  type IssuedKind,
  isEscalating,
  isInstrument,
  isSigned,
  issuedKinds,
  type Numbered,
  type Paper,
  type PaperStage,
  paperStageLabel,
  undrafted,
} from './paper'
import type { PaperContent } from './paperContent'
import { type Actor, type Post, unitsOf, type Viewer } from './people'
import { type Refusal, refuse } from './refusal'
import { storable } from './storable'
import { type Text, text } from './text'

/** How a person stands to a paper. A captain is of the squad that drafted it. */
export const paperStandings = ['office', 'commander', 'captain', 'squad', 'drafter', 'unit'] as const
export type PaperStanding = (typeof paperStandings)[number]
export const paperStandingLabel: Record<PaperStanding, Text> = {
  office: text('指挥部办公室', 'the headquarters office'),
  commander: text('指挥长', 'the commander'),
  captain: text('分队队长', 'the captain of the squad'),
  squad: text('督导分队', 'the squad'),
  drafter: text('起草人', 'the drafter'),
  unit: text('受文单位', 'the unit addressed'),
}

/** What the rules need to know besides the paper; read by the caller. */
export type PaperCircumstances = {
  readonly today: LocalDate
  /** Units that may be written to today; a retired one is not among them. */
  readonly unitIds: ReadonlySet<string>
  /** The paper that a draft wants to withdraw; null where there is none of that id. */
  readonly withdraws: Paper | null
}

/** What the server adds to an action, and no form can say. */
export type Made = {
  readonly evidence?: Evidence
  readonly numbered?: Numbered
  readonly content?: PaperContent
  /** SHA-256 of the file. */
  readonly docx?: string
  readonly notified?: readonly string[]
  readonly withdrawnBy?: string
}

type PaperLife = {
  readonly subject: Paper
  readonly stage: PaperStage
  readonly standing: PaperStanding
  /** Who may press what follows from the paper alone. */
  readonly facts: unknown
  readonly circumstances: PaperCircumstances
  readonly said: { readonly made?: Made }
}
type PaperMoment = Moment<PaperLife>

export type PaperRow<F extends Fields = Fields> = ActionRow<
  PaperLife,
  F,
  Partial<Record<Chain, readonly PaperStanding[]>>
> & {
  /** Follows from another paper or from the making of the file; nobody presses it. */
  readonly byItself?: true
}

const row = <F extends Fields>(definition: PaperRow<F>): PaperRow<F> => definition

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
      z.strictObject({ issueId: z.uuid(), claimBy: localDateSchema.optional(), rectifyBy: localDateSchema.optional() }),
    )
    .max(500),
  evidenceOn: localDateSchema.optional(),
  pointId: z.number().int().positive().max(2_147_483_647).optional(),
  withdraws: z.uuid().optional(),
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

const isReturned = (paper: Paper): Refusal | undefined =>
  paper.returned === null
    ? undefined
    : refuse(
        'conflict',
        '稿件已退改，请起草人修改后再办。',
        'The draft has been sent back; its drafter has to revise it first.',
      )

const mark = ({ at, by }: PaperMoment) => ({ at, by })

export const paperActions = {
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

export type PaperActionName = keyof typeof paperActions
export const paperActionNames = Object.keys(paperActions) as PaperActionName[]
export const paperActionRow = (name: PaperActionName): PaperRow => paperActions[name] as unknown as PaperRow

export type PaperForm<N extends PaperActionName> = N extends 'draft'
  ? DraftForm
  : N extends 'revise'
    ? ReviseForm
    : z.output<ReturnType<typeof formSchema<(typeof paperActions)[N]['fields']>>>
export type PaperAction = { [N in PaperActionName]: { readonly name: N; readonly form: PaperForm<N> } }[PaperActionName]

const formOfAction = (name: PaperActionName): z.ZodType =>
  name === 'draft' ? draftFormSchema : name === 'revise' ? reviseFormSchema : formSchema(paperActionRow(name).fields)

/** Pressed by somebody, on a paper that is there. */
const isPressed = (name: PaperActionName): name is Exclude<PaperActionName, 'draft' | 'withdraw'> =>
  name !== 'draft' && paperActionRow(name).byItself !== true

/** Checks an action on a paper that is there, as it comes from outside. */
export const paperActionSchema = actionSchemaOf<Exclude<PaperAction, { name: 'draft' | 'withdraw' }>>(
  paperActionNames.filter(isPressed),
  formOfAction,
)

export type PaperEvent = Decided<PaperLife, PaperAction>

// ── Who may ────────────────────────────────────────────────────────────────────────────────────────────────────────

const standingsOf = ({ duty }: Post, paper: Paper, _facts: unknown, viewer: Viewer): PaperStanding[] => {
  const drafter: PaperStanding[] =
    paper.drafted !== null &&
    paper.drafted.by.accountId === viewer.accountId &&
    duty.role === paper.drafted.by.duty.role
      ? ['drafter']
      : []
  switch (duty.role) {
    case 'office':
      return [...drafter, 'office']
    case 'commander':
      return ['commander']
    case 'leader':
      return []
    case 'squad': {
      if (paper.stage !== 'undrafted' && paper.squad !== duty.squad) return drafter
      return duty.position === 'captain' ? [...drafter, 'captain', 'squad'] : [...drafter, 'squad']
    }
    case 'unit':
      return paper.unitIds.includes(duty.unitId) ? ['unit'] : []
    default:
      return duty satisfies never
  }
}

const table = actionTable<PaperLife, PaperAction>({
  names: paperActionNames,
  row: paperActionRow,
  noun: text('文书', 'paper'),
  stageIn: 'stage',
  stageLabel: paperStageLabel,
  standingLabel: paperStandingLabel,
  standingsOf,
  allowed: (name, { kind }) => {
    const { by, label } = paperActionRow(name)
    return (
      by[chainOf(kind)] ??
      refuse(
        'conflict',
        `这种文书不需要${label.zh}，请按页面上的步骤办理。`,
        `Papers of this kind have no step "${label.en}"; see the steps on its page.`,
      )
    )
  },
  // Who holds a post in a unit that the paper addresses does nothing for the other side.
  recusal: {
    isParty: (viewer, { unitIds }) => unitsOf(viewer).some((unitId) => unitIds.includes(unitId)),
    binds: (standing) => standing !== 'unit',
    refusal: (label) =>
      refuse(
        'forbidden',
        `您在受文单位任职，应当回避，不能${label.zh}。请由其他人员办理。`,
        'You hold a post in a unit that this paper addresses and have to stand back. Somebody else has to do this.',
      ),
  },
})
export const { decide: decidePaper, apply: applyPaperEvent } = table

/** The buttons this person may press now, and no others. */
export const availablePaperActions = (paper: Paper, viewer: Viewer): PaperActionName[] =>
  table
    .available(paper, viewer, null)
    .filter((name) =>
      name === 'deliver'
        ? paper.withdrawnBy === null && paper.deliveries.length < paper.unitIds.length
        : isPressed(name),
    )

/** Who may draft a kind of paper, or why not. */
export const mayDraft = (paper: Paper, viewer: Viewer): Refusal | undefined =>
  table.whyNot(paper, 'draft', viewer, null)

/** Whether this person may have a signed paper withdrawn: by drafting the one that does. */
export const mayWithdraw = (paper: Paper, viewer: Viewer): boolean =>
  isSigned(paper) &&
  paper.withdrawnBy === null &&
  viewer.posts.some(
    ({ duty }) =>
      duty.role === 'office' || (duty.role === 'squad' && !isEscalating(paper.kind) && duty.squad === paper.squad),
  )

/** What follows by itself, in the name of who set it going: a withdrawal, or the file of a card after its approval. */
export const followingEvent = (
  paper: Paper,
  name: 'withdraw' | 'issue',
  by: Actor,
  standing: PaperStanding,
  made: Made,
  now: Date,
): PaperEvent => ({ name, form: {}, seq: paper.seq + 1, at: now.toISOString(), by, standing, made })

/** A paper as its events alone tell it. @throws where the first of them is not its draft. */
export const replayPaper = (id: string, events: readonly PaperEvent[]): Paper => {
  const [first] = events
  if (first?.name !== 'draft') throw new Error(`the events of paper ${id} do not begin with its draft`)
  return events.reduce(applyPaperEvent, undrafted(id, first.form.kind))
}
