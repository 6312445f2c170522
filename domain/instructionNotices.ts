/** What instructions tell, and to whose desks: their events, and the clock of the answer. Derived, as for issues. Pure. */
import { addDays, daysBetween, type LocalDate, startOfDay } from './calendar'
import { dayText } from './dayText'
import { type AuthorDesk, type Instruction, isUnanswered, squadsAsked, unwritten } from './instruction'
import { applyInstructionEvent, type InstructionActionName, type InstructionEvent } from './instructionActions'
import { type LoggedAct, type MatterNotice, type MatterTelling, noticesOfActs, type Telling } from './matterNotices'
import type { Address, NoticeKind } from './notification'
import { type Text, text } from './text'

/** An instruction with all its events, oldest first. */
export type ToldInstruction = { readonly id: string; readonly events: readonly LoggedAct<InstructionEvent>[] }

type Desk = 'author' | 'office' | 'asked'

/** Each action: who hears of it, as what, and in which words. What is not here is told to nobody. */
const tells: Partial<Record<InstructionActionName, Telling<Desk>>> = {
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

const opensIt = ({ id }: Instruction) => ({ kind: 'instruction', id }) as const
const aboutIt = ({ text: words }: Instruction): Text => text(`批示：${words}`, `Instruction: ${words}`)

const addressesOf = (desk: Desk, instruction: Instruction): Address[] => {
  if (desk === 'office') return ['office']
  if (desk === 'asked') return squadsAsked(instruction).map((squad): Address => `squad ${squad}`)
  return instruction.author === null ? [] : [authorsAddress(instruction.author)]
}

const tellingOf = (topic: Text): MatterTelling<Instruction, InstructionEvent, Desk> => ({
  apply: applyInstructionEvent,
  tell: (_instruction, { name }) => tells[name],
  // Those who were asked before have heard of it already.
  addressesOf: (desk, instruction, event) =>
    event.name !== 'refer'
      ? addressesOf(desk, instruction)
      : event.form.to === 'squad'
        ? [`squad ${event.form.squad ?? 0}`]
        : [],
  opens: opensIt,
  about: aboutIt,
  topic: () => topic,
})

/** How long before the last day the office is reminded. */
const soonDays = 3

/** What the clock tells while nobody has answered: due soon, overdue; the latter to the author as well. */
const clockNotices = (instruction: Instruction, today: LocalDate, topic: Text): MatterNotice[] => {
  if (!isUnanswered(instruction)) return []
  const { id, replyBy } = instruction
  const left = daysBetween(today, replyBy)
  const notice = (kind: NoticeKind, from: LocalDate, desks: readonly Desk[], sentence: Text): MatterNotice => ({
    entry: {
      key: `${kind} ${id} ${replyBy}`,
      kind,
      at: startOfDay(from).toISOString(),
      opens: opensIt(instruction),
      about: aboutIt(instruction),
      topic,
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
  /** What the instruction is about. */
  topic: Text,
): { readonly instruction: Instruction | null; readonly notices: readonly MatterNotice[] } => {
  const target = events[0]?.event.target
  if (target === undefined) return { instruction: null, notices: [] }
  const { matter, notices } = noticesOfActs(unwritten(id, target), events, tellingOf(topic))
  return { instruction: matter, notices: [...notices, ...clockNotices(matter, today, topic)] }
}
