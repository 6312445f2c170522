/** Keys of items and kinds that are new: what is worded alike has one key, whichever kind and version it stands in. */
import { comparable } from '../importing/cells'
import type { Handbook } from './handbook'

const numberedPast = (keys: Iterable<string>, prefix: string): (() => string) => {
  let last = 0
  for (const key of keys) {
    const [, digits] = new RegExp(`^${prefix}-(\\d{1,9})$`).exec(key) ?? []
    if (digits !== undefined) last = Math.max(last, Number(digits))
  }
  return () => {
    last += 1
    return `${prefix}-${last}`
  }
}

/** In the order in which they are asked for, so that the same sheet gets the same keys. */
export const createItemKeys = (handbook: Handbook) => {
  const known = new Map<string, string>()
  const ofKind = new Map<string, string>()
  const all: string[] = []
  for (const { kinds } of handbook.toReversed())
    for (const [kind, items] of Object.entries(kinds))
      for (const { key, zh } of items) {
        const words = comparable(zh)
        all.push(key)
        if (!ofKind.has(`${kind} ${words}`)) ofKind.set(`${kind} ${words}`, key)
        if (!known.has(words)) known.set(words, key)
      }
  const next = numberedPast(all, 'item')
  return (kind: string, zh: string, isTaken: (key: string) => boolean): string => {
    const words = comparable(zh)
    const before = [ofKind.get(`${kind} ${words}`), known.get(words)].find((key) => key !== undefined && !isTaken(key))
    const key = before ?? next()
    if (!known.has(words)) known.set(words, key)
    return key
  }
}

export const createKindKeys = (keys: readonly string[]): (() => string) => numberedPast(keys, 'kind')
