/**
 * Sends one thing once: a double click sends it once, a retry after a lost answer carries the same id, and what is on the
 * screen is read anew before the form closes, so that the next action starts from what the person sees. After a conflict
 * the next try is a new thing.
 */
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Text } from '../../domain/text'
import { usePatchIssueLists } from '../issueLists'
import { refusalOf, statusOf, useTRPC } from '../trpc'
import { useLatest } from '../ui/useLatest'

/** `outdated`: somebody else was first, and the screen shows the newer state now. */
export type Outcome = 'done' | 'outdated' | 'refused'

export type Sending = {
  readonly isSending: boolean
  /** Why the last try failed, as the server says it. */
  readonly refusal: Text | null
  /** `done` comes once the server has accepted it and the screen has been read anew. */
  readonly send: (perform: (actionId: string) => Promise<unknown>) => Promise<Outcome>
}

/** What an action changes, and is read anew after it. */
export type Concerned = {
  readonly pointId?: number | null
  readonly issueId?: string | null
  /** Where the action concerns several issues, or makes new ones. */
  readonly issueIds?: readonly string[]
  readonly roadSectionId?: string | null
  /** Whatever else the action changes; awaited as well. */
  readonly anew?: (() => Promise<unknown>) | undefined
}

export const useSending = (concerned: Concerned): Sending => {
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<Text | null>(null)
  const isUnderWay = useRef(false)
  const actionId = useRef<string | null>(null)
  const refresh = useRefresh(concerned)

  const send = useCallback<Sending['send']>(
    async (perform) => {
      // The state of the button comes a moment later than the second click of a double click.
      if (isUnderWay.current) return 'refused'
      isUnderWay.current = true
      setSending(true)
      setRefusal(null)
      actionId.current ??= uuidv7()
      try {
        await perform(actionId.current)
        actionId.current = null
        await refresh()
        return 'done'
      } catch (error) {
        const isOutdated = statusOf(error) === 409
        if (isOutdated) {
          // An earlier try may have been saved and its answer lost; what has been edited since would be refused for ever
          // under that one's id.
          actionId.current = null
          await refresh()
        }
        setRefusal(refusalOf(error))
        return isOutdated ? 'outdated' : 'refused'
      } finally {
        isUnderWay.current = false
        setSending(false)
      }
    },
    [refresh],
  )
  return { isSending, refusal, send }
}

/** Sends what changes whatever these queries have read. */
export const useSendingAnew = (...filters: readonly { readonly queryKey?: QueryKey }[]): Sending => {
  const queryClient = useQueryClient()
  const latest = useLatest(filters)
  const anew = useCallback(
    () => Promise.all(latest.current.map((filter) => queryClient.invalidateQueries(filter))),
    [queryClient, latest],
  )
  return useSending({ anew })
}

/** Reads anew what an action changes. Lists follow in their own time: nobody waits for them. */
const useRefresh = ({ pointId = null, issueId = null, issueIds = [], roadSectionId = null, anew }: Concerned) => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const patchLists = usePatchIssueLists()
  const changed = [...(issueId === null ? [] : [issueId]), ...issueIds].join(' ')
  return useCallback(async () => {
    const ids = changed === '' ? [] : changed.split(' ')
    void patchLists(ids)
    // The map's lines are few: they are awaited with the panel, so that the two never tell different things.
    const sections = roadSectionId === null ? undefined : trpc.roadSection.pathFilter()
    await Promise.all([
      sections && queryClient.invalidateQueries(sections),
      pointId === null ? undefined : queryClient.invalidateQueries(trpc.point.byId.queryFilter({ pointId })),
      ...ids.map((id) => queryClient.invalidateQueries(trpc.issue.byId.queryFilter({ issueId: id }))),
      anew?.(),
    ])
  }, [pointId, changed, roadSectionId, anew, queryClient, trpc, patchLists])
}
