/**
 * What may happen to an instruction 批示: one table, as for issues. The author writes it and judges the answer; the office
 * makes something of it or passes it on; the office or the squad that was asked answers. Whoever answered never judges.
 */

import { type ActionOf, type ActionRow, actionSchemaOf, actionTable, type Decided } from './actionTable'
import type { LocalDate } from './calendar'
import {
  choiceField,
  dateField,
  type Fields,
  filesField,
  formSchema,
  lineField,
  optionalData,
  optionalDate,
  optionalFiles,
  optionalParagraph,
  optionalSquad,
  optionalUnit,
  paragraphField,
} from './form'
import { uuidSchema } from './id'
import {
  type AuthorDesk,
  type Instruction,
  type InstructionAnswer,
  type InstructionLink,
  type InstructionStage,
  type InstructionTarget,
  idOfLink,
  instructionStageLabel,
  isAuthorDesk,
  type LinkKind,
  linkKindLabel,
  squadsAsked,
  unwritten,
} from './instruction'
import { type Actor, type Post, unitsOf } from './people'
import { type Refusal, refuse } from './refusal'
import { type Text, text } from './text'

const standingLabel = {
  author: text('批示人', 'the author'),
  mayWrite: text('指挥长、督导组组长', 'the commander or a group leader'),
  office: text('指挥部办公室', 'the headquarters office'),
  recordingOffice: text('登记的指挥部办公室', 'the office that recorded it'),
  askedSquad: text('承办的督导分队', 'the squad that was asked'),
} as const satisfies Record<string, Text>
export type InstructionStanding = keyof typeof standingLabel

/** What is known of the thing that the instruction is about, wherever buttons are shown. */
export type InstructionFacts = {
  /** Its responsible units, or the unit itself: whoever holds a post there stands back. */
  readonly concernedUnits: readonly string[]
}
export type InstructionCircumstances = InstructionFacts & {
  readonly today: LocalDate
  /** Whether there is such a point, issue, unit or road section. */
  readonly targetExists: boolean
  /** What the paper or joint inspection that the form names is; null: there is none. */
  readonly linked: LinkKind | null
  readonly squads: readonly number[]
  readonly groups: readonly number[]
  readonly knowsUnit: (unitId: string) => boolean
}

type InstructionLife = {
  readonly subject: Instruction
  readonly stage: InstructionStage
  readonly standing: InstructionStanding
  readonly facts: InstructionFacts
  readonly circumstances: InstructionCircumstances
  /** `target`: what it is about; in the event that brings it into being. */
  readonly said: { readonly target?: InstructionTarget }
}
type InstructionRow<F extends Fields = Fields> = ActionRow<InstructionLife, F>
const row = <F extends Fields>(definition: InstructionRow<F>): InstructionRow<F> => definition

const replyByIsPast = (replyBy: LocalDate | undefined, today: LocalDate): Refusal | undefined =>
  replyBy !== undefined && replyBy < today
    ? refuse(
        'invalid',
        '答复期限早于今天，请改为今天或以后。',
        'The reply-by date is in the past; choose today or later.',
      )
    : undefined

const noSuchTarget = refuse(
  'notFound',
  '没有批示所指的点位、问题、单位、路段或已报送的督查报告，没有保存。请刷新后重新选择。',
  'There is no such point, issue, unit, road section or report that was handed in; nothing was saved. Reload and choose again.',
)

const answeredBySelf = (instruction: Instruction, _facts: InstructionFacts, by: Actor): Refusal | undefined =>
  instruction.answers.at(-1)?.by.accountId === by.accountId
    ? refuse(
        'forbidden',
        '这份答复由您提交，不能自己认可或退回。请由批示人办理。',
        'You gave this answer, so you cannot judge it. Leave that to whoever else holds the author’s post.',
      )
    : undefined

const judged = (
  { answers }: Instruction,
  review: NonNullable<InstructionAnswer['review']>,
): readonly InstructionAnswer[] =>
  answers.map((answer, index) => (index === answers.length - 1 ? { ...answer, review } : answer))

/** Who is to judge the answer to what was written on paper; the plan has two groups. */
const authorDesks = {
  commander: text('指挥长', 'The commander'),
  group1: text('第一督导组组长', 'Leader of group 1'),
  group2: text('第二督导组组长', 'Leader of group 2'),
} as const satisfies Record<string, Text>

const deskOf = (key: keyof typeof authorDesks): AuthorDesk =>
  key === 'commander' ? { role: 'commander' } : { role: 'leader', group: key === 'group1' ? 1 : 2 }

const referralTargets = {
  squad: text('督导分队', 'A squad'),
  unit: text('责任单位', 'A unit'),
} as const

export const instructionActions = {
  write: row({
    label: text('写批示', 'Write an instruction'),
    from: ['unwritten'],
    to: 'pending',
    by: ['mayWrite'],
    fields: {
      text: paragraphField('批示内容', 'Instruction'),
      replyBy: dateField('答复期限', 'Reply by'),
      files: optionalFiles('附件', 'Attachments'),
    },
    check: (_instruction, form, { today, targetExists }) =>
      targetExists ? replyByIsPast(form.replyBy, today) : noSuchTarget,
    change: (_instruction, form, { today, by }) => ({
      text: form.text,
      replyBy: form.replyBy,
      files: form.files ?? [],
      author: by.duty.role === 'leader' ? { role: 'leader', group: by.duty.group } : { role: 'commander' },
      writtenOn: today,
      enteredBy: by,
    }),
  }),

  record: row({
    label: text('登记批示', 'Record an instruction'),
    from: ['unwritten'],
    to: 'pending',
    by: ['office'],
    fields: {
      writtenBy: lineField('批示人职务', 'Title of who wrote it'),
      writtenOn: dateField('批示日期', 'Written on'),
      text: paragraphField('批示内容', 'Instruction'),
      replyBy: dateField('答复期限', 'Reply by'),
      desk: choiceField('答复由谁认可', 'Who accepts the answer', authorDesks),
      files: filesField('批示扫描件', 'Scan'),
    },
    check: (_instruction, form, { today, targetExists, groups }) => {
      if (!targetExists) return noSuchTarget
      if (form.writtenOn > today)
        return refuse('invalid', '批示日期晚于今天，请核对。', 'The instruction is dated after today; check the date.')
      const desk = deskOf(form.desk)
      if (desk.role === 'leader' && !groups.includes(desk.group))
        return refuse(
          'invalid',
          '没有这个督导组，请重新选择由谁认可答复。',
          'There is no such group; choose again who accepts the answer.',
        )
      return replyByIsPast(form.replyBy, today)
    },
    change: (_instruction, form, { by }) => ({
      text: form.text,
      replyBy: form.replyBy,
      files: form.files,
      author: deskOf(form.desk),
      writtenOn: form.writtenOn,
      paperAuthor: form.writtenBy,
      enteredBy: by,
    }),
  }),

  turnInto: row({
    label: text('转办', 'Turn into'),
    from: ['pending', 'underWay'],
    to: 'underWay',
    by: ['office'],
    fields: {
      as: choiceField('转为', 'Into', linkKindLabel),
      paperId: optionalData('文书', 'Paper', uuidSchema),
      inspectionId: optionalData('联合督导', 'Joint inspection', uuidSchema),
    },
    check: (instruction, form, { linked }) => {
      const id = form.as === 'jointInspection' ? form.inspectionId : form.paperId
      if (id === undefined || linked !== form.as)
        return refuse(
          'invalid',
          `没有这份${linkKindLabel[form.as].zh}，没有保存。请先办好，再选择。`,
          'There is no such paper or joint inspection; nothing was saved. Make it first, then choose it.',
        )
      return instruction.links.some((link) => idOfLink(link) === id)
        ? refuse(
            'conflict',
            `这份${linkKindLabel[form.as].zh}已经在批示下，请选择另一份。`,
            'It is linked to this instruction already; choose another.',
          )
        : undefined
    },
    change: ({ links }, form, { today }) => {
      const link: InstructionLink =
        form.as === 'jointInspection'
          ? { kind: form.as, inspectionId: form.inspectionId ?? '', on: today }
          : { kind: form.as, paperId: form.paperId ?? '', on: today }
      return { links: [...links, link] }
    },
  }),

  refer: row({
    label: text('交有关方面办理', 'Pass on for a reply'),
    from: ['pending', 'underWay'],
    to: 'underWay',
    by: ['office'],
    fields: {
      to: choiceField('交给', 'To', referralTargets),
      squad: { ...optionalSquad('督导分队', 'Squad'), when: { field: 'to', is: 'squad' } },
      unitId: optionalUnit('责任单位', 'Unit', { field: 'to', is: 'unit' }),
      note: optionalParagraph('要求', 'What is asked'),
    },
    check: (instruction, form, { squads, knowsUnit }) => {
      if (form.to === 'squad' && (form.squad === undefined || !squads.includes(form.squad)))
        return refuse(
          'invalid',
          '没有这个督导分队，请从名单中选择。',
          'There is no such squad; choose one from the list.',
        )
      if (form.to === 'unit' && (form.unitId === undefined || !knowsUnit(form.unitId)))
        return refuse('invalid', '没有这个单位，请从名单中选择。', 'There is no such unit; choose one from the list.')
      return form.to === 'squad' && squadsAsked(instruction).includes(form.squad ?? 0)
        ? refuse(
            'conflict',
            '批示已经交给这个分队，请等待答复。',
            'This squad has been asked already; wait for its answer.',
          )
        : undefined
    },
    change: ({ referrals }, form, { today }) => ({
      referrals: [
        ...referrals,
        {
          to:
            form.to === 'squad'
              ? { kind: 'squad', squad: form.squad ?? 0 }
              : { kind: 'unit', unitId: form.unitId ?? '' },
          note: form.note ?? null,
          on: today,
        },
      ],
    }),
  }),

  answer: row({
    label: text('答复', 'Answer'),
    from: ['pending', 'underWay'],
    to: 'answered',
    by: ['askedSquad', 'office'],
    fields: {
      text: paragraphField('办理情况', 'What was done'),
      files: optionalFiles('附件', 'Attachments'),
    },
    change: ({ answers }, form, { today, by }) => ({
      answers: [...answers, { text: form.text, files: form.files ?? [], on: today, by, review: null }],
    }),
  }),

  accept: row({
    label: text('认可答复', 'Accept the answer'),
    from: ['answered'],
    to: 'accepted',
    by: ['author'],
    fields: { note: optionalParagraph('意见', 'Remark') },
    onlyWhen: answeredBySelf,
    change: (instruction, form, { today, by }) => ({
      answers: judged(instruction, { outcome: 'accepted', note: form.note ?? null, on: today, by }),
    }),
  }),

  sendBack: row({
    label: text('退回重办', 'Send back'),
    from: ['answered'],
    to: 'underWay',
    by: ['author'],
    fields: {
      reason: paragraphField('退回理由', 'Reason'),
      replyBy: optionalDate('新的答复期限', 'New reply-by date'),
    },
    onlyWhen: answeredBySelf,
    check: (_instruction, form, { today }) => replyByIsPast(form.replyBy, today),
    change: (instruction, form, { today, by }) => ({
      replyBy: form.replyBy ?? instruction.replyBy,
      answers: judged(instruction, { outcome: 'sentBack', note: form.reason, on: today, by }),
    }),
  }),

  withdraw: row({
    label: text('撤回批示', 'Withdraw'),
    from: ['pending', 'underWay', 'answered'],
    to: 'withdrawn',
    by: ['author', 'recordingOffice'],
    fields: { reason: paragraphField('理由', 'Reason') },
    change: (_instruction, form) => ({ withdrawnBecause: form.reason }),
  }),
} as const

export type InstructionActionName = keyof typeof instructionActions
export const instructionActionNames = Object.keys(instructionActions) as InstructionActionName[]
export const instructionRow = (name: InstructionActionName): InstructionRow =>
  instructionActions[name] as unknown as InstructionRow

export type InstructionAction = ActionOf<typeof instructionActions>
export type InstructionEvent = Decided<InstructionLife, InstructionAction>

export const instructionActionSchema = actionSchemaOf<InstructionAction>(instructionActionNames, (name) =>
  formSchema(instructionRow(name).fields),
)

/** Brings an instruction into being; what it is about is said with it. */
export const isFirst = (name: InstructionActionName): name is 'write' | 'record' =>
  name === 'write' || name === 'record'

const standingsOf = ({ duty }: Post, instruction: Instruction): InstructionStanding[] => {
  if (duty.role === 'office') return instruction.paperAuthor === null ? ['office'] : ['office', 'recordingOffice']
  if (duty.role === 'squad') return squadsAsked(instruction).includes(duty.squad) ? ['askedSquad'] : []
  if (duty.role === 'unit') return []
  return isAuthorDesk(instruction.author, duty) ? ['mayWrite', 'author'] : ['mayWrite']
}

export const {
  available: availableInstructionActions,
  decide: decideInstruction,
  apply: applyInstructionEvent,
} = actionTable<InstructionLife, InstructionAction>({
  names: instructionActionNames,
  row: instructionRow,
  noun: text('批示', 'instruction'),
  stageIn: 'stage',
  stageLabel: ({ stage }) => instructionStageLabel[stage],
  standingLabel,
  standingsOf,
  allowed: (name) => instructionRow(name).by,
  recusal: {
    isParty: (viewer, _instruction, { concernedUnits }) =>
      unitsOf(viewer).some((unitId) => concernedUnits.includes(unitId)),
    // What the author wants and judges is the author's own; who works on it for the supervising side stands back.
    binds: (standing) => standing === 'office' || standing === 'askedSquad',
    refusal: (label, allowed) =>
      refuse(
        'forbidden',
        `您在批示所涉单位任职，应当回避，不能${label.zh}。请由${allowed.zh}的其他人员办理。`,
        `You hold a post in a unit that the instruction concerns and have to stand back. Somebody else of ${allowed.en} has to do this.`,
      ),
  },
  says: ({ target }, { name }) => (isFirst(name) ? { target } : {}),
})

/** An instruction as its events alone tell it. @throws where the first of them does not say what it is about. */
export const replayInstruction = (id: string, events: readonly InstructionEvent[]): Instruction => {
  const target = events[0]?.target
  if (target === undefined) throw new Error(`the events of instruction ${id} do not begin with what it is about`)
  return events.reduce(applyInstructionEvent, unwritten(id, target))
}
