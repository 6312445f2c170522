/** The inbox and its count, as the server derives them. */
import { useQuery } from '@tanstack/react-query'
import { type Answers, useTRPC } from '../trpc'

export type Inbox = Answers['inbox']['list']
export type Entry = Inbox['entries'][number]

export const useInbox = () => {
  const trpc = useTRPC()
  return useQuery(trpc.inbox.list.queryOptions())
}

/** 0 until it is known. */
export const useUnread = (): number => {
  const trpc = useTRPC()
  return useQuery(trpc.inbox.unread.queryOptions()).data?.count ?? 0
}
