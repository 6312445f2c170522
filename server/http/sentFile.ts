/** Files that are sent to be checked or taken in: with choices in the address, and one at a time. */
import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
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
