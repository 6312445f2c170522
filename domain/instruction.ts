/**
 * An instruction 批示: what the commander or a group leader asks for about one thing, by when, what the office made of it,
 * and how it was answered. It may have been written here, or on paper and recorded by the office.
 */

import { z } from 'zod'
import type { LocalDate } from './calendar'
import type { FileId } from './file'
import { uuidSchema } from './id'
import type { Actor, Duty, Post, Viewer } from './people'
import { storable } from './storable'
import { type Text, text } from './text'

/** `unwritten`: where one comes from; no row is ever stored in it. */
export const instructionStages = ['unwritten', 'pending', 'underWay', 'answered', 'accepted', 'withdrawn'] as const
export type InstructionStage = (typeof instructionStages)[number]

export const instructionStageLabel: Record<InstructionStage, Text> = {
  unwritten: text('未写', 'Not written'),
  pending: text('待办理', 'To be dealt with'),
  underWay: text('办理中', 'Under way'),
  answered: text('已答复，待认可', 'Answered, to be accepted'),
  accepted: text('已办结', 'Settled'),
  withdrawn: text('已撤回', 'Withdrawn'),
}

/** What an instruction is about. A monthly report is named by its own id, whatever that is. */
export const instructionTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point'), pointId: z.number().int().positive().max(2_147_483_647) }),
  z.strictObject({ kind: z.literal('issue'), issueId: uuidSchema }),
  z.strictObject({ kind: z.literal('unit'), unitId: storable.min(1).max(40) }),
  z.strictObject({ kind: z.literal('roadSection'), roadSectionId: storable.min(1).max(60) }),
  z.strictObject({ kind: z.literal('report'), reportId: storable.min(1).max(60) }),
])
export type InstructionTarget = z.output<typeof instructionTargetSchema>

export const targetKindLabel: Record<InstructionTarget['kind'], Text> = {
  point: text('点位', 'Point'),
  issue: text('问题', 'Issue'),
  unit: text('单位', 'Unit'),
  roadSection: text('包路段', 'Road section'),
  report: text('督查报告', 'Monthly report'),
}

/** One string for each target: 'point 12', 'unit unit03'. */
export const targetKey = (target: InstructionTarget): string => {
  switch (target.kind) {
    case 'point':
      return `point ${target.pointId}`
    case 'issue':
      return `issue ${target.issueId}`
    case 'unit':
      return `unit ${target.unitId}`
    case 'roadSection':
      return `roadSection ${target.roadSectionId}`
    case 'report':
      return `report ${target.reportId}`
    default:
      return target satisfies never
  }
}

/** Whose desk wrote it, and judges the answer: whoever holds that post today. */
export type AuthorDesk = { readonly role: 'commander' } | { readonly role: 'leader'; readonly group: number }

export const isAuthorDesk = (author: AuthorDesk | null, duty: Duty): boolean =>
  author !== null &&
  (author.role === 'commander' ? duty.role === 'commander' : duty.role === 'leader' && duty.group === author.group)

/** What the office made of it. */
export type InstructionLink =
  | { readonly kind: 'card' | 'notice'; readonly paperId: string; readonly on: LocalDate }
  | { readonly kind: 'jointInspection'; readonly inspectionId: string; readonly on: LocalDate }
export type LinkKind = InstructionLink['kind']

export const linkKindLabel: Record<LinkKind, Text> = {
  card: text('督办卡', 'Supervision card'),
  notice: text('督办通知', 'Supervision notice'),
  jointInspection: text('联合督导', 'Joint inspection'),
}

export const idOfLink = (link: InstructionLink): string => ('paperId' in link ? link.paperId : link.inspectionId)

/** To whom the office passed it for a reply. A unit is asked by the office: it does not read instructions itself. */
export type InstructionReferral = {
  readonly to: { readonly kind: 'squad'; readonly squad: number } | { readonly kind: 'unit'; readonly unitId: string }
  readonly note: string | null
  readonly on: LocalDate
}

export type InstructionAnswer = {
  readonly text: string
  readonly files: readonly FileId[]
  readonly on: LocalDate
  readonly by: Actor
  /** Null while the author has not judged it. */
  readonly review: {
    readonly outcome: 'accepted' | 'sentBack'
    readonly note: string | null
    readonly on: LocalDate
    readonly by: Actor
  } | null
}

export type Instruction = {
  readonly id: string
  readonly seq: number
  readonly stage: InstructionStage
  readonly target: InstructionTarget
  readonly text: string
  /** Last day for the answer. */
  readonly replyBy: LocalDate
  /** Null before it is written. */
  readonly author: AuthorDesk | null
  readonly writtenOn: LocalDate
  /** The title of who wrote it on paper; null where it was written here. */
  readonly paperAuthor: string | null
  /** The scan, or what the author attached. */
  readonly files: readonly FileId[]
  readonly enteredBy: Actor | null
  readonly links: readonly InstructionLink[]
  readonly referrals: readonly InstructionReferral[]
  /** Oldest first; each is kept, whatever follows. */
  readonly answers: readonly InstructionAnswer[]
  readonly withdrawnBecause: string | null
}

export const unwritten = (id: string, target: InstructionTarget): Instruction => ({
  id,
  seq: 0,
  stage: 'unwritten',
  target,
  text: '',
  replyBy: '',
  author: null,
  writtenOn: '',
  paperAuthor: null,
  files: [],
  enteredBy: null,
  links: [],
  referrals: [],
  answers: [],
  withdrawnBecause: null,
})

/** Squads that it was passed to, each once. */
export const squadsAsked = ({ referrals }: Pick<Instruction, 'referrals'>): number[] => [
  ...new Set(referrals.flatMap(({ to }) => (to.kind === 'squad' ? [to.squad] : []))),
]

/** Nobody has answered yet: it waits on the office's desk, and the clock runs. */
export const isUnanswered = ({ stage }: Pick<Instruction, 'stage'>): boolean =>
  stage === 'pending' || stage === 'underWay'

/** From 00:00 of the day after the last; an answer that waits for its author is in time. */
export const isInstructionOverdue = (instruction: Pick<Instruction, 'stage' | 'replyBy'>, today: LocalDate): boolean =>
  isUnanswered(instruction) && instruction.replyBy < today

/**
 * Who reads one: office, commander and leaders, and the squads that it was passed to. A unit reads none: it is asked by a
 * paper or by the office, in the words meant for it. The SQL twin is in server/instructions/visible.ts.
 */
export const mayReadInstruction = (viewer: Viewer, instruction: Pick<Instruction, 'referrals'>): boolean =>
  viewer.posts.some(
    ({ duty }) =>
      duty.role === 'office' ||
      duty.role === 'commander' ||
      duty.role === 'leader' ||
      (duty.role === 'squad' && squadsAsked(instruction).includes(duty.squad)),
  )

/** What has to be done about it next, by whom it lies with. */
export type InstructionTurn = 'toHandle' | 'toAnswer' | 'toAccept' | 'waiting'

export const turnLabel: Record<InstructionTurn, Text> = {
  toHandle: text('待办理', 'To deal with'),
  toAnswer: text('待答复', 'To answer'),
  toAccept: text('待认可', 'To accept'),
  waiting: text('等待答复', 'Waiting for the answer'),
}

/** Why it stands on the desk of these posts; null: it does not. It stays on the author's and the office's until answered. */
export const turnOn = (
  instruction: Pick<Instruction, 'stage' | 'author' | 'referrals'>,
  posts: readonly Pick<Post, 'duty'>[],
): InstructionTurn | null => {
  const { stage, author } = instruction
  const isAuthors = posts.some(({ duty }) => isAuthorDesk(author, duty))
  if (stage === 'answered') return isAuthors ? 'toAccept' : null
  if (!isUnanswered(instruction)) return null
  if (posts.some(({ duty }) => duty.role === 'office')) return stage === 'pending' ? 'toHandle' : 'toAnswer'
  const asked = squadsAsked(instruction)
  if (posts.some(({ duty }) => duty.role === 'squad' && asked.includes(duty.squad))) return 'toAnswer'
  return isAuthors ? 'waiting' : null
}

/** What waits for a judgement first, then what waits for work, then what is waited for. */
const turnOrder: Record<InstructionTurn, number> = { toAccept: 0, toHandle: 1, toAnswer: 1, waiting: 2 }

/** What stands on top of a desk: what asks for something first, then by the last day for the answer. */
export const onDesk = <I extends Pick<Instruction, 'id' | 'stage' | 'author' | 'referrals' | 'replyBy'>>(
  instructions: readonly I[],
  posts: readonly Pick<Post, 'duty'>[],
): { readonly instruction: I; readonly turn: InstructionTurn }[] =>
  instructions
    .flatMap((instruction) => {
      const turn = turnOn(instruction, posts)
      return turn === null ? [] : [{ instruction, turn }]
    })
    .sort(
      (one, other) =>
        turnOrder[one.turn] - turnOrder[other.turn] ||
        (one.instruction.replyBy < other.instruction.replyBy
          ? -1
          : one.instruction.replyBy > other.instruction.replyBy
            ? 1
            : one.instruction.id < other.instruction.id
              ? -1
              : 1),
    )
