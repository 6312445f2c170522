/**
 * Seals what is personal of a contact, and other secrets that have to be read again: AES-256-GCM, bound to its row, so that
 * a sealed value moved elsewhere does not open. A sealed value is base64 of: version 1, the key's own byte, 12 bytes of
 * nonce, 16 of tag, the ciphertext.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { ContactSecret } from '../../domain/contact'

const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 2 + nonceBytes + tagBytes

export type SealedRow = { readonly id: string; readonly unitId: string }

export type Seals = {
  readonly seal: (secret: ContactSecret, row: SealedRow) => string
  /** Null: sealed with a key that is not here, for another row, or altered. */
  readonly open: (sealed: string, row: SealedRow) => ContactSecret | null
  /** The same for any words, bound to a text that names their row. */
  readonly sealWords: (words: string, boundTo: string) => string
  readonly openWords: (sealed: string, boundTo: string) => string | null
  /** Sealed with the key that seals now. */
  readonly isCurrent: (sealed: string) => boolean
  /** Says of two secrets sent under one action whether they are the same, and nothing else without the key. */
  readonly mark: (actionId: string, secret: string) => string
}

const byteOf = (key: Buffer): number => createHash('sha256').update(key).digest()[0] ?? 0
const rowText = ({ id, unitId }: SealedRow): string => `contacts ${id} ${unitId}`

const tryToOpen = (key: Buffer, bytes: Buffer, boundTo: string): string | null => {
  const nonce = bytes.subarray(2, 2 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.concat([bytes.subarray(0, 2), Buffer.from(boundTo)]))
  decipher.setAuthTag(bytes.subarray(2 + nonceBytes, headBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** `keys`: the first seals. */
export const createSeals = (keys: readonly Buffer[]): Seals => {
  const [current] = keys
  if (current === undefined) throw new Error('there is no key for contacts')
  const head = Buffer.from([version, byteOf(current)])
  const sealWords = (words: string, boundTo: string): string => {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', current, nonce, { authTagLength: tagBytes })
    cipher.setAAD(Buffer.concat([head, Buffer.from(boundTo)]))
    const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
    return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]).toString('base64')
  }
  const openWords = (sealed: string, boundTo: string): string | null => {
    const bytes = Buffer.from(sealed, 'base64')
    if (bytes.length < headBytes || bytes[0] !== version) return null
    for (const key of keys.filter((each) => byteOf(each) === bytes[1])) {
      const said = tryToOpen(key, bytes, boundTo)
      if (said !== null) return said
    }
    return null
  }
  return {
    seal: ({ name, phone }, row) => sealWords(JSON.stringify({ name, phone }), rowText(row)),
    open: (sealed, row) => {
      const said = openWords(sealed, rowText(row))
      return said === null ? null : (JSON.parse(said) as ContactSecret)
    },
    sealWords,
    openWords,
    isCurrent: (sealed) => Buffer.from(sealed, 'base64').subarray(0, 2).equals(head),
    mark: (actionId, secret) => createHmac('sha256', current).update(`${actionId} ${secret}`).digest('hex'),
  }
}
