/** Brings what others do onto this screen: each announcement changes one row of the point table, and asks again only for what is open. */
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Announcement } from '../domain/announcement'
import type { LocalDate } from '../domain/calendar'
import { keepAtMost } from '../domain/keepAtMost'
import type { PointChange } from '../domain/mapSnapshot'
import { patchIssueLists } from './issueLists'
import { type Connection, type Live, openLive } from './liveChannel'
import { madeOld, oldOnANewDay } from './madeOld'
import type { PointTable } from './pointTable'
import { checkViewer } from './session/useViewer'
import { useTRPC, useTRPCClient } from './trpc'
import { type PointPicture, refetchSnapshot } from './usePointTable'

/** Points whose newest change is kept, to be applied again to a snapshot that was fetched while it came. */
const keptPoints = 1_000
/** A burst of announcements asks for what changed once. */
const burstDelayMs = 200

type Kept = { readonly position: number; readonly change: PointChange }

type Filter = { readonly queryKey?: QueryKey }

/** Each thing is done once for a burst, a moment after its last asking. */
const onceForABurst = () => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    after: (key: string, act: () => void) => {
      clearTimeout(timers.get(key))
      timers.set(key, setTimeout(act, burstDelayMs))
    },
    forget: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** Applies changes; a point that the table does not know was made since, so the snapshot is fetched again. */
const applyTo = (table: PointTable, changes: readonly PointChange[], queryClient: QueryClient) => {
  if (table.apply(changes).length > 0) void refetchSnapshot(queryClient)
}

/** Listens as long as the page shows this picture; says whether what is shown is live. */
export const useLive = (picture: PointPicture | undefined): Connection => {
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [connection, setConnection] = useState<Connection>('reconnecting')
  const latest = useRef(picture)
  const live = useRef<Live | null>(null)
  /** By point: what came before its newest change says nothing more. */
  const kept = useRef(new Map<number, Kept>())
  const heardToday = useRef<LocalDate | null>(null)

  // A new snapshot may be older than what has been announced meanwhile, the day included: that is applied again.
  useEffect(() => {
    latest.current = picture
    if (!picture) return
    const { position: snapshotPosition, table } = picture
    live.current?.caughtUp(snapshotPosition, table.today())
    if (heardToday.current !== null && heardToday.current > table.today()) table.setToday(heardToday.current)
    const since = [...kept.current.values()].filter(({ position }) => position > snapshotPosition)
    if (since.length > 0)
      applyTo(
        table,
        since.map(({ change }) => change),
        queryClient,
      )
  }, [picture, queryClient])

  const isReady = picture !== undefined
  useEffect(() => {
    const first = latest.current
    if (!isReady || !first) return
    const burst = onceForABurst()
    const readAnew = (filter: Filter) => void queryClient.invalidateQueries(filter)
    const changedIssues = new Set<string>()
    const followInLists = (issueId: string) => {
      changedIssues.add(issueId)
      burst.after('lists of issues', () => {
        const ids = [...changedIssues]
        changedIssues.clear()
        void patchIssueLists({ queryClient, trpc, client }, ids)
      })
    }
    const readAllAnew = () => oldOnANewDay(trpc).forEach(readAnew)
    const missed = () => {
      void refetchSnapshot(queryClient)
      readAllAnew()
    }

    const hear = (announcement: Announcement) => {
      const table = latest.current?.table ?? first.table
      switch (announcement.kind) {
        case 'recorded': {
          const { position, point, issueId } = announcement
          if (point) {
            // Put at the end: what goes first is what changed longest ago.
            kept.current.delete(point.id)
            kept.current.set(point.id, { position, change: point })
            keepAtMost(kept.current, keptPoints)
            applyTo(table, [point], queryClient)
          }
          // Whose a point is stands in the snapshot, its scope and whether it is urban: many change at once.
          const { kind, id } = announcement.about
          if (['unit', 'pointRegister', 'boundaries'].includes(kind) || ['urbanScopes', 'plan', 'units'].includes(id))
            void refetchSnapshot(queryClient)
          if (issueId !== null) followInLists(issueId)
          const { now, soon } = madeOld(trpc, announcement)
          now.forEach(readAnew)
          for (const filter of soon) burst.after(JSON.stringify(filter.queryKey), () => readAnew(filter))
          return
        }
        case 'dayChanged': {
          const { today } = announcement
          heardToday.current = today
          // The snapshot may know the day before the plan does: they are read apart.
          const plan = queryClient.getQueryData(trpc.campaign.overview.queryKey())
          if (today === table.today() && today === plan?.today) return
          table.setToday(today)
          readAllAnew()
          return
        }
        case 'refetch':
          missed()
          return
        default:
          announcement satisfies never
      }
    }

    const opened = openLive({
      position: first.position,
      today: first.table.today(),
      listen: (after, heard) => {
        const subscription = client.live.announcements.subscribe(
          { after },
          {
            onData: ({ data }) => heard.announcement(data),
            onStarted: heard.connected,
            onConnectionStateChange: ({ state }) => {
              if (state === 'connecting') heard.connecting()
            },
            onError: heard.ended,
            onStopped: heard.ended,
          },
        )
        return () => subscription.unsubscribe()
      },
      onAnnouncement: hear,
      onMissed: missed,
      onConnection: (now) => {
        setConnection(now)
        // What could not be read while the server was away is read now.
        if (now === 'online') void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
      },
      onEnded: () => void checkViewer(queryClient),
    })
    live.current = opened
    return () => {
      burst.forget()
      opened.close()
      live.current = null
      kept.current.clear()
    }
  }, [isReady, queryClient, trpc, client])

  return connection
}
