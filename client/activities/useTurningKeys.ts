/** Turns pages by the keys of a keyboard and of a presenter's remote. */
import { useEffect, useRef } from 'react'

/** Typing turns no pages. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

const stepOf = (event: KeyboardEvent): -1 | 0 | 1 => {
  if (event.key === 'ArrowRight' || event.key === 'PageDown') return 1
  if (event.key === 'ArrowLeft' || event.key === 'PageUp') return -1
  // On a button the space bar presses it.
  const isOnButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
  if (event.key !== ' ' || isOnButton) return 0
  return event.shiftKey ? -1 : 1
}

export const useTurningKeys = (turn: (by: -1 | 1) => void) => {
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return
      const by = stepOf(event)
      if (by === 0) return
      event.preventDefault()
      latest.current(by)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
