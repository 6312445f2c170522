/** The points of the map as a table: the same filter, the same selection. */
import type { ReactNode } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'
import { EmptyList } from './EmptyList'
import { ListPanel } from './ListPanel'
import type { ListProps } from './listProps'
import { PointRows, usePointRows } from './PointRows'

export const PointList = (props: ListProps & { readonly aside: ReactNode }) => {
  const { plan, table, version, control, layout, onCollapse, aside } = props
  const { say } = useLanguage()
  const { filter } = control.view
  const rows = usePointRows(table, filter, version)
  return (
    <ListPanel
      title={say(words.points)}
      unfiltered={words.allPoints}
      count={rows.length}
      plan={plan}
      counts={table.countByStatus(filter)}
      control={control}
      layout={layout}
      onCollapse={onCollapse}
      exported="points"
      aside={aside}
    >
      <PointRows
        {...props}
        filter={filter}
        label={say(words.pointList)}
        empty={<EmptyList control={control} filtered={say(words.noPointsMatch)} unfiltered={say(words.noPoints)} />}
      />
    </ListPanel>
  )
}
