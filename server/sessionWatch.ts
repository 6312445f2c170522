/**
 * Streams end with their session. A stream outlives the request that was checked, so whoever opens one is looked at again
 * every few seconds, and at once when somebody signs out or changes a password in this process.
 */
export type SessionWatch = {
  /** The signal aborts when the session is no longer good, or the server stops. `open` ends with the connection itself. */
  readonly whileGood: (sessionId: string, open: AbortSignal) => AbortSignal
  readonly checkNow: () => Promise<void>
  /** Ends every stream. */
  readonly close: () => void
}

type Watched = { readonly sessionId: string; readonly ends: AbortController }

export const createSessionWatch = (
  stillGood: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>,
  everyMs = 10_000,
): SessionWatch => {
  const watched = new Set<Watched>()

  const checkNow = async () => {
    const looked = [...watched]
    if (looked.length === 0) return
    const good = await stillGood([...new Set(looked.map(({ sessionId }) => sessionId))])
    for (const each of looked) if (!good.has(each.sessionId)) each.ends.abort()
  }
  // A look that fails (the database restarts) decides nothing; the next one does.
  const timer = setInterval(() => void checkNow().catch(() => undefined), everyMs)
  timer.unref()

  return {
    whileGood: (sessionId, open) => {
      const each: Watched = { sessionId, ends: new AbortController() }
      const forget = () => watched.delete(each)
      if (open.aborted) each.ends.abort()
      else {
        watched.add(each)
        open.addEventListener('abort', () => each.ends.abort(), { once: true })
        each.ends.signal.addEventListener('abort', forget, { once: true })
      }
      return each.ends.signal
    },
    checkNow,
    close: () => {
      clearInterval(timer)
      for (const { ends } of [...watched]) ends.abort()
    },
  }
}
