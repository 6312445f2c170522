/** Sends what the office makes of the handbook, and reads anew whatever shows check items. */
import { useSendingAnew } from '../forms/useSending'
import { useTRPC } from '../trpc'

export const useHandbookSending = () => {
  const trpc = useTRPC()
  return useSendingAnew(
    trpc.campaign.pathFilter(),
    trpc.handbook.pathFilter(),
    trpc.point.pathFilter(),
    trpc.roadSection.pathFilter(),
  )
}
