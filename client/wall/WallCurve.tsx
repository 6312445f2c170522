/** The wall's curve: urban compliance from the campaign's first day, and the day of the goal. */
import { percent } from '../../domain/city/rate'
import type { Plan } from '../campaignOverview'
import { colorVariables } from '../charts/colors'
import { LineChart } from '../charts/LineChart'
import { monthSpans } from '../charts/scale'
import { sharesOf } from '../city/curves'
import { useCurve } from '../city/queries'
import { useLanguage } from '../language'
import { words as commonWords } from '../words'
import classes from './wall.module.css'
import { words } from './words'

const urban = { urban: true } as const

export const WallCurve = ({ plan }: { readonly plan: Plan }) => {
  const { say } = useLanguage()
  const { data } = useCurve(urban)
  const { startsOn, endsOn, goal } = plan.plan
  const shares = data ? sharesOf(data) : []
  return (
    <section className={classes.part} aria-label={say(words.curve)} data-chart style={colorVariables('dark', 'wall')}>
      <h2>{say(words.curve)}</h2>
      <LineChart
        from={startsOn}
        until={endsOn}
        values={shares}
        bands={monthSpans(startsOn, endsOn).map(({ month, from, until }) => ({
          from,
          until,
          label: say(commonWords.monthName(Number(month.slice(5)))),
          detail: null,
        }))}
        goal={{ day: goal.before, label: say(words.goal) }}
        says={`${say(words.curve)} ${percent(shares.at(-1) ?? null)}`}
        width={604}
        height={212}
        fontPx={28}
      />
    </section>
  )
}
