/**
 * The squad's route of today as this device knows it: what the server has, and on top of it what was done here and waits to
 * be sent. Decided by the same table as on the server, so that a phone without network goes on by the same rules.
 */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { LocalDate } from '../../domain/calendar'
import type { KnownTimes } from '../../domain/knownTimes'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { type DaySettings, usualDay } from '../../domain/routePlan'
import type { SquadRoute } from '../../domain/squadRoute'
import { applySquadRouteEvent, decideSquadRoute, type SquadRouteAction } from '../../domain/squadRouteActions'
import { useCampaignClock } from '../campaignOverview'
import { useViewer } from '../session/useViewer'
import { useTRPC } from '../trpc'
import type { RefusedEntry } from './outbox'
import { useOutbox } from './useOutbox'

export type SquadDay = {
  /** Null until it has been read. */
  readonly route: SquadRoute | null
  /** With what a first plan of the day begins. */
  readonly settings: DaySettings
  /** What the ways of the saved plan take, where the server knows roads. */
  readonly ways: KnownTimes | null
  readonly error: unknown
  readonly refetch: () => void
  /** How many actions the server has not taken yet. */
  readonly waiting: number
  readonly isCutOff: boolean
  readonly refused: readonly RefusedEntry[]
  readonly dismiss: (actionId: string) => void
  /** What hinders it; undefined: it is done, and will be sent. */
  readonly take: (action: SquadRouteAction) => Refusal | undefined
}

export const useSquadRoute = (squad: number | null, today: LocalDate, isWanted: boolean): SquadDay => {
  const viewer = useViewer()
  const trpc = useTRPC()
  const clock = useCampaignClock()
  const { outbox, state } = useOutbox(viewer.accountId)
  const isAsked = squad !== null && isWanted
  const { data, error, refetch } = useQuery(
    trpc.squadRoute.ofDay.queryOptions({ squad: squad ?? 0, on: today }, { enabled: isAsked, staleTime: 60_000 }),
  )
  const known = data?.route ?? null
  const isPlanned = known?.plan != null
  const { data: settings } = useQuery(
    trpc.squadRoute.usualSettings.queryOptions(
      { squad: squad ?? 0 },
      { enabled: isAsked && known !== null && !isPlanned, staleTime: Number.POSITIVE_INFINITY },
    ),
  )
  const { data: ways } = useQuery(
    trpc.squadRoute.waysOfDay.queryOptions(
      { squad: squad ?? 0, on: today },
      { enabled: isAsked && isPlanned, staleTime: Number.POSITIVE_INFINITY, retry: false },
    ),
  )
  useEffect(() => {
    if (known !== null) outbox.settle(known.squad, known.on, known.seq)
  }, [outbox, known])
  // What another device did meanwhile is read together with what was taken from here.
  const taken = state.entries.reduce(
    (most, entry) => (entry.squad === squad && entry.on === today ? Math.max(most, entry.seq ?? 0) : most),
    0,
  )
  useEffect(() => {
    if (taken > 0 && isAsked) void refetch()
  }, [taken, isAsked, refetch])

  const decide = useCallback(
    (before: SquadRoute, action: SquadRouteAction) => {
      const now = clock()
      return decideSquadRoute(before, action, viewer, { now: now.toISOString() }, now)
    },
    [viewer, clock],
  )
  const route = useMemo(() => {
    if (known === null) return null
    return state.entries.reduce((before, { squad: of, on, action, seq }) => {
      if (of !== before.squad || on !== before.on || (seq !== null && seq <= known.seq)) return before
      const event = decide(before, action)
      return isRefusal(event) ? before : applySquadRouteEvent(before, event)
    }, known)
  }, [known, state.entries, decide])

  const take = useCallback<SquadDay['take']>(
    (action) => {
      if (route === null) return undefined
      const event = decide(route, action)
      if (isRefusal(event)) return event
      outbox.add({ actionId: uuidv7(), squad: route.squad, on: route.on, action })
      return undefined
    },
    [route, decide, outbox],
  )
  const refusedOfDay = useMemo(
    () => state.refused.filter(({ entry }) => entry.squad === squad && entry.on === today),
    [state.refused, squad, today],
  )
  return {
    route,
    settings: known?.plan?.settings ?? settings ?? usualDay,
    ways: ways ?? null,
    error,
    refetch: () => void refetch(),
    waiting: state.entries.filter(({ seq }) => seq === null).length,
    isCutOff: state.isCutOff,
    refused: refusedOfDay,
    dismiss: outbox.dismiss,
    take,
  }
}
