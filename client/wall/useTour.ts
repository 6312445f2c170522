/** Which scope the wall shows: one after the other, the whole city between two rounds; it waits while somebody points. */
import { useCallback, useEffect, useRef, useState } from 'react'

const stepMs = 12_000
/** After the pointer has come to rest. */
const resumeMs = 20_000

export type Tour = {
  /** Null: the whole city. */
  readonly scopeId: string | null
  /** Somebody is pointing, or has stopped it. */
  readonly isWaiting: boolean
  readonly isStopped: boolean
  readonly setStopped: (isStopped: boolean) => void
  /** The pointer has moved. */
  readonly hold: () => void
  /** On to the next, or back, by hand. */
  readonly step: (by: 1 | -1) => void
  /** Shows this one now; the round goes on from there. */
  readonly show: (scopeId: string | null) => void
}

/** The stop after this one; a scope that is no longer among them is followed by the first. */
export const nextStop = (scopeIds: readonly string[], present: string | null, by: 1 | -1 = 1): string | null => {
  const round = [null, ...scopeIds]
  const at = round.indexOf(present)
  return round[(Math.max(0, at) + by + round.length) % round.length] ?? null
}

export const useTour = (scopeIds: readonly string[]): Tour => {
  const [scopeId, show] = useState<string | null>(null)
  const [isStopped, setStopped] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const isWaiting = isStopped || isHeld

  useEffect(() => {
    if (isWaiting) return
    const timer = setTimeout(() => show(nextStop(scopeIds, scopeId)), stepMs)
    return () => clearTimeout(timer)
  }, [scopeIds, scopeId, isWaiting])

  const step = (by: 1 | -1) => show(nextStop(scopeIds, scopeId, by))
  const hold = useCallback(() => {
    setHeld(true)
    clearTimeout(rest.current)
    rest.current = setTimeout(() => setHeld(false), resumeMs)
  }, [])
  useEffect(() => () => clearTimeout(rest.current), [])

  return { scopeId, isWaiting, isStopped, setStopped, hold, step, show }
}
