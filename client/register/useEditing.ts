/** What a change of points would do now, asked of the server a moment after it was typed, and again after every announcement. */
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PointEdit } from '../../domain/pointEdit'
import type { Text } from '../../domain/text'
import { type Answers, refusalOf, useTRPC, useTRPCClient } from '../trpc'

export type Effect = Answers['pointRegister']['tryEdit']

/** Long enough for a word to be typed. */
const settledMs = 250

export const useEditing = (
  pointIds: readonly number[],
  edit: PointEdit | null,
): {
  /** Null while there is nothing to ask, or none has come yet. */
  readonly effect: Effect | null
  readonly refusal: Text | null
  /** What is shown is of what is typed. */
  readonly isCurrent: boolean
} => {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const now = JSON.stringify({ pointIds, edit })
  const [settled] = useDebouncedValue(now, settledMs)
  const asked = useMemo(() => JSON.parse(settled) as { pointIds: number[]; edit: PointEdit | null }, [settled])
  const isAsked = asked.edit !== null && asked.pointIds.length > 0
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: [...trpc.pointRegister.pathKey(), 'tryEdit', asked],
    queryFn: () =>
      client.pointRegister.tryEdit.mutate({
        pointIds: asked.pointIds,
        edit: sentEdit(asked.edit ?? {}),
      }),
    enabled: isAsked,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  })
  return {
    effect: isAsked && edit !== null ? (data ?? null) : null,
    refusal: isAsked && error !== null ? refusalOf(error) : null,
    isCurrent: settled === now && isAsked && data !== undefined && !isFetching && !isPlaceholderData && error === null,
  }
}

/** As it goes over the wire, where a place is a list that may be written to. */
export const sentEdit = ({ position, ...edit }: PointEdit) => ({
  ...edit,
  ...(position && { position: [position[0], position[1]] as [number, number] }),
})
