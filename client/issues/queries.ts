/** One point, one road section and one issue as the server gives them: how it stands, what this person may do, what happened. */
import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../server/router'
import { useTRPC } from '../trpc'

type Outputs = inferRouterOutputs<AppRouter>
export type PointDetail = Outputs['point']['byId']
export type RoadSectionDetail = Outputs['roadSection']['byId']
export type IssueDetail = Outputs['issue']['byId']
/** An issue among those of its place; whether this person may add to it is known of a point's alone. */
export type IssueOfPoint = Omit<PointDetail['issues'][number], 'maySupplement'> &
  Partial<Pick<PointDetail['issues'][number], 'maySupplement'>>
export type HistoryEntry = IssueDetail['history'][number]
export type AvailableAction = IssueDetail['available'][number]

/** Null asks for nothing. */
export const usePoint = (pointId: number | null) => {
  const trpc = useTRPC()
  return useQuery(trpc.point.byId.queryOptions({ pointId: pointId ?? 0 }, { enabled: pointId !== null }))
}

export const useRoadSection = (roadSectionId: string) => {
  const trpc = useTRPC()
  return useQuery(trpc.roadSection.byId.queryOptions({ roadSectionId }))
}

export const useIssue = (issueId: string) => {
  const trpc = useTRPC()
  return useQuery(trpc.issue.byId.queryOptions({ issueId }))
}
