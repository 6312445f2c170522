/** Keeps the screen from going dark while the wall is shown. */
import { useEffect } from 'react'

export const useScreenAwake = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let isGone = false
    const keep = () => {
      // Not there on a page without HTTPS; then the machine's own settings decide.
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (granted) => {
          if (isGone) void granted.release()
          else lock = granted
        },
        () => {},
      )
    }
    keep()
    // The browser lets go of it whenever the page is hidden.
    document.addEventListener('visibilitychange', keep)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', keep)
      void lock?.release()
    }
  }, [])
}
