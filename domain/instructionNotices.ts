/** What instructions tell, and to whose desks: their events, and the clock of the answer. Derived, as for issues. Pure. */
import { addDays, daysBetween, type LocalDate, startOfDay } from './calendar'
import { dayText } from './dayText'
import { type AuthorDesk, type Instruction, isUnanswered, squadsAsked, unwritten } from './instruction'
import { applyInstructionEvent, type InstructionActionName, type InstructionEvent } from './instructionActions'
import { type Address, addressOf, type NoticeKind } from './notification'
import { type Text, text } from './text'

/** What an inbox shows of an instruction. */
export type InstructionEntry = {
  readonly key: string
  readonly kind: NoticeKind
  /** The campaign's instant, ISO 8601 UTC. */
  readonly at: string
  readonly instructionId: string
  readonly what: string
  readonly sentence: Text
}
export type InstructionNotice = {
  readonly entry: InstructionEntry
  readonly to: ReadonlySet<Address>
  readonly byAccountId: string | null
}

/** An instruction with all its events, oldest first. */
export type ToldInstruction = {
  readonly id: string
  readonly events: readonly { readonly position: number; readonly event: InstructionEvent }[]
}

type Desk = 'author' | 'office' | 'asked'

/** Each action: who hears of it, as what, and in which words. What is not here is told to nobody. */
const tells: Partial<
  Record<InstructionActionName, { readonly to: readonly Desk[]; readonly as: NoticeKind; readonly sentence: Text }>
> = {
  write: {
    to: ['office'],
    as: 'instructed',
    sentence: text('有新的批示，请办理。', 'There is a new instruction; deal with it.'),
  },
  record: {
    to: ['author'],
    as: 'instructed',
    sentence: text(
      '您的书面批示已登记，答复后请您认可。',
      'Your instruction on paper is recorded; its answer will come to you.',
    ),
  },
  refer: {
    to: ['asked'],
    as: 'instructed',
    sentence: text('批示交本队办理，请答复。', 'An instruction was passed to your squad; answer it.'),
  },
  answer: {
    to: ['author', 'office'],
    as: 'instructionAnswered',
    sentence: text('批示已答复，请认可或退回。', 'The instruction is answered; accept the answer or send it back.'),
  },
  accept: {
    to: ['office', 'asked'],
    as: 'instructionEnded',
    sentence: text('答复已获认可，批示办结。', 'The answer was accepted; the instruction is settled.'),
  },
  sendBack: {
    to: ['office', 'asked'],
    as: 'sentBack',
    sentence: text(
      '批示的答复被退回，请重新办理。',
      'The answer to the instruction was sent back; deal with it again.',
    ),
  },
  withdraw: {
    to: ['author', 'office', 'asked'],
    as: 'instructionEnded',
    sentence: text('批示已撤回，不再办理。', 'The instruction was withdrawn; nothing more is to be done.'),
  },
}

const authorsAddress = (author: AuthorDesk): Address =>
  author.role === 'commander' ? 'commander' : `group ${author.group}`

const addressesOf = (desk: Desk, instruction: Instruction): Address[] => {
  if (desk === 'office') return ['office']
  if (desk === 'asked') return squadsAsked(instruction).map((squad): Address => `squad ${squad}`)
  return instruction.author === null ? [] : [authorsAddress(instruction.author)]
}

/** How long before the last day the office is reminded. */
const soonDays = 3

/** What the clock tells while nobody has answered: due soon, overdue; the latter to the author as well. */
const clockNotices = (instruction: Instruction, today: LocalDate): InstructionNotice[] => {
  if (!isUnanswered(instruction)) return []
  const { id, replyBy } = instruction
  const left = daysBetween(today, replyBy)
  const notice = (kind: NoticeKind, from: LocalDate, desks: readonly Desk[], sentence: Text): InstructionNotice => ({
    entry: {
      key: `${kind} ${id} ${replyBy}`,
      kind,
      at: startOfDay(from).toISOString(),
      instructionId: id,
      what: instruction.text,
      sentence,
    },
    to: new Set(desks.flatMap((desk) => addressesOf(desk, instruction))),
    byAccountId: null,
  })
  if (left < 0)
    return [
      notice(
        'overdue',
        addDays(replyBy, 1),
        ['office', 'asked', 'author'],
        text(
          `批示答复已逾期${-left}天，请尽快答复。`,
          `The answer to the instruction is ${-left} day${left === -1 ? '' : 's'} overdue; give it now.`,
        ),
      ),
    ]
  // The day on which it was written says the date itself.
  const from = [addDays(replyBy, -soonDays), addDays(instruction.writtenOn, 1)].sort().at(-1) ?? replyBy
  if (left > soonDays || from > today) return []
  const day = dayText(replyBy)
  return [
    notice(
      'dueSoon',
      from,
      ['office', 'asked'],
      text(`批示${day.zh}前答复，请抓紧办理。`, `The instruction is to be answered by ${day.en}; deal with it.`),
    ),
  ]
}

/** What an instruction tells, as it was after each event, and what its clock tells now; and the instruction as it is. */
export const noticesOfInstruction = (
  { id, events }: ToldInstruction,
  today: LocalDate,
): { readonly instruction: Instruction | null; readonly notices: readonly InstructionNotice[] } => {
  const target = events[0]?.event.target
  if (target === undefined) return { instruction: null, notices: [] }
  let instruction = unwritten(id, target)
  const notices: InstructionNotice[] = []
  for (const { position, event } of events) {
    instruction = applyInstructionEvent(instruction, event)
    const telling = tells[event.name]
    if (telling === undefined) continue
    const to = new Set(
      event.name === 'refer'
        ? event.form.to === 'squad'
          ? [`squad ${event.form.squad ?? 0}` as const]
          : []
        : telling.to.flatMap((desk) => addressesOf(desk, instruction)),
    )
    to.delete(addressOf(event.by.duty))
    if (to.size === 0) continue
    notices.push({
      entry: {
        key: `event ${position}`,
        kind: telling.as,
        at: event.at,
        instructionId: id,
        what: instruction.text,
        sentence: telling.sentence,
      },
      to,
      byAccountId: event.by.accountId,
    })
  }
  return { instruction, notices: [...notices, ...clockNotices(instruction, today)] }
}
