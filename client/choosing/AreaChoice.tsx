/** Points or road sections chosen by the dozen: those that a hand draws round on the map, or all that are in view. */
import { Button } from '@mantine/core'
import { IconLassoPolygon, IconMaximize } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Ring } from '../../domain/area'
import type { Text } from '../../domain/text'
import { useLanguage } from '../language'
import { type AreaTask, useMapTasks, useTaskOnMap } from '../mapTask'
import { LinkButton } from '../ui/LinkButton'
import { useLatest } from '../ui/useLatest'
import classes from './choosing.module.css'
import { addMany, words } from './words'

type Found<Id> = { readonly ids: readonly Id[]; readonly isAsked: boolean }

export const AreaChoice = <Id,>({
  inside,
  chosen,
  asks,
  added,
  onChoose,
  children,
}: {
  /** What an area adds to what is chosen. */
  readonly inside: (ring: Ring) => readonly Id[]
  readonly chosen: readonly Id[]
  /** More at once than `above` are only added when somebody says so; what is said of them. */
  readonly asks?: { readonly above: number; readonly says: (count: number) => Text }
  readonly added: (count: number) => Text
  readonly onChoose: (ids: readonly Id[]) => void
  /** Further ways to choose. */
  readonly children?: ReactNode
}) => {
  const { say } = useLanguage()
  const { hasMap } = useMapTasks()
  const [by, setBy] = useState<AreaTask['by'] | null>(null)
  const [found, setFound] = useState<Found<Id> | null>(null)
  const add = (ids: readonly Id[]) => {
    onChoose([...chosen, ...ids])
    setFound({ ids, isAsked: false })
  }
  const take = useLatest((ring: Ring) => {
    setBy(null)
    const ids = inside(ring)
    if (asks !== undefined && ids.length > asks.above) setFound({ ids, isAsked: true })
    else add(ids)
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
        {found !== null && say((found.isAsked && asks ? asks.says : added)(found.ids.length))}
      </span>
      {found?.isAsked && (
        <>
          <LinkButton onClick={() => add(found.ids)}>{say(addMany(found.ids.length))}</LinkButton>
          <LinkButton onClick={() => setFound(null)}>{say(words.addNone)}</LinkButton>
        </>
      )}
    </div>
  )
}
