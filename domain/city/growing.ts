/** Numbers in a row that grows: half a million of them stay one small piece of memory. */
export type Typed = Int32Array | Int16Array | Uint8Array

export type Growing = {
  readonly length: () => number
  readonly push: (value: number) => void
  readonly set: (index: number, value: number) => void
  /** What is past the end, or before the start, is 0. */
  readonly at: (index: number) => number
  /** All of them, for a loop over many: good until the next push, and longer than what is in use. */
  readonly values: () => Typed
}

export const growing = (make: new (length: number) => Typed): Growing => {
  let values = new make(64)
  let length = 0
  return {
    length: () => length,
    push: (value) => {
      if (length === values.length) {
        const wider = new make(length * 2)
        wider.set(values)
        values = wider
      }
      values[length] = value
      length += 1
    },
    set: (index, value) => {
      values[index] = value
    },
    at: (index) => values[index] ?? 0,
    values: () => values,
  }
}

/** Words as small numbers, in the order of their first coming; null is a word of its own. */
export type Numbered<W extends string | number> = {
  readonly numberOf: (word: W | null) => number
  readonly wordOf: (number: number) => W | null
  /** Undefined: it has not come yet. */
  readonly known: (word: W | null) => number | undefined
  readonly size: () => number
}

export const numbered = <W extends string | number>(): Numbered<W> => {
  const words: (W | null)[] = []
  const numbers = new Map<W | null, number>()
  return {
    numberOf: (word) => {
      const before = numbers.get(word)
      if (before !== undefined) return before
      numbers.set(word, words.length)
      words.push(word)
      return words.length - 1
    },
    wordOf: (number) => words[number] ?? null,
    known: (word) => numbers.get(word),
    size: () => words.length,
  }
}
