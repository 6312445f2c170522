/** The frame of both lists: title, the filter as controls and in words, the count, and the list itself. */
import { type ReactNode, useState } from 'react'
import type { Text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { useLanguage } from '../language'
import type { StatusCounts } from '../pointTable'
import { FilterToggle } from '../ui/FilterToggle'
import { SidePanel } from '../ui/SidePanel'
import type { ViewControl } from '../useView'
import { wholeCity } from '../view'
import { countText, words } from '../words'
import { ExportMenu } from './ExportMenu'
import type { Exported } from './exportHref'
import { FilterForm } from './FilterForm'
import { namesOf } from './filterNames'
import { filterWords, isFiltering } from './filterWords'
import classes from './lists.module.css'

export type ListLayout = 'narrow' | 'wide'

export const ListPanel = ({
  title,
  unfiltered,
  count,
  plan,
  counts,
  control: { view, go },
  layout,
  onCollapse,
  exported,
  aside,
  children,
}: {
  readonly title: string
  /** What the list holds while no filter is on. */
  readonly unfiltered: Text
  /** Null while it is not known. */
  readonly count: number | null
  readonly plan: Plan
  readonly counts: StatusCounts
  readonly control: ViewControl
  readonly layout: ListLayout
  /** Absent where the list cannot be put away. */
  readonly onCollapse?: (() => void) | undefined
  readonly exported: Exported
  readonly aside?: ReactNode
  readonly children: ReactNode
}) => {
  const { say } = useLanguage()
  const [isFormOpen, setFormOpen] = useState(layout === 'wide')
  const isFiltered = isFiltering(view.filter)
  return (
    <SidePanel
      title={title}
      aside={
        <>
          {aside}
          {/* What is taken away is how things stand today. */}
          {view.rows === null && view.day === null && <ExportMenu what={exported} filter={view.filter} />}
          <FilterToggle
            label={say(words.filter)}
            isOpen={isFormOpen}
            isFiltered={isFiltered}
            onToggle={() => setFormOpen(!isFormOpen)}
          />
        </>
      }
      onCollapse={onCollapse}
    >
      <div className={classes.says}>
        <p aria-live="polite">
          {count !== null && <span className={classes.count}>{say(countText(count))}</span>}
          {count !== null && ' · '}
          {say(isFiltered ? filterWords(view.filter, namesOf(plan)) : unfiltered)}
        </p>
        {isFiltered && (
          <button type="button" className={classes.clear} onClick={() => go({ filter: wholeCity.filter })}>
            {say(words.clearFilter)}
          </button>
        )}
      </div>
      {isFormOpen && (
        <div className={classes.form}>
          <FilterForm plan={plan} counts={counts} view={view} go={go} />
        </div>
      )}
      {children}
    </SidePanel>
  )
}
