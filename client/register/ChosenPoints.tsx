/** The points that are to be changed: drawn round, in view, or all that the filter shows; each can be taken out again. */
import { Button, CloseButton } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { mostEdited } from '../../domain/pointEdit'
import { AreaChoice } from '../choosing/AreaChoice'
import { pointsOfFilter, pointsToAdd } from '../choosing/pointsInArea'
import { addedInArea } from '../choosing/words'
import { useLanguage } from '../language'
import { type MapOverlay, pointShape } from '../map/overlay'
import { useOverlayOnMap } from '../mapTask'
import type { PointTable } from '../pointTable'
import { LinkButton } from '../ui/LinkButton'
import type { ViewControl } from '../useView'
import classes from './register.module.css'
import { addFilteredText, chosenText, mostText, words } from './words'

const listedAtFirst = 30

export const ChosenPoints = ({
  table,
  version,
  control: { view, go },
  chosen,
  onChoose,
}: {
  readonly table: PointTable
  /** Of the table: its points may be otherwise now. */
  readonly version: number
  readonly control: ViewControl
  readonly chosen: readonly number[]
  readonly onChoose: (pointIds: readonly number[]) => void
}) => {
  const { say } = useLanguage()
  const [isAll, setAll] = useState(false)
  const { filter } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place
  const filtered = useMemo(() => pointsOfFilter(table, filter, chosen, mostEdited), [table, version, filter, chosen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table changes in place
  const overlay = useMemo(
    (): MapOverlay | null =>
      chosen.length === 0
        ? null
        : {
            name: null,
            shapes: chosen.flatMap((id) => {
              const point = table.pointOf(id)
              return point ? [pointShape('changed', point.position)] : []
            }),
            legend: [{ tone: 'changed', label: words.chosen }],
          },
    [table, version, chosen],
  )
  useOverlayOnMap(overlay)
  const listed = isAll ? chosen : chosen.slice(0, listedAtFirst)
  return (
    <section className={classes.many} aria-label={say(words.chosen)}>
      <AreaChoice
        inside={(ring) => pointsToAdd(table, filter, ring, chosen, mostEdited)}
        chosen={chosen}
        added={addedInArea}
        onChoose={onChoose}
      >
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={16} stroke={1.6} />}
          disabled={filtered.length === 0}
          onClick={() => onChoose([...chosen, ...filtered])}
        >
          {say(addFilteredText(filtered.length))}
        </Button>
      </AreaChoice>
      {chosen.length === 0 ? (
        <p className={classes.quiet}>{say(words.noneChosen)}</p>
      ) : (
        <>
          <div className={classes.chosen}>
            <strong aria-live="polite">{say(chosenText(chosen.length))}</strong>
            {chosen.length >= mostEdited && <span className={classes.quiet}>{say(mostText(mostEdited))}</span>}
            <LinkButton onClick={() => onChoose([])}>{say(words.clear)}</LinkButton>
          </div>
          <ul className={classes.list} aria-label={say(words.chosen)}>
            {listed.map((id) => {
              const name = table.pointOf(id)?.name ?? String(id)
              return (
                <li key={id}>
                  <LinkButton isOneLine onClick={() => go({ pointId: id, issueId: null })}>
                    {name}
                  </LinkButton>
                  <CloseButton
                    size="sm"
                    aria-label={`${say(words.takeOut)}：${name}`}
                    onClick={() => onChoose(chosen.filter((one) => one !== id))}
                  />
                </li>
              )
            })}
          </ul>
          {listed.length < chosen.length && (
            <LinkButton onClick={() => setAll(true)}>
              {say(words.showAll)}（{chosen.length}）
            </LinkButton>
          )}
        </>
      )}
    </section>
  )
}
