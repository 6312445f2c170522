/** The outbox of who is signed in: sends by the server's procedure, and tries again when there may be a network. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { forgetViewer } from '../session/useViewer'
import { refusalOf, statusOf, useTRPCClient } from '../trpc'
import { createOutbox, type Outbox, type OutboxState, type SendOutcome } from './outbox'

const retryMs = 8_000
/** A connection that stalls says nothing for minutes. */
const answerWithinMs = 15_000

/** Answers that may be another one a little later. */
const isForNow = (status: number | null): boolean =>
  status === null || status >= 500 || status === 429 || status === 401

export const useOutbox = (accountId: string): { readonly outbox: Outbox; readonly state: OutboxState } => {
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const outbox = useMemo(
    () =>
      createOutbox(
        localStorageOrNone(),
        `xuncheng.route.outbox.${accountId}`,
        async ({ actionId, squad, on, action }): Promise<SendOutcome> => {
          try {
            const { seq } = await client.squadRoute.act.mutate(
              { actionId, squad, on, action },
              { signal: AbortSignal.timeout(answerWithinMs) },
            )
            return { kind: 'taken', seq }
          } catch (error) {
            if (statusOf(error) === 401) forgetViewer(queryClient)
            return isForNow(statusOf(error)) ? { kind: 'unanswered' } : { kind: 'refused', why: refusalOf(error) }
          }
        },
      ),
    [client, queryClient, accountId],
  )
  const state = useSyncExternalStore(outbox.subscribe, outbox.state)
  useEffect(() => {
    const send = () => void outbox.send()
    send()
    window.addEventListener('online', send)
    const timer = setInterval(send, retryMs)
    return () => {
      window.removeEventListener('online', send)
      clearInterval(timer)
    }
  }, [outbox])
  return { outbox, state }
}

/** Storage may be switched off altogether; then what waits lasts as long as the page. */
const localStorageOrNone = (): Pick<Storage, 'getItem' | 'setItem'> => {
  try {
    return window.localStorage
  } catch {
    return { getItem: () => null, setItem: () => {} }
  }
}
