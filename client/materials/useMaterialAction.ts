/** Sends what is done about materials, once each, and reads the lists anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useSending } from '../issues/useSending'
import { type Answers, useTRPC, useTRPCClient } from '../trpc'

export type MaterialList = Answers['material']['listByUnit']
export type ListedMaterial = MaterialList['materials'][number]

export const useMaterialSending = () => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const anew = useCallback(() => queryClient.invalidateQueries(trpc.material.pathFilter()), [queryClient, trpc])
  return useSending({ pointId: null, issueId: null, anew })
}

/** `isForm`: what counts is the state that was on the screen when the form was opened; a button counts what it stands beside. */
export const useMaterialAction = (material: Pick<ListedMaterial, 'id' | 'seq'>, isForm = false) => {
  const client = useTRPCClient()
  const { send, ...state } = useMaterialSending()
  const seen = useRef(material.seq)
  const isOutdated = useRef(false)
  type Actions = Parameters<typeof client.material.act.mutate>[0]['actions']
  return {
    ...state,
    /** Takes the actions in one step; the forms come from the table, and the server checks them against it. */
    act: async (actions: readonly { readonly name: string; readonly form: object }[]): Promise<boolean> => {
      // After a conflict the screen shows the newer state; the next try starts from that.
      if (!isForm || isOutdated.current) seen.current = material.seq
      const outcome = await send((actionId) =>
        client.material.act.mutate({
          actionId,
          materialId: material.id,
          seq: seen.current,
          actions: actions as unknown as Actions,
        }),
      )
      isOutdated.current = outcome === 'outdated'
      return outcome === 'done'
    },
  }
}
