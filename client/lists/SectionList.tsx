/** The road sections of the map as a table: the same filter, the same selection; the office draws a new one from here. */
import { Button } from '@mantine/core'
import { IconLine, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { rolesOf } from '../../domain/people'
import { pointStatuses } from '../../domain/pointStatus'
import { useLanguage } from '../language'
import { metresText } from '../map/words'
import { useMapTasks } from '../mapTask'
import type { StandingSection } from '../roadSections'
import { useViewer } from '../session/useViewer'
import { useShownSections } from '../useRoadSections'
import { words } from '../words'
import { EmptyList } from './EmptyList'
import { namesOf } from './filterNames'
import { inNumbers } from './inNumbers'
import { inWords } from './inWords'
import { ListNotYet } from './ListNotYet'
import { ListPanel } from './ListPanel'
import { chinese, type ListProps } from './listProps'
import classes from './lists.module.css'
import { statusColumn } from './statusColumn'
import { TwoLines } from './TwoLines'
import { type Column, VirtualTable } from './VirtualTable'

/** Worst first, as they stand on the map. */
const byStatus = (one: StandingSection, other: StandingSection) =>
  pointStatuses.indexOf(one.statusNow) - pointStatuses.indexOf(other.statusNow)

export const SectionList = ({
  plan,
  table,
  control,
  layout,
  onCollapse,
  aside,
}: ListProps & { readonly aside: ReactNode }) => {
  const { say, language } = useLanguage()
  const viewer = useViewer()
  const { mayDraw } = useMapTasks()
  const { view, go } = control
  const { shown, counts, isRead, error, refetch } = useShownSections(plan, view.filter, table.today())
  const names = useMemo(() => namesOf(plan), [plan])
  const rows = useMemo(() => [...shown].sort(byStatus), [shown])

  const columns = useMemo((): readonly Column<StandingSection>[] => {
    const nameOf = ({ nameZh, nameEn }: StandingSection) => (language === 'zh' ? nameZh : nameEn)
    const unitOf = ({ responsibleUnitId }: StandingSection) => {
      const unit = names.unit(responsibleUnitId)
      return unit ? say(unit) : responsibleUnitId
    }
    const status = statusColumn(({ statusNow }: StandingSection) => statusNow, { layout, language })
    const length: Column<StandingSection> = {
      key: 'length',
      label: say(words.length),
      width: '72px',
      align: 'end',
      compare: (one, other) => one.lengthMetres - other.lengthMetres,
      cell: ({ lengthMetres }) => say(metresText(lengthMetres)),
    }
    if (layout === 'narrow')
      return [
        status,
        {
          key: 'name',
          label: say(words.name),
          width: 'minmax(0, 1fr)',
          compare: (one, other) => chinese.compare(nameOf(one), nameOf(other)),
          cell: (row) => (
            <TwoLines
              first={nameOf(row)}
              second={
                <>
                  {row.sponsor} · {unitOf(row)}
                </>
              }
            />
          ),
        },
        length,
      ]
    return [
      status,
      inWords('name', say(words.name), 'minmax(160px, 2fr)', nameOf),
      inWords('sponsor', say(words.sponsor), 'minmax(140px, 1.6fr)', ({ sponsor }) => sponsor),
      inWords('unit', say(words.unit), 'minmax(130px, 1.4fr)', unitOf),
      length,
      inNumbers('openIssues', say(words.openIssues), '92px', ({ openIssues }) => openIssues),
    ]
  }, [names, say, language, layout])

  const keyOf = useCallback(({ id }: StandingSection) => id, [])
  const select = useCallback(({ id }: StandingSection) => go({ opened: { kind: 'roadSection', id } }), [go])
  const mayChange = rolesOf(viewer).includes('office')

  return (
    <ListPanel
      title={say(words.roadSections)}
      unfiltered={words.allSections}
      count={isRead ? rows.length : null}
      plan={plan}
      counts={counts}
      control={control}
      layout={layout}
      onCollapse={onCollapse}
      exported="road-sections"
      aside={aside}
    >
      {mayChange && (
        <div className={classes.add}>
          {mayDraw && (
            <Button
              variant="default"
              fw={400}
              size="compact-md"
              leftSection={<IconLine size={16} aria-hidden="true" />}
              onClick={() => go({ opened: { kind: 'roadSection', id: 'new' } })}
            >
              {say(words.drawSection)}
            </Button>
          )}
          <Button
            variant="default"
            fw={400}
            size="compact-md"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            onClick={() => go({ opened: { kind: 'roadSection', id: 'several' } })}
          >
            {say(words.editSeveral)}
          </Button>
        </div>
      )}
      {isRead ? (
        <VirtualTable
          label={say(words.sectionList)}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          lines={layout === 'narrow' ? 2 : 1}
          selectedKey={view.opened?.kind === 'roadSection' ? view.opened.id : null}
          onSelect={select}
          empty={
            <EmptyList control={control} filtered={say(words.noSectionsMatch)} unfiltered={say(words.noSections)} />
          }
        />
      ) : (
        <ListNotYet error={error} onRetry={refetch} />
      )}
    </ListPanel>
  )
}
