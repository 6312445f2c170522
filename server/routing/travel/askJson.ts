/**
 * One question to a service of the office's own choosing, by HTTP. It is not trusted for that: only its own address is
 * asked (no redirect is followed), the answer is bounded in size and time, and is looked through before it is used.
 */
import type { z } from 'zod'
import { EngineFault } from './engine'

export type Question<T> = {
  /** Below the configured address, without a slash at the beginning; may have a query. */
  readonly path: string
  /** Sent as JSON; without it the question is a GET. */
  readonly body?: unknown
  readonly schema: z.ZodType<T>
  readonly signal: AbortSignal
}

export type Ask = <T>(question: Question<T>) => Promise<T>

const mostBytes = 32 * 1024 * 1024

const readBounded = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > mostBytes) throw new EngineFault('wrong', `an answer of more than ${mostBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

const parsed = (text: string, status: number): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EngineFault('wrong', `an answer of status ${status} that is no JSON`, { cause })
  }
}

/**
 * Any status may carry an answer that the schema knows: engines tell in it what they cannot do. Rejects with an
 * EngineFault, or with the signal's reason when it is given up.
 */
export const askAt =
  (base: string, withinMs: number): Ask =>
  async ({ path, body, schema, signal }) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(withinMs)])
    try {
      const response = await fetch(`${base}/${path}`, {
        redirect: 'manual',
        signal: within,
        headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      })
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel()
        throw new EngineFault('wrong', `a redirect (${response.status}), which is not followed`)
      }
      const text = await readBounded(response)
      if (response.status >= 500) throw new EngineFault('silent', `status ${response.status}`)
      const read = schema.safeParse(parsed(text, response.status))
      if (!read.success) {
        const [issue] = read.error.issues
        throw new EngineFault(
          'wrong',
          `an unexpected answer of status ${response.status}: ${issue?.path.join('.')} ${issue?.message}`,
        )
      }
      return read.data
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      if (cause instanceof EngineFault) throw cause
      throw new EngineFault('silent', within.aborted ? `no answer within ${withinMs} ms` : 'no connection', { cause })
    }
  }
