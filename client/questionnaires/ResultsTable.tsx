/** Answers question by question: how many in each way, drawn to length and written out; and the satisfied of those who said something. */
import { satisfactionLabel, satisfactions } from '../../domain/questionnaire'
import { useLanguage } from '../language'
import type { Results } from './queries'
import classes from './questionnaires.module.css'
import { rateText, words } from './words'

export const ResultsTable = ({ questions }: { readonly questions: Results }) => {
  const { say } = useLanguage()
  return (
    <table className={classes.results}>
      <thead>
        <tr>
          <th scope="col">{say(words.question)}</th>
          <th scope="col">{say(words.satisfied)}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ key, topic, asks, counts, answered, satisfied, rate }) => (
          <tr key={key} data-question={key}>
            <th scope="row" title={say(asks)}>
              {say(topic)}
            </th>
            <td>
              <span className={classes.rate}>{say(rateText(satisfied, answered, rate))}</span>
              {answered > 0 && (
                <span className={classes.bar} aria-hidden="true">
                  {satisfactions
                    .filter((value) => value !== 'unknown' && counts[value] > 0)
                    .map((value) => (
                      <span key={value} data-value={value} style={{ flexGrow: counts[value] }} />
                    ))}
                </span>
              )}
              <span className={classes.counts}>
                {satisfactions
                  .filter((value) => counts[value] > 0)
                  .map((value) => `${say(satisfactionLabel[value])} ${counts[value]}`)
                  .join(' · ')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
