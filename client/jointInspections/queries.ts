/** Sends an ordered joint inspection, once; what shows them is read anew. */
import { useSendingAnew } from '../forms/useSending'
import { useTRPC } from '../trpc'

export const useJointSending = () => {
  const trpc = useTRPC()
  return useSendingAnew(trpc.instruction.pathFilter(), trpc.group.pathFilter(), trpc.point.pathFilter())
}
