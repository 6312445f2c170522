/** A password that is read out and typed without mistakes: no l, o, 0 or 1. Sixty bits from the browser's own source. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** `xxxx-xxxx-xxxx`. Thirty-two letters, so that each byte's lower five bits say one, all alike often. */
export const madePassword = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => letters[byte & 31])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
