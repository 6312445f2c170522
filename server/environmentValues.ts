/** What values of environment variables have to look like: checks that say yes or no, or give the value as it is used. */
import { createECDH } from 'node:crypto'
import { isIP } from 'node:net'
import { z } from 'zod'

export const isHttpUrl = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
}

export const isHttpsUrl = (value: string): boolean => isHttpUrl(value) && new URL(value).protocol === 'https:'

export const isKeyOf = (bytes: number, value: string): boolean =>
  /^[\w-]+=*$/.test(value) && Buffer.from(value, 'base64url').length === bytes

export const isKeyPair = (publicKey: string, privateKey: string): boolean => {
  const pair = createECDH('prime256v1')
  try {
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  } catch {
    return false
  }
  return pair.getPublicKey().equals(Buffer.from(publicKey, 'base64url'))
}

export const isPostgresUrl = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1
}

/** An address alone is a range of one. Null: neither an address nor a range. */
export const cidrOf = (value: string): string | null => {
  const [address = '', prefix, ...rest] = value.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  if (longest < 0 || rest.length > 0) return null
  if (prefix === undefined) return `${address}/${longest}`
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest ? `${address}/${Number(prefix)}` : null
}

/** Several, separated by commas. */
export const cidrs = z
  .string()
  .transform((value) => value.split(',').map((range) => cidrOf(range.trim())))
  .pipe(z.array(z.string()))

/** The address of a service, without a slash at its end: what is asked for is put behind it. */
export const serviceUrl = z
  .string()
  .refine((value) => {
    const url = isHttpUrl(value) ? new URL(value) : null
    return url !== null && url.search === '' && url.hash === '' && url.username === '' && !/[?#]/.test(value)
  })
  .transform((value) => new URL(value).href.replace(/\/+$/, ''))

/** A template names all three of z, x and y (or {-y}), or none of them: then it is a style. */
export const isStyleOrTemplate = (value: string): boolean => {
  const named = ['{z}', '{x}', '{y}'].filter((part) => value.replace('{-y}', '{y}').includes(part)).length
  return isHttpUrl(value) && (named === 0 || named === 3)
}
