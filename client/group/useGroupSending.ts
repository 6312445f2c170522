/** Sends what is done about a group's people, once each, and reads the group anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSending } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type GroupOverview = Answers['group']['overview']
export type GroupSquad = GroupOverview['squads'][number]
export type GroupPerson = GroupSquad['people'][number]
export type GroupLending = GroupOverview['lendings'][number]

export const useGroupSending = () => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const anew = useCallback(() => queryClient.invalidateQueries(trpc.group.pathFilter()), [queryClient, trpc])
  return useSending({ anew })
}
