/**
 * The day that is being planned, for the panel and the map alike: they are two views of one plan. It outlives the panel,
 * and a reload by what the tab remembers.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { LngLat } from '../../domain/coordinates'
import { squadsOf } from '../../domain/people'
import { usualDay } from '../../domain/routePlan'
import type { MapRoutes } from '../map/routeFeatures'
import type { PointTable } from '../pointTable'
import { useViewer } from '../session/useViewer'
import { rememberCar, rememberDay, rememberedCar, rememberedDay } from './dayMemory'
import { mapStopsOf, waysOf } from './driveView'
import { changedDay, emptyDay, type RouteChange, type RouteDay } from './planState'
import { type Position, usePosition } from './usePosition'
import { useRoadLines } from './useRoadLines'
import { type SquadDay, useSquadRoute } from './useSquadRoute'

type Routes = {
  /** Null: an office has not said yet whose. */
  readonly squad: number | null
  readonly setSquad: (squad: number) => void
  readonly day: RouteDay
  readonly change: (change: RouteChange) => void
  /** The stop that is looked at, in the list or on the map. */
  readonly focusedKey: string | null
  readonly focus: (key: string | null) => void
  /** The stop under the pointer, in the list or on the map. */
  readonly hoveredKey: string | null
  readonly hover: (key: string | null) => void
  /** What is proposed, once it is known: the chosen points where nobody has chosen yet. */
  readonly proposed: readonly number[]
  readonly setProposed: (pointIds: readonly number[]) => void
  /** Today's route as it was saved and driven so far. */
  readonly saved: SquadDay
  /** Nothing is being planned, and a plan is saved: the squad is on its way, or about to be. */
  readonly isDriving: boolean
  /** The car that is followed here, from 0. */
  readonly car: number
  readonly setCar: (car: number) => void
  readonly position: Position
  /** Of a stop that was a point in use when the route was planned. */
  readonly isRetired: (pointId: number) => boolean
}

const Context = createContext<Routes | null>(null)

export const useRoutes = (): Routes => {
  const routes = useContext(Context)
  if (routes === null) throw new Error('useRoutes is used outside RouteDays')
  return routes
}

export const RouteDays = ({
  table,
  squadOfFilter,
  isOpen,
  children,
}: {
  readonly table: PointTable
  readonly squadOfFilter: number | null
  /** Whether routes are what is looked at. */
  readonly isOpen: boolean
  readonly children: ReactNode
}) => {
  const viewer = useViewer()
  const { accountId } = viewer
  const today = table.today()
  const [asked, setSquad] = useState<number | null>(null)
  const squad = asked ?? squadsOf(viewer)[0] ?? squadOfFilter
  const of = useMemo(() => (squad === null ? null : { accountId, squad, today }), [accountId, squad, today])
  const [kept, setKept] = useState<{ readonly of: typeof of; readonly day: RouteDay }>({ of: null, day: emptyDay })
  const [focusedKey, focus] = useState<string | null>(null)
  const [hoveredKey, hover] = useState<string | null>(null)
  const [proposed, setProposed] = useState<readonly number[]>([])
  const [ofCar, setOfCar] = useState<{ readonly of: typeof of; readonly car: number } | null>(null)
  const car = ofCar !== null && ofCar.of === of ? ofCar.car : of === null ? 0 : rememberedCar(of)
  const setCar = (followed: number) => {
    setOfCar({ of, car: followed })
    if (of !== null) rememberCar(of, followed)
  }
  const saved = useSquadRoute(squad, today, isOpen)
  const { settings } = saved
  const remembered = useMemo(() => {
    const day = of === null ? emptyDay : rememberedDay(of)
    return day === emptyDay ? changedDay(emptyDay, { kind: 'cleared', settings }) : day
  }, [of, settings])
  const day = kept.of === of ? kept.day : remembered

  const change = useCallback(
    (next: RouteChange) =>
      setKept((before) => ({ of, day: changedDay(before.of === of ? before.day : remembered, next) })),
    [of, remembered],
  )
  useEffect(() => {
    if (kept.of !== null) rememberDay(kept.of, kept.day)
  }, [kept])

  const isDriving = saved.route?.plan != null && day.plan.stops.length === 0
  const position = usePosition(isOpen && isDriving && squad !== null && squadsOf(viewer).includes(squad))
  const routes = {
    squad,
    setSquad,
    day,
    change,
    focusedKey,
    focus,
    hoveredKey,
    hover,
    proposed,
    setProposed,
    saved,
    isDriving,
    car: Math.min(car, Math.max(0, (saved.route?.plan?.routes.length ?? 1) - 1)),
    setCar,
    position,
    isRetired: (pointId: number) => {
      const index = table.indexOf(pointId)
      return index !== undefined && !table.isInUse(index)
    },
  }
  return <Context value={routes}>{children}</Context>
}

/** The chosen points' ids. */
export const chosenOf = ({ chosen }: RouteDay, proposed: readonly number[]): readonly number[] => chosen ?? proposed

const noPlan = { settings: usualDay, stops: [], routes: [] }

/** What the map shows of it. */
export const useRoutesOnMap = (table: PointTable): MapRoutes => {
  const { day, proposed, focusedKey, hoveredKey, squad, isDriving, saved, position } = useRoutes()
  const { isChoosing, plan } = day
  const driven = isDriving ? saved.route : null
  const shown = driven?.plan ?? (isChoosing ? noPlan : plan)
  const firstCar = (driven === null && plan.onlyCar) || 0
  const visits = driven?.visits
  const here = isDriving && position.kind === 'known' ? position.at : null
  const chosen = chosenOf(day, proposed)
  const ways = useMemo(() => waysOf(shown, firstCar), [shown, firstCar])
  const routes = useRoadLines(ways, (plan.known ?? saved.ways) !== null)
  const stops = useMemo(() => mapStopsOf(shown, { firstCar, ...(visits && { visits }) }), [shown, firstCar, visits])
  const fitTo = driven
    ? `${squad} saved ${driven.revision}`
    : isChoosing
      ? chosen.length === 0
        ? null
        : `${squad}`
      : // A stop of one's own was put where the map is looked at already.
        `${squad} ${plan.stops.flatMap(({ pointId }) => pointId ?? []).join(' ')}`
  return useMemo(
    (): MapRoutes => ({
      routes,
      stops,
      chosen: stops.length === 0 && !isDriving && isChoosing ? positionsOf(table, chosen) : [],
      here,
      focusedKey,
      hoveredKey,
      fitTo,
    }),
    [routes, stops, isDriving, isChoosing, table, chosen, here, focusedKey, hoveredKey, fitTo],
  )
}

const positionsOf = (table: PointTable, pointIds: readonly number[]): LngLat[] =>
  pointIds.flatMap((id) => {
    const point = table.pointOf(id)
    return point === undefined ? [] : [point.position]
  })
