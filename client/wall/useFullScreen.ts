/** Whether the page fills the screen, and how to change that; null where the browser cannot. */
import { useCallback, useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
const isFull = () => document.fullscreenElement !== null

export const useFullScreen = () => {
  const isOn = useSyncExternalStore(subscribe, isFull)
  const toggle = useCallback(() => {
    // Refused without a press of the user's; the page then stays as it is.
    if (isFull()) void document.exitFullscreen().catch(() => {})
    else void document.documentElement.requestFullscreen().catch(() => {})
  }, [])
  return document.fullscreenEnabled ? { isOn, toggle } : null
}
