/** The view of this browser tab, read from its URL and written there and nowhere else. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { changedView, queryOf, type View, type ViewChange, viewOf, wholeCity } from './view'

const changed = 'xuncheng:view'

const subscribe = (listener: () => void) => {
  window.addEventListener('popstate', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(changed, listener)
  }
}

const queryNow = () => window.location.search

const write = (change: ViewChange, how: 'pushState' | 'replaceState') => {
  const view = viewOf(queryNow())
  const query = queryOf(changedView(view, change))
  if (query === queryOf(view)) return
  window.history[how](null, '', `${window.location.pathname}${query}`)
  window.dispatchEvent(new Event(changed))
}

export type ViewControl = {
  readonly view: View
  /** A step that the back button undoes: a selection, a panel, a filter. */
  readonly go: (change: ViewChange) => void
  /** A change along the way: the camera, a search as it is typed. */
  readonly adjust: (change: ViewChange) => void
}

/** One thing of the view, a word or a number: whoever asks is told when it changes, and of nothing else. */
export const useViewOf = <T extends string | number | boolean | null>(read: (view: View) => T): T =>
  useSyncExternalStore(subscribe, () => read(viewOf(queryNow())))

export const useView = (): ViewControl => {
  const query = useSyncExternalStore(subscribe, queryNow)
  const read = useMemo(() => viewOf(query), [query])
  // The same filter stays the same object while the camera moves: counts and lists hang on it.
  const filterQuery = queryOf({ ...wholeCity, filter: read.filter })
  const filter = useMemo(() => viewOf(filterQuery).filter, [filterQuery])
  const view = useMemo(() => ({ ...read, filter }), [read, filter])
  const go = useCallback((change: ViewChange) => write(change, 'pushState'), [])
  const adjust = useCallback((change: ViewChange) => write(change, 'replaceState'), [])
  return { view, go, adjust }
}
