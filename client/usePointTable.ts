/** All points, kept by reference in the query cache: changed in place by announcements, replaced only by a new snapshot. */
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type ColumnarSnapshot, fromColumns } from '../domain/mapSnapshot'
import { type Overview, overviewOptions } from './campaignOverview'
import { createPointTable, type PointTable } from './pointTable'
import { AnsweredError, type Trpc, useTRPC } from './trpc'

export type PointPicture = {
  /** The last event that the snapshot contains. */
  readonly position: number
  readonly table: PointTable
}

const snapshotKey = ['snapshot']

const readSnapshot = async (signal: AbortSignal): Promise<ColumnarSnapshot> => {
  // The browser's cache answers with what it has when the server says that nothing has changed.
  const response = await fetch('/api/snapshot', { signal })
  if (!response.ok) throw new AnsweredError(response.status)
  return response.json()
}

export const snapshotOptions = (queryClient: QueryClient, trpc: Trpc) =>
  queryOptions({
    queryKey: snapshotKey,
    queryFn: async ({ signal }): Promise<PointPicture> => {
      const plan: Promise<Overview> = queryClient.ensureQueryData(overviewOptions(trpc))
      const [columns, { scopes }] = await Promise.all([readSnapshot(signal), plan])
      const squadOfScope = new Map(scopes.map(({ id, squad }) => [id, squad]))
      const table = createPointTable(fromColumns(columns), { squadOfScope })
      return { position: columns.position, table }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // Comparing old and new by structure would copy what has to stay one object.
    structuralSharing: false,
  })

export const usePointTable = () => useQuery(snapshotOptions(useQueryClient(), useTRPC()))

export const refetchSnapshot = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: snapshotKey })

/** Renders again with every change of the table; returns its version, to hang memos on. */
export const useTableVersion = (table: PointTable): number => useSyncExternalStore(table.subscribe, table.version)
