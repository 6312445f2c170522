/** Parts of the page that are loaded when they are first shown, or a little before. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export type OnDemand<P> = LazyExoticComponent<ComponentType<P>> & {
  /** Fetches the code while something else is waited for; whether it comes is seen when it is shown. */
  readonly ahead: () => void
}

export const onDemand = <P>(load: () => Promise<ComponentType<P>>): OnDemand<P> => {
  const loadPart = () => load().then((part) => ({ default: part }))
  return Object.assign(lazy(loadPart), { ahead: () => void loadPart().catch(() => {}) })
}
