/** What the map shows at the moment, in words: the city, or the scope that the tour has come to. */

import { daysBetween } from '../../domain/calendar'
import type { CityView } from '../../domain/city/cityView'
import { percent, shareOf } from '../../domain/city/rate'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { colorVariables } from '../charts/colors'
import { Sparkline } from '../charts/Sparkline'
import { sharesOf } from '../city/curves'
import { useCurves } from '../city/queries'
import { figuresOf } from '../city/ranks'
import { useLanguage } from '../language'
import { squadText } from '../names'
import classes from './wall.module.css'
import { complyOf, words } from './words'

export const WallScope = ({
  plan,
  scopeId,
  view,
}: {
  readonly plan: Plan
  readonly scopeId: string | null
  readonly view: CityView
}) => {
  const { say } = useLanguage()
  const scope = scopeId === null ? undefined : plan.scopeById.get(scopeId)
  const counts = scope === undefined ? view.all : view.by.scope[scope.id]
  const [curve] = useCurves([scope === undefined ? {} : { scopeId: scope.id }])
  const name = scope === undefined ? say(words.wholeCity) : say(text(scope.nameZh, scope.nameEn))
  const figures = counts === undefined ? { of: 0, compliant: 0, open: 0, overdue: 0 } : figuresOf(counts)
  const { startsOn, endsOn } = plan.plan
  return (
    <section className={classes.scope} aria-label={name} data-scope={scopeId ?? ''}>
      <h2>
        {name}
        {scope && <small>{say(squadText(plan, scope.squad))}</small>}
      </h2>
      <p>
        <strong>{percent(shareOf(figures))}</strong>
        <span>{say(complyOf(figures.compliant, figures.of))}</span>
      </p>
      <p>
        <span>{say(words.open)}</span>
        <strong>{figures.open}</strong>
      </p>
      <p data-late={figures.overdue > 0}>
        <span>{say(words.overdue)}</span>
        <strong>{figures.overdue}</strong>
      </p>
      <div className={classes.spark} data-chart style={colorVariables('dark', 'wall')}>
        {curve && (
          <Sparkline
            values={sharesOf(curve)}
            length={daysBetween(startsOn, endsOn) + 1}
            says={`${name} ${percent(shareOf(figures))}`}
            width={180}
            height={64}
          />
        )}
      </div>
    </section>
  )
}
