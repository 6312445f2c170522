/** Sends what is done about dossiers, once each, and reads them anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSending } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type Dossier = Answers['dossier']['ofUnit']
export type ShownContestation = Dossier['contestations'][number]
export type DossierList = Answers['dossier']['list']

export const useDossierSending = () => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const anew = useCallback(() => queryClient.invalidateQueries(trpc.dossier.pathFilter()), [queryClient, trpc])
  return useSending({ anew })
}
