/** Sends what the office sets, once each, and reads anew what it concerns. */
import { useSendingAnew } from '../forms/useSending'
import { type Answers, useTRPC } from '../trpc'

export type Account = Answers['people']['list'][number]

export const useAdministrationSending = () => {
  const trpc = useTRPC()
  return useSendingAnew(trpc.people.pathFilter(), trpc.campaign.pathFilter(), trpc.unit.pathFilter())
}
