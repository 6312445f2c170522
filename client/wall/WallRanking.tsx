/** The wall's ranking: every scope by its rate, the best first; the one that the map shows is set off. */
import type { CountsById } from '../../domain/city/cityView'
import { percent } from '../../domain/city/rate'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { Bars } from '../charts/Bars'
import { colorVariables } from '../charts/colors'
import { rankedRows } from '../city/ranks'
import { useLanguage } from '../language'
import classes from './wall.module.css'
import { words } from './words'

export const WallRanking = ({
  plan,
  byScope,
  scopeId,
}: {
  readonly plan: Plan
  readonly byScope: CountsById
  readonly scopeId: string | null
}) => {
  const { say } = useLanguage()
  const bars = rankedRows(byScope, {}, 'best').flatMap(({ id, share }) => {
    const scope = plan.scopeById.get(id)
    return scope === undefined ? [] : [{ id, name: say(text(scope.nameZh, scope.nameEn)), share, text: percent(share) }]
  })
  return (
    <section className={classes.part} data-chart style={colorVariables('dark', 'wall')}>
      <h2>{say(words.ranking)}</h2>
      <Bars
        bars={bars}
        says={`${say(words.ranking)}：${bars.map(({ name, text: share }) => `${name} ${share}`).join('，')}`}
        chosenId={scopeId}
        width={604}
        fontPx={28}
        nameWidth={180}
        textWidth={110}
        rowHeight={39}
      />
    </section>
  )
}
