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

const keptSchema = z.object({ entries: z.array(z.unknown()), refused: z.array(z.unknown()) })
const refusedSchema = z.strictObject({ entry: entrySchema, why: z.strictObject({ zh: z.string(), en: z.string() }) })

const readable = <T>(all: readonly unknown[], schema: z.ZodType): T[] =>
  all.flatMap((one) => {
    const read = schema.safeParse(one)
    return read.success ? [read.data as T] : []
  })

/**
 * What cannot be read any more, say after an update, is let go: nobody could send it. What was taken is in the route that is
 * read anew.
 */
const readKept = (store: Store, key: string): Pick<OutboxState, 'entries' | 'refused'> => {
  try {
    const { entries, refused } = keptSchema.parse(JSON.parse(store.getItem(key) ?? 'null'))
    return {
      entries: readable<OutboxEntry>(entries, entrySchema).filter(({ seq }) => seq === null),
      refused: readable<RefusedEntry>(refused, refusedSchema),
    }
  } catch {
    return { entries: [], refused: [] }
  }
}

/** A plan that follows on one that was refused was made of it: it is none of the newest route. */
const followsOn = (refused: OutboxEntry, other: OutboxEntry): boolean =>
  other.seq === null &&
  other.actionId !== refused.actionId &&
  refused.action.name === 'save' &&
  other.action.name === 'save' &&
  other.squad === refused.squad &&
  other.on === refused.on

export const createOutbox = (
  store: Store,
  key: string,
  sendOne: (entry: OutboxEntry) => Promise<SendOutcome>,
): Outbox => {
  let state: OutboxState = { ...readKept(store, key), isCutOff: false }
  const listeners = new Set<() => void>()
  let sending: Promise<void> | null = null
  const set = (changed: Partial<OutboxState>) => {
    if (changed.entries === undefined && changed.refused === undefined && changed.isCutOff === state.isCutOff) return
    state = { ...state, ...changed }
    if (changed.entries !== undefined || changed.refused !== undefined)
      try {
        const { entries, refused } = state
        store.setItem(key, JSON.stringify({ entries, refused }))
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
      else {
        const gone = state.entries.filter((other) => other === entry || followsOn(entry, other))
        set({
          entries: state.entries.filter((other) => !gone.includes(other)),
          refused: [...state.refused, ...gone.map((one) => ({ entry: one, why: outcome.why }))],
          isCutOff: false,
        })
      }
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
