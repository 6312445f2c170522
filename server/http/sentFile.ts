/** Files that are sent to be checked or taken in: with choices in the address, and one at a time. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { longestFileName } from '../../domain/file'
import { uuidSchema } from '../../domain/id'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { storable } from '../../domain/storable'
import type { BlobStore } from '../blobs/blobStore'
import type { SignedIn } from '../viewer'
import type { Exchange } from './exchange'
import { notSignedIn, refusalResponse } from './refusals'

const empty = refuse(
  'invalid',
  '文件是空的（0 字节），没有核对。请检查文件后重新选择。',
  'The file is empty (0 bytes) and was not checked. Check it and choose it again.',
)
const another = refuse(
  'tooMany',
  '正在核对另一个文件，请等它完成后再试。',
  'Another file is being checked; wait until that is done and try again.',
)
const overtaken = refuse(
  'conflict',
  '您又选了别的文件或改了设置，这一次没有核对完。请看最新的结果。',
  'You have chosen another file or changed a setting since, and this check was given up. See the newest result.',
)
/** A value that is written as JSON in an address. */
export const jsonText = z.string().transform((json, context) => {
  try {
    return JSON.parse(json) as unknown
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
})
/** What is said with a file that was checked and is to be taken as it was looked at. */
export const lookedAt = {
  id: uuidSchema,
  /** The fingerprint that the check gave. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  name: storable.trim().min(1).max(longestFileName),
}

/** Where a file of a kind lies, by the SHA-256 of its bytes. */
export const keptKey = (kind: 'sheets' | 'boundaries', hash: string): string => `${kind}/${hash.slice(0, 2)}/${hash}`

/** In the store before an event names it; its hash. */
export const keepSentFile = async (
  blobs: BlobStore,
  kind: 'sheets' | 'boundaries',
  bytes: Uint8Array,
): Promise<string> => {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await blobs.put(keptKey(kind, hash), bytes)
  return hash
}

export const queryOf = ({ url }: Request) => Object.fromEntries(new URL(url).searchParams)

type Running = { readonly accountId: string; readonly leaving: AbortController; readonly done: Promise<unknown> }

/** One at a time, for each takes a processor of its own; a person's newer question takes the place of the older one. */
export const createTurn = () => {
  let running: Running | null = null
  return async <T>(accountId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | Refusal> => {
    while (running !== null) {
      if (running.accountId !== accountId) return another
      running.leaving.abort()
      await running.done
    }
    const leaving = new AbortController()
    const working = work(leaving.signal)
    const own: Running = { accountId, leaving, done: working.catch(() => undefined) }
    running = own
    try {
      return await working
    } catch (fault) {
      if (fault === leaving.signal.reason) return overtaken
      throw fault
    } finally {
      if (running === own) running = null
    }
  }
}

/** Who sent which bytes, answered as JSON and kept by nobody. */
export const withSentFile = async (
  { request, identify }: Exchange,
  answer: (signedIn: SignedIn, bytes: Uint8Array<ArrayBuffer>) => Promise<object>,
): Promise<Response> => {
  const signedIn = await identify()
  if (signedIn === null) return refusalResponse(notSignedIn)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const outcome = bytes.length === 0 ? empty : await answer(signedIn, bytes)
  return isRefusal(outcome)
    ? refusalResponse(outcome)
    : Response.json(outcome, { headers: { 'cache-control': 'no-store' } })
}
