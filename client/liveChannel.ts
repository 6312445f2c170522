/**
 * One live stream per browser. The tab that holds the lock listens to the server and tells the others; each message says
 * after which position it comes, so that whoever missed one notices. A tab that gets no answer takes the lock over:
 * a hidden tab on a phone may sleep while holding it. Without Web Locks (a page that is not secure) each tab listens itself.
 */
import type { Announcement } from '../domain/announcement'
import type { LocalDate } from '../domain/calendar'

export type Connection = 'online' | 'reconnecting'

export type LiveOptions = {
  /** The position of the snapshot that this tab starts from. */
  readonly position: number
  /** The campaign's day of that snapshot. */
  readonly today: LocalDate
  /** Opens the server's stream after a position; returns how to close it. */
  readonly listen: (after: number, heard: StreamListener) => () => void
  readonly onAnnouncement: (announcement: Announcement) => void
  /** Something was missed: the picture has to be fetched again, and `caughtUp` told. */
  readonly onMissed: () => void
  readonly onConnection: (connection: Connection) => void
  /** The stream ended or was refused: perhaps nobody is signed in any more. */
  readonly onEnded: () => void
}

export type StreamListener = {
  readonly announcement: (announcement: Announcement) => void
  readonly connected: () => void
  readonly connecting: () => void
  /** The stream is over and will not come back by itself. */
  readonly ended: () => void
}

export type Live = {
  /** A newer snapshot contains everything up to this position, and is of this day. */
  readonly caughtUp: (position: number, today: LocalDate) => void
  readonly close: () => void
}

type Message =
  | { readonly kind: 'announcement'; readonly after: number; readonly announcement: Announcement }
  | {
      readonly kind: 'state'
      readonly seen: number
      readonly today: LocalDate
      readonly connection: Connection
    }
  | { readonly kind: 'ask' }

const name = 'xuncheng-live'
/** How long a tab waits for the listening tab to answer. */
const answerMs = 2_500
const retryMs = [500, 1_000, 2_000, 5_000, 10_000] as const
/** Hidden for longer than this, a tab may have been put to sleep. */
const longHiddenMs = 30_000

export const openLive = (options: LiveOptions): Live => {
  let seen = options.position
  let today = options.today
  let connection: Connection = 'reconnecting'
  let closeStream: (() => void) | null = null
  let leading = false
  let closed = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let unanswered: ReturnType<typeof setTimeout> | undefined
  let hiddenAt: number | null = null

  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const tell = (message: Message) => channel?.postMessage(message)

  const setConnection = (next: Connection) => {
    if (leading) tell({ kind: 'state', seen, today, connection: next })
    if (next === connection) return
    connection = next
    options.onConnection(next)
  }

  const take = (announcement: Announcement) => {
    if (announcement.kind === 'recorded') {
      if (announcement.position <= seen) return
      seen = announcement.position
    }
    if (announcement.kind === 'refetch') seen = Math.max(seen, announcement.position)
    if (announcement.kind === 'dayChanged') today = announcement.today
    options.onAnnouncement(announcement)
  }

  // ── The listening tab ──

  const stopStream = () => {
    clearTimeout(retry)
    closeStream?.()
    closeStream = null
  }

  const startStream = () => {
    stopStream()
    closeStream = options.listen(seen, {
      announcement: (announcement) => {
        tell({ kind: 'announcement', after: seen, announcement })
        take(announcement)
      },
      connected: () => {
        failures = 0
        setConnection('online')
      },
      connecting: () => setConnection('reconnecting'),
      ended: () => {
        stopStream()
        setConnection('reconnecting')
        options.onEnded()
        retry = setTimeout(startStream, retryMs[Math.min(failures, retryMs.length - 1)])
        failures += 1
      },
    })
  }

  const lead = () => {
    clearTimeout(unanswered)
    leading = true
    startStream()
  }

  const waiting = new AbortController()
  let queued = false
  let releaseLock = () => {}

  /** Leads for as long as the lock is held: until this tab closes, or another takes it over. */
  const requestLock = (steal: boolean) => {
    const held = new Promise<void>((resolve) => {
      releaseLock = resolve
    })
    if (!steal) queued = true
    navigator.locks
      .request(name, steal ? { steal } : { signal: waiting.signal }, () => {
        if (!steal) queued = false
        if (closed) return
        lead()
        return held
      })
      .catch(() => {
        // Taken over by another tab, or this one closed while it waited.
        if (closed || !leading) return
        leading = false
        stopStream()
        if (!queued) requestLock(false)
        ask()
      })
  }

  // ── The other tabs ──

  const ask = () => {
    if (leading || closed || channel === null) return
    tell({ kind: 'ask' })
    clearTimeout(unanswered)
    unanswered = setTimeout(() => {
      if (!leading && !closed && document.visibilityState === 'visible') requestLock(true)
    }, answerMs)
  }

  const onMessage = ({ data: message }: MessageEvent<Message>) => {
    switch (message.kind) {
      case 'announcement':
        if (message.after > seen) options.onMissed()
        take(message.announcement)
        return
      case 'state':
        clearTimeout(unanswered)
        if (leading) return
        if (message.seen > seen) options.onMissed()
        // A tab that slept through midnight missed the new day, which has no position; one that slept while listening
        // may itself still say yesterday.
        if (message.today >= today) take({ kind: 'dayChanged', today: message.today })
        setConnection(message.connection)
        return
      case 'ask':
        if (leading) tell({ kind: 'state', seen, today, connection })
        return
      default:
        message satisfies never
    }
  }

  // ── Coming back ──

  const comeBack = () => {
    if (leading) startStream()
    else ask()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      return
    }
    const wasAway = hiddenAt !== null && Date.now() - hiddenAt > longHiddenMs
    hiddenAt = null
    if (!leading || wasAway || connection === 'reconnecting') comeBack()
  }

  channel?.addEventListener('message', onMessage)
  window.addEventListener('online', comeBack)
  document.addEventListener('visibilitychange', onVisibility)
  if (channel !== null && 'locks' in navigator) {
    requestLock(false)
    ask()
  } else lead()

  return {
    caughtUp: (position, day) => {
      seen = Math.max(seen, position)
      if (day > today) today = day
    },
    close: () => {
      closed = true
      leading = false
      clearTimeout(unanswered)
      stopStream()
      waiting.abort()
      releaseLock()
      channel?.close()
      window.removeEventListener('online', comeBack)
      document.removeEventListener('visibilitychange', onVisibility)
    },
  }
}
