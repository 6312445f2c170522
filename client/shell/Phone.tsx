/** The phone: the map above, one sheet with what is chosen, the jobs under the thumb. */
import { useComputedColorScheme } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { text } from '../../domain/text'
import { useScopeRates } from '../city/useScopeRates'
import { useHeadline } from '../headline'
import { useLanguage } from '../language'
import { FilterForm } from '../lists/FilterForm'
import { Legend } from '../map/Legend'
import { asksForMapAlone, useMapTasks } from '../mapTask'
import screenReader from '../ui/screenReader.module.css'
import { hasSelection } from '../view'
import { words } from '../words'
import { BottomSheet, heightOf, type Stop } from './BottomSheet'
import { Detail } from './Detail'
import { FilterChip } from './FilterChip'
import { jobs } from './jobs'
import { LoadBoundary } from './LoadBoundary'
import { MapArea } from './MapArea'
import { Compliance, ConnectionMark, OverdueButton, SampleMark } from './Marks'
import { Mine } from './Mine'
import classes from './Phone.module.css'
import { Rail } from './Rail'
import { SearchBox } from './SearchBox'
import type { WorkplaceProps } from './Workplace'

const barPx = 56
const searchPx = 68
const marksPx = 42

export const Phone = ({
  hasMap,
  onMapReady,
  onMapUnavailable,
  onPrint: _notOnPhones,
  connection,
  ...shared
}: WorkplaceProps) => {
  const { say, language } = useLanguage()
  const theme = useComputedColorScheme('light')
  const { height } = useViewportSize()
  const { plan, table, whole, sections, control } = shared
  const { view, go } = control
  const headline = useHeadline(whole)
  const rates = useScopeRates(view.panel === 'city', view)
  const selection = hasSelection(view)
    ? `${view.pointId} ${view.issueId} ${view.opened?.kind} ${view.opened?.id}`
    : null
  const needsMap = asksForMapAlone(useMapTasks().task)
  const [stop, setStop] = useState<Stop>(selection !== null || view.panel !== 'none' ? 'half' : 'peek')

  // A form, or a panel that is worked in, takes the whole height, until it asks for something on the map. What is chosen comes up by half; a sheet that is up already stays where the thumb put it.
  useEffect(() => {
    if (needsMap) setStop('peek')
    else if (view.doing !== null || (selection === null && jobs[view.panel]?.isWide)) setStop('full')
    else if (selection !== null || view.panel !== 'none') setStop((before) => (before === 'peek' ? 'half' : before))
    else setStop('peek')
  }, [selection, view.panel, view.doing, needsMap])

  // Without a map the list is the page: it stands still below the search.
  const panel = hasMap || view.panel !== 'none' ? view.panel : 'points'
  const Part = jobs[panel]?.Part
  const shown = hasMap ? stop : 'full'
  const topPx = searchPx + (plan.isSample ? marksPx : 0)
  const spacePx = Math.max(240, (height || window.innerHeight) - barPx - (hasMap ? 0 : topPx))
  const padding = {
    left: 0,
    right: 0,
    top: topPx,
    bottom: barPx + heightOf(shown === 'full' ? 'half' : shown, spacePx),
  }
  return (
    <div className={classes.phone} data-map={hasMap}>
      <header className={classes.top} inert={shown === 'full' && hasMap}>
        <h1 className={screenReader.only}>{say(text(plan.plan.name, plan.plan.en))}</h1>
        <SearchBox className={classes.search} size="md" table={table} control={control} />
        <div className={classes.marks}>
          {plan.isSample && <SampleMark />}
          {selection !== null || panel === 'none' ? <FilterChip plan={plan} control={control} /> : null}
          {connection === 'reconnecting' && <ConnectionMark connection={connection} />}
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <div className={classes.sheets}>
          <BottomSheet label={say(words.details)} stop={shown} spacePx={spacePx} onStop={setStop}>
            {!hasMap && (
              <p className={classes.noMap} role="status">
                {say(words.mapUnavailable)}
              </p>
            )}
            {selection !== null ? (
              <Detail control={control} />
            ) : panel === 'campaign' ? (
              <Mine {...shared} layout="narrow" />
            ) : Part ? (
              <LoadBoundary key={panel} waiting={null}>
                <Part {...shared} layout="narrow" />
              </LoadBoundary>
            ) : (
              <div className={classes.summary}>
                <div className={classes.numbers}>
                  <Compliance headline={headline} />
                  <OverdueButton
                    overdue={headline.overdue}
                    filter={view.filter}
                    isInIssues={view.panel === 'issues'}
                    go={go}
                  />
                </div>
                <Legend
                  counts={table.countByStatus(view.filter)}
                  statuses={view.filter.statuses}
                  language={language}
                  theme={theme}
                  isCompact
                  onStatuses={(statuses) => go({ filter: { statuses } })}
                />
                <FilterForm plan={plan} counts={null} view={view} go={go} />
              </div>
            )}
          </BottomSheet>
        </div>
        {hasMap && (
          <MapArea
            plan={plan}
            table={table}
            sections={sections}
            control={control}
            rates={rates}
            padding={padding}
            onReady={onMapReady}
            onUnavailable={onMapUnavailable}
          />
        )}
      </main>
      <div className={classes.bar}>
        <Rail layout="bar" present={panel} hasMap={hasMap} go={go} />
      </div>
    </div>
  )
}
