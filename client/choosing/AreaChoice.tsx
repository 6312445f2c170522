/** Points chosen by the dozen: those that a hand draws round on the map, or all that are in view. */
import { Button } from '@mantine/core'
import { IconLassoPolygon, IconMaximize } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { type AreaTask, useMapTasks, useTaskOnMap } from '../mapTask'
import type { PointTable } from '../pointTable'
import { LinkButton } from '../ui/LinkButton'
import { useLatest } from '../ui/useLatest'
import type { Filter } from '../view'
import classes from './choosing.module.css'
import { pointsToAdd } from './pointsInArea'
import { addedInArea, addMany, words } from './words'

type Found = { readonly pointIds: readonly number[]; readonly isAsked: boolean }

export const AreaChoice = ({
  table,
  filter,
  chosen,
  most,
  askedAbove,
  many,
  onChoose,
  children,
}: {
  readonly table: PointTable
  readonly filter: Filter
  readonly chosen: readonly number[]
  /** So many can be chosen. */
  readonly most: number
  /** More at once than this are only added when somebody says so. */
  readonly askedAbove: number
  /** What is said of them then. */
  readonly many: (count: number) => Text
  readonly onChoose: (pointIds: readonly number[]) => void
  /** Further ways to choose. */
  readonly children?: ReactNode
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
    const pointIds = pointsToAdd(table, filter, ring, chosen, most)
    if (pointIds.length > askedAbove) setFound({ pointIds, isAsked: true })
    else add(pointIds)
  })
  const task = useMemo(
    (): AreaTask | null =>
      by === null ? null : { kind: 'area', by, onArea: (ring) => take.current(ring), onCancel: () => setBy(null) },
    [by, take],
  )
  useTaskOnMap(task)
  if (!hasMap) return children === undefined ? null : <div className={classes.area}>{children}</div>
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
      {children}
      <span className={classes.found} role="status">
        {found !== null && say((found.isAsked ? many : addedInArea)(found.pointIds.length))}
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
