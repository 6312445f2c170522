/** Scopes, squads, units or kinds by rate of compliance 红黑榜: rank, rate with its denominator, movement, what is open and late. */
import { SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { useState } from 'react'
import type { CountsById } from '../../domain/city/cityView'
import type { IssueMeasure, PointMeasure } from '../../domain/city/measures'
import { percent } from '../../domain/city/rate'
import type { Where } from '../../domain/city/selection'
import { type Text, text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { formatDay } from '../dates'
import { useLanguage } from '../language'
import { palette } from '../map/palette'
import { rateSteps } from '../map/rates'
import { scopeText, squadText, unitText } from '../names'
import { LinkButton } from '../ui/LinkButton'
import screenReader from '../ui/screenReader.module.css'
import type { Filter } from '../view'
import classes from './city.module.css'
import { leastSample, type Order, type RankedRow, rankedRows } from './ranks'
import { movedBy, ofAll, since, tooFew, words } from './words'

export type Dimension = 'scope' | 'squad' | 'unit' | 'kind'

/** How a row of each is called, asked for and gone into. */
const dimensions: {
  readonly [D in Dimension]: {
    readonly name: (plan: Plan, id: string) => Text
    readonly where: (id: string) => Where
    /** Null: there is nothing to look at more closely. */
    readonly filter: (id: string) => Partial<Filter> | null
  }
} = {
  scope: {
    name: (plan, id) => (id === '' ? words.outside : scopeText(plan, id)),
    where: (id) => ({ scopeId: id === '' ? null : id }),
    filter: (id) => (id === '' ? null : { scopeId: id, squad: null }),
  },
  squad: {
    name: (plan, id) => (id === '' ? words.noSquad : squadText(plan, Number(id))),
    where: (id) => ({ squad: id === '' ? null : Number(id) }),
    filter: (id) => (id === '' ? null : { squad: Number(id), scopeId: null }),
  },
  unit: {
    name: (plan, id) => (id === '' ? words.nobody : unitText(plan, id)),
    where: (id) => ({ unitId: id === '' ? null : id }),
    filter: (id) => (id === '' ? null : { unitId: id }),
  },
  kind: {
    name: (plan, id) => {
      const kind = plan.kindByKey.get(id)
      return kind ? text(kind.nameZh, kind.nameEn) : words.noKind
    },
    where: (id) => ({ kind: id }),
    filter: (id) => ({ kind: id }),
  },
}

export const ByTable = ({
  part,
  plan,
  now,
  before,
  onPoints,
  onIssues,
  onPlace,
}: {
  readonly part: Dimension
  readonly plan: Plan
  readonly now: CountsById
  readonly before: { readonly day: string; readonly by: Readonly<Record<Dimension, CountsById>> }
  readonly onPoints: (is: PointMeasure, where: Where) => void
  readonly onIssues: (is: IssueMeasure, where: Where) => void
  readonly onPlace: (filter: Partial<Filter>) => void
}) => {
  const { say, language } = useLanguage()
  const [order, setOrder] = useState<Order>('worst')
  const rows = rankedRows(now, before.by[part], order)
  const { name, where, filter } = dimensions[part]
  return (
    <section aria-label={say(words.ranking)}>
      <div className={classes.ranking}>
        <span className={classes.quiet}>
          {say(tooFew(leastSample))}
          {language === 'zh' ? '；' : '; '}
          {say(since(formatDay(before.day, language)))}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={say(words.ranking)}
          value={order}
          onChange={(value) => setOrder(value === 'best' ? 'best' : 'worst')}
          data={[
            { value: 'worst', label: say(words.worstFirst) },
            { value: 'best', label: say(words.bestFirst) },
          ]}
        />
      </div>
      <table className={classes.table} aria-label={`${say(words[part])} ${say(words.table)}`}>
        <thead>
          <tr>
            <th scope="col" className={classes.rankCell} />
            <th scope="col">{say(words[part])}</th>
            <th scope="col" className={classes.end}>
              {say(words.rate)}
            </th>
            <th scope="col" className={classes.end}>
              {say(words.open)}
            </th>
            <th scope="col" className={classes.end}>
              {say(words.overdue)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const into = filter(row.id)
            const title = say(name(plan, row.id))
            return (
              <tr key={row.id} data-row={row.id}>
                <td className={classes.rankCell}>{row.rank ?? ''}</td>
                <th scope="row">
                  {into === null ? (
                    title
                  ) : (
                    <LinkButton className={classes.name} onClick={() => onPlace(into)}>
                      {title}
                    </LinkButton>
                  )}
                  <Share row={row} />
                </th>
                <td className={classes.end}>
                  {row.of === 0 ? (
                    <span className={classes.quiet}>—</span>
                  ) : (
                    <button
                      type="button"
                      className={classes.count}
                      onClick={() => onPoints('compliant', where(row.id))}
                      aria-label={`${title} ${say(ofAll(row.compliant, row.of))}`}
                    >
                      {percent(row.share)}
                    </button>
                  )}
                  <Movement movement={row.movement} />
                </td>
                <td className={classes.end}>
                  <Count
                    count={row.open}
                    label={`${title} ${say(words.openIssues)}`}
                    onShow={() => onIssues('open', where(row.id))}
                  />
                </td>
                <td className={classes.end}>
                  <Count
                    count={row.overdue}
                    isLate
                    label={`${title} ${say(words.overdueIssues)}`}
                    onShow={() => onIssues('overdue', where(row.id))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {part === 'scope' && <RateScale />}
    </section>
  )
}

/** What the shading of the scopes on the map means. */
const RateScale = () => {
  const { say } = useLanguage()
  const theme = useComputedColorScheme('light')
  const edges = [0, ...rateSteps]
  return (
    <ul className={classes.scale} aria-label={say(words.rateScale)} title={say(words.rateScale)}>
      {palette[theme].rates.map((color, index) => (
        <li key={color}>
          <span className={classes.step} style={{ background: color }} />
          {index === 0
            ? `<${rateSteps[0] * 100}%`
            : index === rateSteps.length
              ? '100%'
              : `${(edges[index] ?? 0) * 100}%+`}
        </li>
      ))}
    </ul>
  )
}

/** The share as a bar, with what it is of. */
const Share = ({ row: { of, compliant, share } }: { readonly row: RankedRow }) => (
  <span className={classes.rateLine}>
    <span className={classes.rateBar} aria-hidden="true">
      <span style={{ width: `${(share ?? 0) * 100}%` }} />
    </span>
    <span className={classes.fraction}>
      {compliant}/{of}
    </span>
  </span>
)

const Movement = ({ movement }: { readonly movement: number | null }) => {
  const { say } = useLanguage()
  if (movement === null) return null
  const arrow = movement > 0 ? '▲' : movement < 0 ? '▼' : '—'
  return (
    <span className={classes.movement} data-down={movement < 0}>
      <span aria-hidden="true">
        {arrow}
        {movement !== 0 && Math.abs(movement).toFixed(1)}
      </span>
      <span className={screenReader.only}>{say(movedBy(movement))}</span>
    </span>
  )
}

/** A number that opens its rows; nothing to open behind a nought. */
const Count = ({
  count,
  label,
  isLate = false,
  onShow,
}: {
  readonly count: number
  readonly label: string
  readonly isLate?: boolean
  readonly onShow: () => void
}) =>
  count === 0 ? (
    <span className={classes.quiet}>0</span>
  ) : (
    <button
      type="button"
      className={classes.count}
      data-late={isLate}
      aria-label={`${label} ${count}`}
      onClick={onShow}
    >
      {count}
    </button>
  )
