/** What every page of a signed-in person begins with, asked for together with who that is, not after it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { overviewOptions } from '../campaignOverview'
import { useTRPC } from '../trpc'
import { groundOptions } from '../useGeography'
import { snapshotOptions } from '../usePointTable'
import { roadSectionsOptions } from '../useRoadSections'
import { viewOf } from '../view'
import { jobs, loadAhead } from './jobs'

/** The server has seen a session's cookie with the page's address, and said so in the page; whether it is still good is not said. */
const hasSession = (): boolean => document.querySelector('meta[name="has-session"]') !== null

export const useEarlyReading = (): void => {
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  useEffect(() => {
    if (!hasSession()) return
    void queryClient.prefetchQuery(overviewOptions(trpc))
    void queryClient.prefetchQuery(roadSectionsOptions(trpc))
    void queryClient.prefetchQuery(snapshotOptions(queryClient, trpc))
    void queryClient.prefetchQuery(groundOptions)
    const view = viewOf(window.location.search)
    loadAhead(view.panel)
    const first = jobs[view.panel]?.asksFirst?.(trpc, view)
    if (first !== undefined) void queryClient.prefetchQuery(first)
  }, [queryClient, trpc])
}
