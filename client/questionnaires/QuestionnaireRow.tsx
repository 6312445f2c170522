/** A questionnaire in a list: where, until when, how many have answered. */
import { dayText } from '../../domain/dayText'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { scopeText, squadText } from '../names'
import { Tag } from '../ui/Tag'
import type { ListedQuestionnaire } from './queries'
import classes from './questionnaires.module.css'
import { answerCount, untilText, words } from './words'

export const QuestionnaireRow = ({
  questionnaire: { scopeId, squad, closesOn, takesAnswers, answers },
  plan,
  isOpened,
  onOpen,
}: {
  readonly questionnaire: ListedQuestionnaire
  readonly plan: Plan
  readonly isOpened: boolean
  readonly onOpen: () => void
}) => {
  const { say } = useLanguage()
  return (
    <button type="button" className={classes.row} aria-current={isOpened ? 'true' : undefined} onClick={onOpen}>
      <span className={classes.line}>
        <strong>{say(scopeText(plan, scopeId))}</strong>
        <span>{say(squadText(plan, squad))}</span>
        <Tag tone={takesAnswers ? 'strong' : 'plain'}>{say(takesAnswers ? words.collecting : words.closed)}</Tag>
      </span>
      <span className={classes.quiet}>
        {say(answerCount(answers))} · {say(untilText(dayText(closesOn)))}
      </span>
    </button>
  )
}
