/** Papers as the server gives them, and how something is sent about one: once, and what is shown is read anew. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Sending, useSending } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type PaperDetail = Answers['paper']['byId']
export type PaperSummary = Answers['paper']['list']['papers'][number]
export type WaitingPaper = Answers['paper']['waiting']['papers'][number]
export type PaperDraft = Answers['paper']['draftPrefill']['drafts'][number]

export const usePaper = (paperId: string) => {
  const trpc = useTRPC()
  return useQuery(trpc.paper.byId.queryOptions({ paperId }))
}

export const usePaperSending = (): Sending => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { send, ...state } = useSending({})
  return {
    ...state,
    send: useCallback(
      async (perform) => {
        const outcome = await send(perform)
        if (outcome !== 'refused') {
          void queryClient.invalidateQueries(trpc.issue.pathFilter())
          await queryClient.invalidateQueries(trpc.paper.pathFilter())
        }
        return outcome
      },
      [send, queryClient, trpc],
    ),
  }
}
