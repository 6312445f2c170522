/** The city in pictures: its curve, each scope's on the same axes, how they rank, and what squads did day by day. */
import { addDays, type LocalDate } from '../../domain/calendar'
import type { CountsById } from '../../domain/city/cityView'
import { percent } from '../../domain/city/rate'
import type { Where } from '../../domain/city/selection'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { Bars } from '../charts/Bars'
import { ChartFigure } from '../charts/ChartFigure'
import { LineChart } from '../charts/LineChart'
import { SmallMultiples } from '../charts/SmallMultiples'
import { monthSpans } from '../charts/scale'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { scopeText } from '../names'
import type { Filter } from '../view'
import { words as commonWords } from '../words'
import { ActivityCalendar } from './ActivityCalendar'
import { bestAndWorst, chartWords, curveSays, untilDay } from './chartWords'
import { curvesTable, curveTable, sharesOf } from './curves'
import { useCurve, useCurves } from './queries'
import { rankedRows } from './ranks'
import { whereOfFilter } from './where'

type Props = { readonly plan: Plan; readonly filter: Filter; readonly byScope: CountsById }

export const CityCharts = (props: Props) => (
  <>
    <Curve {...props} />
    <Scopes {...props} />
    <Ranking {...props} />
    <ActivityCalendar plan={props.plan} squad={props.filter.squad} />
  </>
)

const Curve = ({ plan, filter }: Props) => {
  const { say, language } = useLanguage()
  const where = { ...whereOfFilter(filter), urban: true as const }
  const { data } = useCurve(where)
  if (!data) return null
  const { endsOn, goal, phases } = plan.plan
  const shares = sharesOf(data)
  const until = lastDay(data.from, shares.length)
  const when = untilDay(formatDay(data.from, language), formatDay(until, language))
  return (
    <ChartFigure
      title={say(chartWords.curve)}
      note={`${say(when)}${language === 'zh' ? '；' : '; '}${say(text(goal.text, goal.en))}`}
      table={curveTable(data, [
        say(chartWords.day),
        say(chartWords.points),
        say(chartWords.compliant),
        say(chartWords.rate),
        say(chartWords.overdue),
      ])}
    >
      <LineChart
        from={data.from}
        until={endsOn}
        values={shares}
        bands={monthSpans(data.from, endsOn).map(({ month, from, until: end }) => ({
          from,
          until: end,
          label: say(commonWords.monthName(Number(month.slice(5)))),
          detail: phases.find((phase) => phase.month === month)?.[language === 'zh' ? 'name' : 'en'] ?? null,
        }))}
        goal={{ day: goal.before, label: say(chartWords.goal) }}
        says={say(curveSays(chartWords.curve, percent(shares[0] ?? null), percent(shares.at(-1) ?? null), when))}
      />
    </ChartFigure>
  )
}

const lastDay = (from: LocalDate, days: number): LocalDate => addDays(from, Math.max(0, days - 1))

const Scopes = ({ plan, filter }: Props) => {
  const { say, language } = useLanguage()
  const scopes = plan.scopes.filter(({ squad }) => filter.squad === null || squad === filter.squad)
  const where = whereOfFilter({ ...filter, scopeId: null, squad: null })
  const curves = useCurves(scopes.map(({ id }): Where => ({ ...where, scopeId: id })))
  const places = scopes.flatMap(({ id, nameZh, nameEn }, index) => {
    const curve = curves[index]
    return curve === undefined ? [] : [{ id, name: say(text(nameZh, nameEn)), curve, values: sharesOf(curve) }]
  })
  const [first] = places
  if (first === undefined || places.length < scopes.length) return null
  const last = (values: readonly (number | null)[]) => values.at(-1) ?? null
  const ordered = places
    .filter(({ values }) => last(values) !== null)
    .sort((one, other) => (last(other.values) ?? 0) - (last(one.values) ?? 0))
  const saying = (place: (typeof places)[number] | undefined) =>
    place === undefined ? '—' : `${place.name}${language === 'zh' ? '' : ' '}${percent(last(place.values))}`
  return (
    <ChartFigure
      title={say(chartWords.scopes)}
      note={say(chartWords.scopesNote)}
      table={curvesTable(say(chartWords.day), places)}
    >
      <SmallMultiples
        from={first.curve.from}
        until={plan.plan.endsOn}
        goalDay={plan.plan.goal.before}
        multiples={places}
        says={say(bestAndWorst(chartWords.scopes, saying(ordered[0]), saying(ordered.at(-1))))}
      />
    </ChartFigure>
  )
}

const Ranking = ({ plan, byScope }: Props) => {
  const { say, language } = useLanguage()
  const rows = rankedRows(byScope, {}, 'best').filter(({ id, of }) => id !== '' && of > 0)
  const nameOf = (id: string) => say(scopeText(plan, id))
  const [best] = rows
  const worst = rows.at(-1)
  if (best === undefined || worst === undefined) return null
  return (
    <ChartFigure
      title={say(chartWords.ranking)}
      note={say(chartWords.rankingNote)}
      table={{
        columns: [say(chartWords.scope), say(chartWords.points), say(chartWords.compliant), say(chartWords.rate)],
        rows: rows.map(({ id, of, compliant, share }) => [nameOf(id), of, compliant, percent(share)]),
      }}
    >
      <Bars
        bars={rows.map(({ id, of, compliant, share }) => ({
          id,
          name: nameOf(id),
          share,
          text: `${percent(share)} ${compliant}/${of}`,
        }))}
        nameWidth={language === 'zh' ? 84 : 130}
        says={say(
          bestAndWorst(
            chartWords.ranking,
            `${nameOf(best.id)} ${percent(best.share)}`,
            `${nameOf(worst.id)} ${percent(worst.share)}`,
          ),
        )}
      />
    </ChartFigure>
  )
}
