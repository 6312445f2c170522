/** The map at its place under the panels. It is loaded apart, so that lists and panels work while it comes, or without it. */
// With the page's first styles: loaded later, it would come after those of the map's parts and win over them.
import 'maplibre-gl/dist/maplibre-gl.css'
import { useComputedColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { text } from '../../domain/text'
import type { Plan } from '../campaignOverview'
import { shownFilter } from '../city/where'
import { useLanguage } from '../language'
import type { Padding } from '../map/framing'
import type { MapHandle } from '../map/mapProps'
import type { ScopeRates } from '../map/rates'
import { useMapTasks } from '../mapTask'
import { photoUrl } from '../photos/photoUrl'
import type { PointTable } from '../pointTable'
import type { StandingSection } from '../roadSections'
import { chosenOf, useRoutes, useRoutesOnMap } from '../routes/routeDay'
import { useTRPC } from '../trpc'
import { useGeography } from '../useGeography'
import { useSelectedSection } from '../useRoadSections'
import type { ViewControl } from '../useView'
import { words } from '../words'
import { LoadBoundary, PartFailed } from './LoadBoundary'
import classes from './MapArea.module.css'
import { onDemand } from './onDemand'

const MapView = onDemand(() => import('../map/MapView').then((all) => all.MapView))
export const preloadMap = MapView.ahead

export type MapAreaProps = {
  readonly plan: Plan
  readonly table: PointTable
  /** Road sections that the filter shows. */
  readonly sections: readonly StandingSection[]
  readonly control: ViewControl
  /** Scopes are shaded by these; null: not shaded. */
  readonly rates: ScopeRates | null
  /** What panels cover, CSS pixels. */
  readonly padding: Padding
  /** As MapView's. */
  readonly magnification?: number
  readonly onReady: (handle: MapHandle) => void
  readonly onUnavailable: () => void
}

export const MapArea = (props: MapAreaProps) => (
  <div className={classes.area}>
    <LoadBoundary waiting={<MapWaiting />}>
      <PlacedMap {...props} />
    </LoadBoundary>
  </div>
)

const MapWaiting = () => {
  const { say } = useLanguage()
  return (
    <div className={classes.waiting} role="status">
      {say(words.loadingMap)}
    </div>
  )
}

const PlacedMap = ({
  plan,
  table,
  sections,
  control: { view, go, adjust },
  rates,
  padding,
  magnification,
  onReady,
  onUnavailable,
}: MapAreaProps) => {
  const { language, say } = useLanguage()
  const theme = useComputedColorScheme('light')
  const { task, overlay } = useMapTasks()
  const selected = useSelectedSection(view, sections, table.today())
  const { day, change, proposed, focus, hover, isDriving } = useRoutes()
  const routes = useRoutesOnMap(table)
  const isPlanning = view.panel === 'routes'
  const toggle = (pointId: number) => {
    const chosen = chosenOf(day, proposed)
    const isChosen = chosen.includes(pointId)
    change({ kind: 'chosen', chosen: isChosen ? chosen.filter((id) => id !== pointId) : [...chosen, pointId] })
  }
  const { geography, error, refetch } = useGeography(plan, table)
  const kindName = useMemo(
    () => (key: string) => {
      const kind = plan.kindByKey.get(key)
      return kind ? text(kind.nameZh, kind.nameEn) : null
    },
    [plan],
  )
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const photoOf = useCallback(
    async (pointId: number) => {
      const asked = trpc.point.newestPhoto.queryOptions({ pointId }, { staleTime: 60_000 })
      const { photoId } = await queryClient.fetchQuery(asked)
      return photoId === null ? null : photoUrl(photoId, 480)
    },
    [trpc, queryClient],
  )
  if (geography === null)
    return error ? <PartFailed says={say(words.loadFailed)} onRetry={() => void refetch()} /> : <MapWaiting />
  return (
    <MapView
      table={table}
      filter={shownFilter(view)}
      rates={rates}
      geography={geography}
      sections={selected.sections}
      selectedSectionId={selected.id}
      sectionIssues={selected.issues}
      task={task}
      overlay={overlay}
      routes={isPlanning ? routes : null}
      selectedPointId={view.pointId}
      camera={view.camera}
      language={language}
      theme={theme}
      basemaps={plan.basemaps}
      padding={padding}
      magnification={magnification}
      kindName={kindName}
      photoOf={photoOf}
      onSelectPoint={(pointId) =>
        isPlanning && day.isChoosing && !isDriving ? toggle(pointId) : go({ pointId, issueId: null })
      }
      onSelectStop={focus}
      onHoverStop={hover}
      onSelectSection={(id) => go({ opened: { kind: 'roadSection', id } })}
      onSelectScope={(scopeId) =>
        // A second press on the chosen scope shows all again.
        go({ filter: { scopeId: view.filter.scopeId === scopeId ? null : scopeId, squad: null }, camera: null })
      }
      onCamera={(camera) => adjust({ camera })}
      onUnavailable={onUnavailable}
      onReady={onReady}
    />
  )
}
