/** The issues that stayed with a former unit, as the server lists them for the office. */
import { useQuery } from '@tanstack/react-query'
import { type Answers, useTRPC } from '../trpc'

export type LeftBehindAnswer = Answers['unit']['leftBehind']
export type LeftRow = LeftBehindAnswer['rows'][number]

/** `leavingId`: all that lie with this unit, which is to be retired. */
export const useLeftBehind = (leavingId: string | null, page: number) => {
  const trpc = useTRPC()
  return useQuery(trpc.unit.leftBehind.queryOptions({ leavingId, page }, { placeholderData: (before) => before }))
}
