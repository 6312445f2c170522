/** Parts of the page that are loaded when they are first shown, or a little before. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export type Ahead = {
  /** Fetches the code while something else is waited for; whether it comes is seen when it is shown. */
  readonly ahead: () => void
}

type Loaded<P> = { readonly default: ComponentType<P> }

export const onDemand = <P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> & Ahead => {
  let loaded: Loaded<P> | null = null
  const loadPart = async (): Promise<Loaded<P>> => {
    loaded = { default: await load() }
    return loaded
  }
  const part = lazy(() => {
    const known = loaded
    if (known === null) return loadPart()
    // What is here already is given at once: after a promise React would show the page without it first.
    // biome-ignore lint/suspicious/noThenProperty: React asks for no more of a promise than this
    return { then: (take: (value: Loaded<P>) => void) => take(known) } as unknown as Promise<Loaded<P>>
  })
  return Object.assign(part, { ahead: () => void loadPart().catch(() => {}) })
}
