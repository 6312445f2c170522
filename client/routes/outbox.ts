/**
 * What was done on the way and has not reached the server yet. Kept in the browser with its ids, so that neither a tunnel nor
 * a reload loses it, and sent in order, one at a time; what is sent twice is done once.
 */
import { z } from 'zod'
import { type SquadRouteAction, squadRouteActionSchema } from '../../domain/squadRouteActions'
import type { Text } from '../../domain/text'

const entrySchema = z.strictObject({
  actionId: z.uuid(),
  squad: z.number().int().positive(),
  on: z.string(),
  action: squadRouteActionSchema,
  /** The route's seq after it; null: not taken by the server yet. */
  seq: z.number().int().nullable(),
})
export type OutboxEntry = {
  readonly actionId: string
  readonly squad: number
  readonly on: string
  readonly action: SquadRouteAction
  readonly seq: number | null
}

export type RefusedEntry = { readonly entry: OutboxEntry; readonly why: Text }

export type OutboxState = {
  /** Oldest first. An entry that was taken stays until the route that holds it has been read. */
  readonly entries: readonly OutboxEntry[]
  readonly refused: readonly RefusedEntry[]
  /** The last try had no answer. */
  readonly isCutOff: boolean
}

/** The server's answer to one entry; `unanswered` is tried again. */
export type SendOutcome =
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'refused'; readonly why: Text }
  | { readonly kind: 'unanswered' }

export type Outbox = {
  readonly state: () => OutboxState
  readonly subscribe: (listener: () => void) => () => void
  readonly add: (entry: Omit<OutboxEntry, 'seq'>) => void
  /** Sends what waits, unless it is being sent already. */
  readonly send: () => Promise<void>
  /** The route of that day has been read as it was after its event of this seq. */
  readonly settle: (squad: number, on: string, seq: number) => void
  readonly dismiss: (actionId: string) => void
}

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** Entries that cannot be read any more, say after an update, are let go: nobody could send them. */
const readEntries = (store: Store, key: string): OutboxEntry[] => {
  try {
    const all: unknown = JSON.parse(store.getItem(key) ?? '[]')
    return Array.isArray(all)
      ? all.flatMap((one) => {
          const read = entrySchema.safeParse(one)
          return read.success ? [read.data as OutboxEntry] : []
        })
      : []
  } catch {
    return []
  }
}

export const createOutbox = (
  store: Store,
  key: string,
  sendOne: (entry: OutboxEntry) => Promise<SendOutcome>,
): Outbox => {
  let state: OutboxState = { entries: readEntries(store, key), refused: [], isCutOff: false }
  const listeners = new Set<() => void>()
  let sending: Promise<void> | null = null
  const set = (changed: Partial<OutboxState>) => {
    state = { ...state, ...changed }
    if (changed.entries !== undefined)
      try {
        store.setItem(key, JSON.stringify(state.entries))
      } catch {
        // A full or forbidden store: what waits lasts as long as the page.
      }
    for (const listener of listeners) listener()
  }
  const replace = (actionId: string, by: readonly OutboxEntry[]) =>
    state.entries.flatMap((entry) => (entry.actionId === actionId ? by : [entry]))

  const sendAll = async (): Promise<void> => {
    for (;;) {
      const entry = state.entries.find(({ seq }) => seq === null)
      if (entry === undefined) return set({ isCutOff: false })
      const outcome = await sendOne(entry)
      if (outcome.kind === 'unanswered') return set({ isCutOff: true })
      if (outcome.kind === 'taken')
        set({ entries: replace(entry.actionId, [{ ...entry, seq: outcome.seq }]), isCutOff: false })
      else
        set({
          entries: replace(entry.actionId, []),
          refused: [...state.refused, { entry, why: outcome.why }],
          isCutOff: false,
        })
    }
  }
  const send = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (entry) => {
      set({ entries: [...state.entries, { ...entry, seq: null }] })
      void send()
    },
    send,
    settle: (squad, on, seq) => {
      const left = state.entries.filter(
        (entry) => entry.squad !== squad || entry.on !== on || entry.seq === null || entry.seq > seq,
      )
      if (left.length < state.entries.length) set({ entries: left })
    },
    dismiss: (actionId) => set({ refused: state.refused.filter(({ entry }) => entry.actionId !== actionId) }),
  }
}
