/** Points chosen by the dozen: those that a hand draws round on the map, or all that are in view. */
import { Button } from '@mantine/core'
import { IconLassoPolygon, IconMaximize } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useLanguage } from '../language'
import { type AreaTask, useMapTasks, useTaskOnMap } from '../mapTask'
import type { PointTable } from '../pointTable'
import { LinkButton } from '../ui/LinkButton'
import { useLatest } from '../ui/useLatest'
import type { Filter } from '../view'
import { askedAbove, pointsToAdd } from './pointsInArea'
import classes from './routes.module.css'
import { addedInArea, addMany, manyInArea, words } from './words'

type Found = { readonly pointIds: readonly number[]; readonly isAsked: boolean }

export const AreaChoice = ({
  table,
  filter,
  chosen,
  onChoose,
}: {
  readonly table: PointTable
  readonly filter: Filter
  readonly chosen: readonly number[]
  readonly onChoose: (pointIds: readonly number[]) => void
}) => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  const [by, setBy] = useState<AreaTask['by'] | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const add = (pointIds: readonly number[]) => {
    onChoose([...chosen, ...pointIds])
    setFound({ pointIds, isAsked: false })
  }
  const take = useLatest((ring: Parameters<AreaTask['onArea']>[0]) => {
    setBy(null)
    const pointIds = pointsToAdd(table, filter, ring, chosen)
    if (pointIds.length > askedAbove) setFound({ pointIds, isAsked: true })
    else add(pointIds)
  })
  const task = useMemo(
    (): AreaTask | null =>
      by === null ? null : { kind: 'area', by, onArea: (ring) => take.current(ring), onCancel: () => setBy(null) },
    [by, take],
  )
  useTaskOnMap(task)
  if (!hasMap) return null
  const ask = (next: AreaTask['by']) => {
    setFound(null)
    setBy(by === next ? null : next)
  }
  return (
    <div className={classes.area}>
      <Button
        variant={by === 'hand' ? 'light' : 'default'}
        size="xs"
        leftSection={<IconLassoPolygon size={16} stroke={1.6} />}
        aria-pressed={by === 'hand'}
        onClick={() => ask('hand')}
      >
        {say(words.lasso)}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconMaximize size={16} stroke={1.6} />}
        onClick={() => ask('view')}
      >
        {say(words.allInView)}
      </Button>
      <span className={classes.compared} role="status">
        {found !== null && say((found.isAsked ? manyInArea : addedInArea)(found.pointIds.length))}
      </span>
      {found?.isAsked && (
        <>
          <LinkButton onClick={() => add(found.pointIds)}>{say(addMany(found.pointIds.length))}</LinkButton>
          <LinkButton onClick={() => setFound(null)}>{say(words.addNone)}</LinkButton>
        </>
      )}
    </div>
  )
}
