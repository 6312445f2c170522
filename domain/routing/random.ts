/** A seeded source of chance: the same seed gives the same numbers on every machine, so that a plan can be made again. */

export type Random = {
  /** A number in [0, 1). */
  readonly unit: () => number
  /** A whole number in [0, below). */
  readonly below: (below: number) => number
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for a search and fast. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    unit: () => next() / 4_294_967_296,
    below: (below) => Math.floor((next() / 4_294_967_296) * below),
  }
}
