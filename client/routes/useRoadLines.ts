/** The lines of the routes that are shown, along roads where the server knows some; straight until they are there. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LngLat } from '../../domain/coordinates'
import type { Ground } from '../../domain/routing/travelTimes'
import type { MapRoute } from '../map/routeFeatures'
import { useTRPCClient } from '../trpc'

/** A car's way by its places, in order. */
export type Way = { readonly car: number; readonly places: readonly { readonly at: LngLat; readonly ground: Ground }[] }

/** As many as the server takes at a time. */
const mostPlaces = 300

const straight = (ways: readonly Way[]): MapRoute[] =>
  ways.map(({ car, places }) => ({ car, line: places.map(({ at }) => at) }))

/** `isKnown`: whether times by road are known at all; otherwise nobody is asked. */
export const useRoadLines = (ways: readonly Way[], isKnown: boolean): readonly MapRoute[] => {
  const client = useTRPCClient()
  const count = ways.reduce((sum, { places }) => sum + places.length, 0)
  const { data } = useQuery({
    queryKey: ['roadLines', ways],
    enabled: isKnown && count > 1 && count <= mostPlaces,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      // A row that is dragged through the list passes many places.
      await new Promise((resolve) => setTimeout(resolve, 250))
      signal.throwIfAborted()
      const all = await Promise.all(
        ways.map(async ({ car, places }) => {
          const points = places.map(({ at, ground }) => ({ at, ground }))
          const { legs } = await client.route.paths.mutate({ points }, { signal })
          return legs.map(({ line, isEstimated }): MapRoute => ({ car, line, isByRoad: !isEstimated }))
        }),
      )
      return all.flat()
    },
  })
  return useMemo(() => data ?? straight(ways), [data, ways])
}
