/** The chosen base map, ready to lie under our style. Until another one is ready the one before stays. */
import { useEffect, useState } from 'react'
import type { OfferedBasemap } from '../../domain/basemap'
import { isRefusal } from '../../domain/refusal'
import type { Language, Text } from '../../domain/text'
import type { BasemapParts } from './basemap'
import type { AddArchiveProtocol } from './offlineBasemap'
import type { MapTheme } from './palette'
import { words } from './words'

export type ReadyBasemap = {
  /** Tells one look of a base map from another. */
  readonly key: string
  readonly parts: BasemapParts | null
  /** It could not be had, and why; the map goes on without it. */
  readonly fault: Text | null
}

const none: ReadyBasemap = { key: '', parts: null, fault: null }

export const useBasemap = (
  shown: OfferedBasemap | null,
  theme: MapTheme,
  language: Language,
  addProtocol: AddArchiveProtocol,
): ReadyBasemap => {
  const [ready, setReady] = useState(none)
  const asked = shown === null ? '' : JSON.stringify(shown)

  useEffect(() => {
    if (asked === '') return setReady(none)
    const key = `${asked} ${theme} ${language}`
    const stopped = new AbortController()
    const make = async (): Promise<ReadyBasemap> => {
      const { partsOf } = await import('./basemapParts')
      const made = await partsOf(JSON.parse(asked), { theme, language }, addProtocol, stopped.signal)
      return isRefusal(made) ? { key, parts: null, fault: made.refused } : { key, parts: made, fault: null }
    }
    make()
      .catch(() => ({ key, parts: null, fault: words.basemapMissing }))
      .then((made) => stopped.signal.aborted || setReady(made))
    return () => stopped.abort()
  }, [asked, theme, language, addProtocol])

  return ready
}
