/** Units with how far their materials have come, each leading to its list. */
import { useQuery } from '@tanstack/react-query'
import type { OverviewUnit } from '../campaignOverview'
import { useLanguage } from '../language'
import { useTRPC } from '../trpc'
import type { ViewControl } from '../useView'
import classes from './materials.module.css'
import { acceptedOf, overdueCount, words } from './words'

export const UnitMaterials = ({
  units,
  control: { view, go },
}: {
  readonly units: readonly OverviewUnit[]
  readonly control: ViewControl
}) => {
  const { say } = useLanguage()
  const trpc = useTRPC()
  const { data: counts } = useQuery(trpc.material.counts.queryOptions())
  const opened = view.opened?.kind === 'material' ? view.opened.id : null
  return (
    <ul className={classes.units}>
      {units.map((unit) => {
        const own = counts?.find(({ unitId }) => unitId === unit.id)
        return (
          <li key={unit.id}>
            <button
              type="button"
              className={classes.unit}
              onClick={() => go({ opened: { kind: 'unit', id: unit.id } })}
            >
              <span className={classes.unitName}>{say(unit.name)}</span>
            </button>
            <button
              type="button"
              className={classes.unit}
              aria-current={opened === unit.id ? 'true' : undefined}
              aria-label={`${say(unit.name)} ${say(words.title)}`}
              onClick={() => go({ opened: { kind: 'material', id: unit.id } })}
            >
              {own && own.overdue > 0 && <span className={classes.late}>{say(overdueCount(own.overdue))}</span>}
              {own && <span className={classes.quiet}>{say(acceptedOf(own))}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
