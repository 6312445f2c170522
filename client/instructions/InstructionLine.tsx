/** An instruction in a list: what it says, about what, by whom, by when, and what has to be done next. */

import type { LocalDate } from '../../domain/calendar'
import {
  type Instruction,
  type InstructionTurn,
  instructionStageLabel,
  isUnanswered,
  turnLabel,
} from '../../domain/instruction'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { DueText } from '../lists/DueText'
import { Tag } from '../ui/Tag'
import classes from './instructions.module.css'
import type { ListedInstruction } from './queries'
import { authorText, words } from './words'

export const InstructionLine = ({
  instruction,
  turn = null,
  today,
  withTarget = true,
  isOpened,
  onOpen,
}: {
  readonly instruction: ListedInstruction
  /** Said in place of the stage, on a desk. */
  readonly turn?: InstructionTurn | null
  readonly today: LocalDate
  readonly withTarget?: boolean
  readonly isOpened: boolean
  readonly onOpen: () => void
}) => {
  const { say, language } = useLanguage()
  return (
    <button
      type="button"
      className={classes.line}
      data-instruction-id={instruction.id}
      data-stage={instruction.stage}
      aria-current={isOpened}
      onClick={onOpen}
    >
      <span className={classes.lineHead}>
        <Tag tone={toneOf(instruction, turn)}>
          {say(turn === null ? instructionStageLabel[instruction.stage] : turnLabel[turn])}
        </Tag>
        <span className={classes.quiet}>
          {say(authorText(instruction.author, instruction.paperAuthor))} {formatDay(instruction.writtenOn, language)}
        </span>
        <span className={classes.due}>
          {isUnanswered(instruction) ? (
            <DueText dueOn={instruction.replyBy} today={today} />
          ) : (
            <span className={classes.quiet}>
              {say(words.replyBy)} {formatDay(instruction.replyBy, language)}
            </span>
          )}
        </span>
      </span>
      <span className={classes.text}>{instruction.text}</span>
      {withTarget && <span className={classes.about}>{say(instruction.about.name)}</span>}
    </button>
  )
}

const toneOf = (
  { stage, overdue }: Pick<Instruction, 'stage'> & { readonly overdue: boolean },
  turn: InstructionTurn | null,
) => (overdue ? 'alarm' : turn === 'waiting' || stage === 'accepted' || stage === 'withdrawn' ? 'plain' : 'strong')
