/** Numbers that look random and never change: the same words always give the same numbers, on every machine. */

/** FNV-1a, 32 bits. */
const hash = (words: string): number => {
  let value = 0x811c9dc5
  for (const character of words) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** A stream of numbers in [0, 1), begun by words (mulberry32). */
export const chance = (words: string): (() => number) => {
  let state = hash(words)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
