/**
 * Sorting by a key of each, in a tenth of the time that a comparison of one's own takes: the engine sorts plain numbers,
 * and each carries in its last 16 bits which it was. Keys that agree to ten digits count as alike.
 */
const numberMask = 0xffff
/** No key is greater, so that none becomes something else than a number. */
const greatest = 1e300
/** Where the last bits of a number lie depends on the machine. */
const lastHalf = new Uint32Array(new Float64Array([1]).buffer)[0] === 0 ? 0 : 1

/** For at most `most` keys, and 65,536. */
export const createKeyedSort = (most: number) => {
  const keys = new Float64Array(most)
  const halves = new Uint32Array(keys.buffer)
  return {
    setKey: (index: number, key: number): void => {
      keys[index] = Math.min(key, greatest)
      const half = 2 * index + lastHalf
      halves[half] = ((halves[half] as number) & ~numberMask) | index
    },
    /** The indices below `count` into `order`, the least key first. */
    sort: (count: number, order: Int32Array): void => {
      keys.subarray(0, count).sort()
      for (let index = 0; index < count; index += 1)
        order[index] = (halves[2 * index + lastHalf] as number) & numberMask
    },
  }
}
