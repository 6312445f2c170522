/** Every answer that was given, newest first, and how its author judged it. */
import { actorText } from '../../domain/actorText'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { FileList } from '../files/FileList'
import { useLanguage } from '../language'
import { namesOf } from '../names'
import { Section } from '../ui/Section'
import classes from './instructions.module.css'
import type { InstructionDetail } from './queries'
import { words } from './words'

export const AnswerList = ({
  detail: { instruction, files },
  plan,
}: {
  readonly detail: Pick<InstructionDetail, 'instruction' | 'files'>
  readonly plan: Plan
}) => {
  const { say, language } = useLanguage()
  const names = namesOf(plan, { issues: [] })
  const answers = instruction.answers.map((answer, index) => ({ ...answer, number: index + 1 })).reverse()
  if (answers.length === 0) return null
  return (
    <Section level={4} title={say(words.answers)}>
      <ol className={classes.answers} reversed>
        {answers.map((answer) => (
          <li key={answer.number} className={classes.answer}>
            <p className={classes.quiet}>
              {formatDay(answer.on, language)} {say(actorText(answer.by, names))}
            </p>
            <p className={classes.answerText}>{answer.text}</p>
            <FileList ids={answer.files} known={files} />
            {answer.review === null ? (
              instruction.stage === 'answered' && <p className={classes.quiet}>{say(words.waitsForAuthor)}</p>
            ) : (
              <p className={answer.review.outcome === 'sentBack' ? classes.sentBack : undefined}>
                <strong>{say(answer.review.outcome === 'accepted' ? words.accepted : words.sentBack)}</strong>
                {answer.review.note !== null && `：${answer.review.note}`}{' '}
                <span className={classes.quiet}>
                  {formatDay(answer.review.on, language)} {say(actorText(answer.review.by, names))}
                </span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
