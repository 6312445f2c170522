/** The ground of the map: boundaries from the server, the scopes from the plan, landmarks from the points. */

import { queryOptions, useQuery } from '@tanstack/react-query'
import { pointOnFeature } from '@turf/turf'
import { useMemo } from 'react'
import { text } from '../domain/text'
import type { Plan } from './campaignOverview'
import type { Geography, Landmark } from './map/geography'
import type { PointTable } from './pointTable'
import { AnsweredError } from './trpc'

type Ground = Pick<Geography, 'outline' | 'offices' | 'gaps' | 'overlaps'>

/** The boundaries; asked for as soon as somebody is signed in, since the map waits for them. */
export const groundOptions = queryOptions({
  queryKey: ['geography'],
  queryFn: async ({ signal }): Promise<Ground> => {
    const response = await fetch('/api/geography', { signal })
    if (!response.ok) throw new AnsweredError(response.status)
    return response.json()
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const useGround = () => useQuery(groundOptions)

export const useGeography = (plan: Plan, table: PointTable) => {
  const ground = useGround()
  const geography = useMemo(
    (): Geography | null => (ground.data ? { ...ground.data, ...placesOf(plan, table) } : null),
    [ground.data, plan, table],
  )
  return { geography, error: ground.error, refetch: ground.refetch }
}

const placesOf = (plan: Plan, table: PointTable): Pick<Geography, 'scopes' | 'landmarks'> => ({
  scopes: {
    type: 'FeatureCollection',
    features: plan.scopes.map(({ id, nameZh, nameEn, kind, extent, squad, schematic, geometry }) => {
      const [lng = 0, lat = 0] = pointOnFeature(geometry).geometry.coordinates
      return {
        type: 'Feature',
        properties: { id, name: text(nameZh, nameEn), kind, extent, squad, schematic, seat: [lng, lat] },
        geometry,
      }
    }),
  },
  landmarks: landmarksOf(plan, table),
})

const isLandmark = (kind: string): kind is Landmark['kind'] => kind === 'airport' || kind === 'station'

/** The airport and the stations are points themselves; everyone in the city finds the way by them. */
const landmarksOf = (plan: Plan, table: PointTable): Landmark[] =>
  Array.from({ length: table.size }, (_, index) => index).flatMap((index) => {
    const { kind, name, position } = table.at(index)
    return isLandmark(kind) && table.isInUse(index)
      ? [{ kind, name: text(name, plan.kindByKey.get(kind)?.nameEn ?? name), position: [...position] }]
      : []
  })
