/** What the first bytes of a sent file tell, and its text in whatever encoding an office saves it. */

export const beginsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** A byte order mark says which; otherwise what is strictly UTF-8 is that, and the rest what Chinese Windows writes. Null: neither. */
export const textOf = (bytes: Uint8Array): string | null => {
  const marked = beginsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : beginsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one.
    }
  return null
}
