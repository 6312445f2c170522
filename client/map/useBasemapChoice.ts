/** Which base map this browser shows: the one chosen here before, as long as it is offered; else the office's own, or none. */
import { useState } from 'react'
import type { BasemapId, OfferedBasemap } from '../../domain/basemap'

const storageKey = 'xuncheng.basemap'

// Storage may be switched off altogether; then the choice lasts as long as the page.
const stored = (): string | null => {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Null: none is shown. */
export const shownBasemap = (offered: readonly OfferedBasemap[], chosen: string | null): OfferedBasemap | null =>
  offered.find(({ id }) => id === chosen) ??
  (chosen === 'none' ? null : (offered.find(({ id }) => id === 'own') ?? null))

export const useBasemapChoice = (
  offered: readonly OfferedBasemap[],
): { readonly shown: OfferedBasemap | null; readonly choose: (id: BasemapId) => void } => {
  const [chosen, setChosen] = useState(stored)
  return {
    shown: shownBasemap(offered, chosen),
    choose: (id) => {
      setChosen(id)
      try {
        localStorage.setItem(storageKey, id)
      } catch {
        // See above.
      }
    },
  }
}
