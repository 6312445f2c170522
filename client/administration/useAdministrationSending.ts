/** Sends what the office sets, once each, and reads anew what it concerns. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSending } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type Account = Answers['people']['list'][number]

export const useAdministrationSending = () => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const anew = useCallback(
    () =>
      Promise.all(
        [trpc.people.pathFilter(), trpc.campaign.pathFilter(), trpc.unit.pathFilter()].map((filter) =>
          queryClient.invalidateQueries(filter),
        ),
      ),
    [queryClient, trpc],
  )
  return useSending({ anew })
}
