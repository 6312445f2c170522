/** The wall's three numbers: how much complies and of how much, what is open, what is late. */
import type { CityView } from '../../domain/city/cityView'
import { percent, shareOf } from '../../domain/city/rate'
import { pointStatuses } from '../../domain/pointStatus'
import { figuresOf, sumOf } from '../city/ranks'
import { useLanguage } from '../language'
import classes from './wall.module.css'
import { complyOf, words } from './words'

export const WallNumbers = ({ view: { all } }: { readonly view: CityView }) => {
  const { say } = useLanguage()
  const urban = { of: sumOf(all.urban), compliant: all.urban[pointStatuses.indexOf('compliant')] ?? 0 }
  const { open, overdue } = figuresOf(all)
  return (
    <dl className={classes.numbers}>
      <div className={classes.first}>
        <dt>{say(words.urbanRate)}</dt>
        <dd>
          <strong>{percent(shareOf(urban))}</strong>
          <span>{say(complyOf(urban.compliant, urban.of))}</span>
        </dd>
      </div>
      <div>
        <dt>{say(words.openIssues)}</dt>
        <dd>
          <strong>{open}</strong>
        </dd>
      </div>
      <div data-late={overdue > 0}>
        <dt>{say(words.overdueIssues)}</dt>
        <dd>
          <strong>{overdue}</strong>
        </dd>
      </div>
    </dl>
  )
}
