/**
 * Seals what is personal of a contact: AES-256-GCM, bound to its row and its unit, so that a sealed value moved elsewhere
 * does not open. A sealed value is base64 of: version 1, the key's own byte, 12 bytes of nonce, 16 of tag, the ciphertext.
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
  /** Sealed with the key that seals now. */
  readonly isCurrent: (sealed: string) => boolean
  /** Says of two secrets sent under one action whether they are the same, and nothing else without the key. */
  readonly mark: (actionId: string, secret: string) => string
}

const byteOf = (key: Buffer): number => createHash('sha256').update(key).digest()[0] ?? 0
const boundTo = ({ id, unitId }: SealedRow): Buffer => Buffer.from(`contacts ${id} ${unitId}`)

const tryToOpen = (key: Buffer, bytes: Buffer, row: SealedRow): string | null => {
  const nonce = bytes.subarray(2, 2 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.concat([bytes.subarray(0, 2), boundTo(row)]))
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
  return {
    seal: ({ name, phone }, row) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', current, nonce, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.concat([head, boundTo(row)]))
      const sealed = Buffer.concat([cipher.update(JSON.stringify({ name, phone }), 'utf8'), cipher.final()])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open: (sealed, row) => {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < headBytes || bytes[0] !== version) return null
      for (const key of keys.filter((each) => byteOf(each) === bytes[1])) {
        const said = tryToOpen(key, bytes, row)
        if (said !== null) return JSON.parse(said) as ContactSecret
      }
      return null
    },
    isCurrent: (sealed) => Buffer.from(sealed, 'base64').subarray(0, 2).equals(head),
    mark: (actionId, secret) => createHmac('sha256', current).update(`${actionId} ${secret}`).digest('hex'),
  }
}
