/** Chance that falls the same way every time, so that every first start shows the same city. */
export type Chance = {
  /** 0 ≤ value < 1 */
  readonly next: () => number
  /** A whole number from 0 to `below` − 1. */
  readonly below: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** A UUID of version 7's form, made from chance and the instant. */
  readonly uuid: (at: Date) => string
}

/** mulberry32, a public-domain generator by Tommy Ettinger. */
export const seededChance = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    next,
    below,
    pick: (from) => {
      const chosen = from[below(from.length)]
      if (chosen === undefined) throw new Error('nothing to pick from')
      return chosen
    },
    uuid: (at) => {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(12)}`
    },
  }
}
