/** The page of a signed-in person: reads the plan and the points, listens for changes, and shows the desk or the phone. */
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useState } from 'react'
import { may } from '../../domain/permissions'
import { type Plan, usePlan } from '../campaignOverview'
import { useShownTable } from '../city/useShownTable'
import { useLanguage } from '../language'
import type { Connection } from '../liveChannel'
import type { MapHandle } from '../map/mapProps'
import { MapTasks } from '../mapTask'
import type { PointTable } from '../pointTable'
import type { StandingSection } from '../roadSections'
import { RouteDays } from '../routes/routeDay'
import { useViewer } from '../session/useViewer'
import { useGround } from '../useGeography'
import { useLive } from '../useLive'
import { usePointTable } from '../usePointTable'
import { useRoadSections, useShownSections } from '../useRoadSections'
import { useView, type ViewControl } from '../useView'
import { words } from '../words'
import { Desk } from './Desk'
import { LoadBoundary, PartFailed } from './LoadBoundary'
import { onDemand } from './onDemand'
import { Phone } from './Phone'
import classes from './Workplace.module.css'

const Wall = onDemand(() => import('../wall/Wall').then((all) => all.Wall))
const PrintDialog = onDemand(() => import('./PrintDialog').then((all) => all.PrintDialog))

export type WorkplaceProps = {
  readonly plan: Plan
  readonly table: PointTable
  /** The table's version: what is shown changes with it. */
  readonly version: number
  /** All points of the day that is shown, for the top line: the rows of a number are only some of them. */
  readonly whole: PointTable
  /** Road sections that the filter shows. */
  readonly sections: readonly StandingSection[]
  readonly control: ViewControl
  readonly connection: Connection
  /** False where the browser cannot draw one. */
  readonly hasMap: boolean
  readonly onMapReady: (handle: MapHandle) => void
  readonly onMapUnavailable: () => void
  /** Null while there is no map to print. */
  readonly onPrint: (() => void) | null
}

export const phoneQuery = '(max-width: 767px)'

export const Workplace = () => {
  const plan = usePlan()
  const points = usePointTable()
  const connection = useLive(points.data)
  useGround()
  // Asked for with the plan, in one request: the map has its lines from the start.
  useRoadSections()
  const { say } = useLanguage()
  if (plan && points.data) return <Ready plan={plan} table={points.data.table} connection={connection} />
  return (
    <div className={classes.frame}>
      {points.error ? (
        <PartFailed says={say(words.loadFailed)} onRetry={() => void points.refetch()} />
      ) : (
        <p className={classes.loading} role="status">
          {say(words.loading)}
        </p>
      )}
    </div>
  )
}

const Ready = ({ plan, table: live, connection }: Pick<WorkplaceProps, 'plan' | 'table' | 'connection'>) => {
  const { say } = useLanguage()
  const control = useView()
  const { table, version, whole } = useShownTable(plan, live, control.view)
  const isPhone = useMediaQuery(phoneQuery, window.matchMedia(phoneQuery).matches)
  const [hasMap, setHasMap] = useState(true)
  const [map, setMap] = useState<MapHandle | null>(null)
  const [isPrinting, setPrinting] = useState(false)
  const print = useCallback(() => setPrinting(true), [])
  const loseMap = useCallback(() => setHasMap(false), [])
  const { shown: standing } = useShownSections(plan, control.view.filter, live.today())
  // How sections stood on a past day is not kept, and they are none of a number's points.
  const sections = control.view.rows === null && control.view.day === null ? standing : []
  const viewer = useViewer()
  // A campaign without its plan has nothing to show yet: the office is led to what comes first.
  const begins = plan.units.length === 0 && may(viewer, 'takePlan') && control.view.panel === 'none'
  const { adjust } = control
  useEffect(() => {
    if (begins) adjust({ panel: 'administration' })
  }, [begins, adjust])
  const isWall = control.view.panel === 'wall' && !isPhone && may(viewer, 'seeCity')
  const Layout = isWall ? Wall : isPhone ? Phone : Desk
  return (
    <MapTasks hasMap={hasMap} isPhone={isPhone}>
      <a className={classes.skip} href="#content">
        {say(words.skipToContent)}
      </a>
      <RouteDays table={live} squadOfFilter={control.view.filter.squad} isOpen={control.view.panel === 'routes'}>
        <LoadBoundary waiting={null}>
          <Layout
            plan={plan}
            table={table}
            version={version}
            whole={whole}
            sections={sections}
            control={control}
            connection={connection}
            hasMap={hasMap}
            onMapReady={setMap}
            onMapUnavailable={loseMap}
            onPrint={map === null ? null : print}
          />
        </LoadBoundary>
      </RouteDays>
      {isPrinting && map !== null && (
        <LoadBoundary waiting={null}>
          <PrintDialog map={map} plan={plan} table={table} control={control} onClose={() => setPrinting(false)} />
        </LoadBoundary>
      )}
    </MapTasks>
  )
}
