/** The desk: the map is the page; rail, list, legend and details lie over it. */
import { useComputedColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useScopeRates } from '../city/useScopeRates'
import { shownFilter } from '../city/where'
import { useLanguage } from '../language'
import { Legend } from '../map/Legend'
import { hasSelection } from '../view'
import { words } from '../words'
import classes from './Desk.module.css'
import { Detail, isWideDetail } from './Detail'
import { FilterChip } from './FilterChip'
import { jobs } from './jobs'
import { LoadBoundary } from './LoadBoundary'
import { MapArea } from './MapArea'
import { onDemand } from './onDemand'
import { Rail } from './Rail'
import { TopLine } from './TopLine'
import type { WorkplaceProps } from './Workplace'

const TimeBar = onDemand(() => import('../city/TimeBar').then((all) => all.TimeBar))

/** As in global.css. */
const measures = { rail: 56, top: 52, list: 360, wideList: 480, detail: 400, wideDetail: 760, time: 96 }
const smallDesk = '(max-width: 1099px)'

export const Desk = ({ hasMap, onMapReady, onMapUnavailable, onPrint, connection, ...shared }: WorkplaceProps) => {
  const { say, language } = useLanguage()
  const theme = useComputedColorScheme('light')
  const { plan, table, whole, sections, control } = shared
  const { view, go } = control
  const filter = shownFilter(view)
  const hasDetail = hasSelection(view)
  const isWide = hasDetail && isWideDetail(view)
  // Without a map the list is the page, and never goes away.
  const panel = jobs[view.panel]?.Part && (hasMap || view.panel !== 'none') ? view.panel : hasMap ? 'none' : 'points'
  const job = jobs[panel]
  // On a small desk the details take the list's place, and give it back.
  const isSmall = useMediaQuery(smallDesk, window.matchMedia(smallDesk).matches)
  const hasList = job?.Part != null && !(isSmall && hasDetail)
  const layout = hasMap ? 'narrow' : 'wide'
  const collapse = hasMap ? () => go({ panel: 'none' }) : undefined
  const isCity = hasMap && panel === 'city'
  const rates = useScopeRates(isCity, view)
  const padding = {
    left: measures.rail + (hasList ? (job?.isWide ? measures.wideList : measures.list) : 0),
    right: hasDetail ? (isWide ? measures.wideDetail : measures.detail) : 0,
    top: measures.top,
    bottom: isCity ? measures.time : 0,
  }
  return (
    <div
      className={classes.desk}
      data-map={hasMap}
      data-list={hasList}
      data-wide-list={job?.isWide === true}
      data-detail={hasDetail}
      data-wide={isWide}
      data-time={isCity}
    >
      <div className={classes.top}>
        <TopLine plan={plan} table={whole} connection={connection} control={control} onPrint={onPrint} />
      </div>
      <div className={classes.rail}>
        <Rail layout="rail" present={panel} hasMap={hasMap} go={go} />
      </div>
      <main id="content" tabIndex={-1} className={classes.content}>
        {hasList && (
          <div className={classes.list}>
            {!hasMap && (
              <p className={classes.noMap} role="status">
                {say(words.mapUnavailable)}
              </p>
            )}
            {job?.Part && (
              <LoadBoundary key={panel} waiting={null}>
                <job.Part {...shared} layout={layout} onCollapse={collapse} />
              </LoadBoundary>
            )}
          </div>
        )}
        {hasDetail && (
          <aside className={classes.detail} aria-label={say(words.details)}>
            <Detail control={control} />
          </aside>
        )}
        {hasMap && (
          <>
            {!hasList && (
              <div className={classes.chip}>
                <FilterChip plan={plan} control={control} />
              </div>
            )}
            <div
              className={classes.legend}
              hidden={(isSmall && hasDetail) || (isWide && job?.isWide === true) || (isCity && view.rows === null)}
            >
              <Legend
                counts={table.countByStatus(filter)}
                statuses={filter.statuses}
                sectionCount={sections.length}
                language={language}
                theme={theme}
                onStatuses={(statuses) => go({ filter: { statuses } })}
              />
            </div>
            {isCity && (
              <div className={classes.time}>
                <LoadBoundary waiting={null}>
                  <TimeBar plan={plan} control={control} />
                </LoadBoundary>
              </div>
            )}
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
          </>
        )}
      </main>
    </div>
  )
}
