/** Sends an ordered joint inspection, once; what shows them is read anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSending } from '../forms/useSending'
import { useTRPC } from '../trpc'

export const useJointSending = () => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const anew = useCallback(
    () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.instruction.pathFilter()),
        queryClient.invalidateQueries(trpc.group.pathFilter()),
        queryClient.invalidateQueries(trpc.point.pathFilter()),
      ]),
    [queryClient, trpc],
  )
  return useSending({ anew })
}
