/**
 * The lists of issues in the cache follow one change by one row: the issue's summary is asked for, and takes its place in
 * every list that it belongs to. Nothing else of a list travels again.
 */
import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { LocalDate } from '../domain/calendar'
import type { Stage } from '../domain/issue'
import { type Answers, useTRPC, useTRPCClient } from './trpc'

export type IssueListAnswer = Answers['issue']['list']
export type IssueSummary = IssueListAnswer['issues'][number]
type Asked = { readonly stages?: readonly Stage[] | undefined; readonly closedSince?: LocalDate | undefined }

const belongs = ({ stage, closedOn }: IssueSummary, { stages, closedSince }: Asked): boolean =>
  (stages === undefined || stages.includes(stage)) &&
  (closedSince === undefined || stage !== 'closed' || (closedOn ?? '') >= closedSince)

/** A list after a change; null for an issue that the person may no longer read. An older summary changes nothing. */
export const patchedList = (
  list: IssueListAnswer,
  asked: Asked,
  issueId: string,
  now: IssueSummary | null,
): IssueListAnswer => {
  const known = list.issues.find(({ id }) => id === issueId)
  if (known && now && known.seq > now.seq) return list
  const others = list.issues.filter(({ id }) => id !== issueId)
  return { ...list, issues: now !== null && belongs(now, asked) ? [now, ...others] : others }
}

/** More at once are cheaper to read as a whole. */
const mostPatched = 30

const askedOf = (queryKey: readonly unknown[]): Asked => {
  const [, options] = queryKey as [unknown, { input?: Asked } | undefined]
  return options?.input ?? {}
}

type Tools = {
  readonly queryClient: QueryClient
  readonly trpc: ReturnType<typeof useTRPC>
  readonly client: ReturnType<typeof useTRPCClient>
}

/** Never rejects: a list that cannot follow is read anew when it is next shown. */
export const patchIssueLists = async ({ queryClient, trpc, client }: Tools, issueIds: readonly string[]) => {
  const filter = trpc.issue.list.pathFilter()
  const isRead = queryClient.getQueryCache().findAll(filter).length > 0
  if (!isRead || issueIds.length === 0) return
  const readAnew = () => void queryClient.invalidateQueries(filter)
  if (issueIds.length > mostPatched) return readAnew()
  try {
    const summaries = await Promise.all(
      issueIds.map(async (issueId) => [issueId, await client.issue.summary.query({ issueId })] as const),
    )
    for (const query of queryClient.getQueryCache().findAll(filter)) {
      // What is on its way was perhaps read before the change.
      if (query.state.fetchStatus === 'fetching') void queryClient.invalidateQueries({ queryKey: query.queryKey })
      const asked = askedOf(query.queryKey)
      queryClient.setQueryData<IssueListAnswer>(
        query.queryKey,
        (list) => list && summaries.reduce((before, [id, now]) => patchedList(before, asked, id, now), list),
      )
    }
  } catch {
    readAnew()
  }
}

export const usePatchIssueLists = (): ((issueIds: readonly string[]) => Promise<void>) => {
  const tools = { queryClient: useQueryClient(), trpc: useTRPC(), client: useTRPCClient() }
  const { queryClient, trpc, client } = tools
  return useCallback(
    (issueIds) => patchIssueLists({ queryClient, trpc, client }, issueIds),
    [queryClient, trpc, client],
  )
}
