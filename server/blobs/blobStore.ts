/**
 * Where pictures and papers lie: bytes under a key, written once and never changed. Two stores: a folder beside the
 * database, and any S3-compatible service.
 */
export type BlobStore = {
  /** Resolves once the bytes would survive a loss of power. The same key always means the same bytes. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Null: nothing lies there. */
  readonly get: (key: string) => Promise<Uint8Array<ArrayBuffer> | null>
  readonly has: (key: string) => Promise<boolean>
}

/** `photos/ab/abcd….jpg`: lower-case words, digits, dots and dashes, so that no key leads out of its store. */
const keyPattern = /^[a-z0-9]+(\/[a-z0-9][a-z0-9.-]*)+$/

/** @throws for a key that is no plain path; keys are made by the product, never by who sends something. */
export const checkedKey = (key: string): string => {
  if (!keyPattern.test(key) || key.includes('..')) throw new Error(`not a key of a blob store: ${key}`)
  return key
}
