/** What was found this month: which standard fails most and where, and which squad found it at whose units. */
import type { CityView } from '../../domain/city/cityView'
import type { Where } from '../../domain/city/selection'
import { itemIn } from '../../domain/handbook/handbook'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import { squadText } from '../names'
import { EmptyState } from '../ui/EmptyState'
import { Section } from '../ui/Section'
import classes from './city.module.css'
import heat from './heat.module.css'
import { words } from './words'

export const IssueHeat = ({
  plan,
  matrix,
  items,
  onIssues,
}: {
  readonly plan: Plan
  readonly matrix: CityView['matrix']
  readonly items: CityView['items']
  readonly onIssues: (where: Where) => void
}) => {
  const { say } = useLanguage()
  if (items.length === 0) return <EmptyState title={say(words.noFound)} />
  return (
    <>
      <Section title={say(words.heat)}>
        <p className={classes.quiet}>{say(words.heatNote)}</p>
        <Items plan={plan} items={items} onIssues={onIssues} />
      </Section>
      <Section title={say(words.matrix)}>
        <p className={classes.quiet}>{say(words.matrixNote)}</p>
        <Matrix plan={plan} matrix={matrix} onIssues={onIssues} />
      </Section>
    </>
  )
}

/** The same item stands in several kinds of point, under one key and one name; one that is no longer looked at reads as it did. */
const itemNames = (plan: Plan) => ({
  get: (key: string) => itemIn(plan.handbook, plan.handbookNumber, null, key),
})

const Items = ({ plan, items, onIssues }: Pick<Parameters<typeof IssueHeat>[0], 'plan' | 'items' | 'onIssues'>) => {
  const { say } = useLanguage()
  const names = itemNames(plan)
  const scopes = [
    ...plan.scopes.map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } })),
    { id: '', name: words.elsewhere },
  ].filter(({ id }) => items.some(({ scope }) => scope === id))
  const countOf = new Map(items.map(({ checkItem, scope, count }) => [`${checkItem} ${scope}`, count]))
  const totals = new Map<string, number>()
  for (const { checkItem, count } of items) totals.set(checkItem, (totals.get(checkItem) ?? 0) + count)
  const rows = [...totals].sort(([, one], [, other]) => other - one)
  const most = Math.max(...items.map(({ count }) => count))
  const where = (checkItem: string) => ({ checkItem: checkItem === '' ? null : checkItem })
  return (
    <div className={heat.wide}>
      <table className={heat.heat} aria-label={say(words.heat)}>
        <thead>
          <tr>
            <td />
            {scopes.map(({ id, name }) => (
              <th key={id} scope="col">
                <span>{say(name)}</span>
              </th>
            ))}
            <th scope="col">
              <span>{say(words.found)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([checkItem, total]) => {
            const item = names.get(checkItem)
            return (
              <tr key={checkItem}>
                <th scope="row">{item ? say(item) : say(words.noItem)}</th>
                {scopes.map(({ id }) => (
                  <HeatCell
                    key={id}
                    count={countOf.get(`${checkItem} ${id}`) ?? 0}
                    most={most}
                    onShow={() => onIssues({ ...where(checkItem), scopeId: id === '' ? null : id })}
                  />
                ))}
                <td>
                  <button type="button" className={classes.count} onClick={() => onIssues(where(checkItem))}>
                    {total}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The darker the more, and the number always said. */
const HeatCell = ({
  count,
  most,
  onShow,
}: {
  readonly count: number
  readonly most: number
  readonly onShow: () => void
}) => (
  <td
    className={heat.cell}
    style={{ '--heat': `${count === 0 ? 0 : Math.round(12 + (count / most) * 68)}%` } as object}
  >
    {count > 0 && (
      <button type="button" data-strong={count / most > 0.55} onClick={onShow}>
        {count}
      </button>
    )}
  </td>
)

const Matrix = ({ plan, matrix, onIssues }: Pick<Parameters<typeof IssueHeat>[0], 'plan' | 'matrix' | 'onIssues'>) => {
  const { say } = useLanguage()
  const squads = plan.squads.map(({ number }) => String(number))
  const rows = [...squads, ...(matrix.some(({ foundBy }) => foundBy === '') ? [''] : [])]
  const columns = [...squads, ...(matrix.some(({ unitSquad }) => unitSquad === '') ? [''] : [])]
  const countOf = new Map(matrix.map(({ foundBy, unitSquad, count }) => [`${foundBy} ${unitSquad}`, count]))
  const most = Math.max(1, ...matrix.map(({ count }) => count))
  const squadOr = (id: string, otherwise: string) => (id === '' ? otherwise : say(squadText(plan, Number(id))))
  const asked = (id: string) => (id === '' ? null : Number(id))
  return (
    <div className={heat.wide}>
      <table className={heat.heat} data-matrix="true" aria-label={say(words.matrix)}>
        <thead>
          <tr>
            <td />
            {columns.map((id) => (
              <th key={id} scope="col">
                <span>{squadOr(id, say(words.otherUnits))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((foundBy) => (
            <tr key={foundBy}>
              <th scope="row">{squadOr(foundBy, say(words.office))}</th>
              {columns.map((unitSquad) => (
                <HeatCell
                  key={unitSquad}
                  count={countOf.get(`${foundBy} ${unitSquad}`) ?? 0}
                  most={most}
                  onShow={() => onIssues({ foundBy: asked(foundBy), unitSquad: asked(unitSquad) })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
