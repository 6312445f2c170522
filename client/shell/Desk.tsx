/** The desk: the map is the page; rail, list, legend and details lie over it. */
import { useComputedColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { CampaignPanel } from '../campaign/CampaignPanel'
import { useLanguage } from '../language'
import { IssueList } from '../lists/IssueList'
import { PointList } from '../lists/PointList'
import { Legend } from '../map/Legend'
import { words } from '../words'
import classes from './Desk.module.css'
import { Detail } from './Detail'
import { FilterChip } from './FilterChip'
import { MapArea } from './MapArea'
import { Rail } from './Rail'
import { TopLine } from './TopLine'
import type { WorkplaceProps } from './Workplace'

/** As in global.css. */
const measures = { rail: 56, top: 52, list: 360, detail: 400 }
const smallDesk = '(max-width: 1099px)'

export const Desk = ({ hasMap, onMapReady, onMapUnavailable, onPrint, connection, ...shared }: WorkplaceProps) => {
  const { say, language } = useLanguage()
  const theme = useComputedColorScheme('light')
  const { plan, table, control } = shared
  const { view, go } = control
  const hasDetail = view.pointId !== null || view.issueId !== null
  // Without a map the list is the page, and never goes away.
  const panel = hasMap || view.panel !== 'none' ? view.panel : 'points'
  // On a small desk the details take the list's place, and give it back.
  const isSmall = useMediaQuery(smallDesk, window.matchMedia(smallDesk).matches)
  const hasList = panel !== 'none' && !(isSmall && hasDetail)
  const layout = hasMap ? 'narrow' : 'wide'
  const collapse = hasMap ? () => go({ panel: 'none' }) : undefined
  const padding = {
    left: measures.rail + (hasList ? measures.list : 0),
    right: hasDetail ? measures.detail : 0,
    top: measures.top,
    bottom: 0,
  }
  return (
    <div className={classes.desk} data-map={hasMap} data-list={hasList} data-detail={hasDetail}>
      <div className={classes.top}>
        <TopLine plan={plan} table={table} connection={connection} control={control} onPrint={onPrint} />
      </div>
      <div className={classes.rail}>
        <Rail layout="rail" present={panel} hasMap={hasMap} control={control} />
      </div>
      <main id="content" tabIndex={-1} className={classes.content}>
        {hasList && (
          <div className={classes.list}>
            {!hasMap && (
              <p className={classes.noMap} role="status">
                {say(words.mapUnavailable)}
              </p>
            )}
            {panel === 'points' && <PointList {...shared} layout={layout} onCollapse={collapse} />}
            {panel === 'issues' && <IssueList {...shared} layout={layout} onCollapse={collapse} />}
            {panel === 'campaign' && (
              <CampaignPanel plan={plan} table={table} control={control} onCollapse={collapse} />
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
            <div className={classes.legend} hidden={isSmall && hasDetail}>
              <Legend
                counts={table.countByStatus(view.filter)}
                statuses={view.filter.statuses}
                language={language}
                theme={theme}
                onStatuses={(statuses) => go({ filter: { statuses } })}
              />
            </div>
            <MapArea
              plan={plan}
              table={table}
              control={control}
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
