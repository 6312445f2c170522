/** The points of the map as a table: the same filter, the same selection. */
import { Button } from '@mantine/core'
import { IconMapPinPlus, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { may } from '../../domain/permissions'
import { useLanguage } from '../language'
import { useViewer } from '../session/useViewer'
import { addingPart, manyPart } from '../view'
import { words } from '../words'
import { EmptyList } from './EmptyList'
import { ListPanel } from './ListPanel'
import type { ListProps } from './listProps'
import classes from './lists.module.css'
import { PointRows, usePointRows } from './PointRows'

export const PointList = (props: ListProps & { readonly aside: ReactNode }) => {
  const { plan, table, version, control, layout, onCollapse, aside } = props
  const { say } = useLanguage()
  const viewer = useViewer()
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
      {may(viewer, 'changePoints') && (
        <div className={classes.add}>
          <Button
            variant="default"
            fw={400}
            size="compact-md"
            leftSection={<IconMapPinPlus size={16} aria-hidden="true" />}
            onClick={() => control.go({ panel: 'administration', part: addingPart })}
          >
            {say(words.addPoint)}
          </Button>
          <Button
            variant="default"
            fw={400}
            size="compact-md"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => control.go({ panel: 'administration', part: manyPart })}
          >
            {say(words.editSeveral)}
          </Button>
        </div>
      )}
      <PointRows
        {...props}
        filter={filter}
        label={say(words.pointList)}
        empty={<EmptyList control={control} filtered={say(words.noPointsMatch)} unfiltered={say(words.noPoints)} />}
      />
    </ListPanel>
  )
}
