/** A sheet of points, checked and not kept: what it would change, and what could not be taken. */
import { sheetChoicesSchema } from '../../domain/importing/checkSheet'
import { isRefusal, refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { checkSentSheet } from '../importing/checkSheet'
import type { Exchange } from './exchange'
import { malformed, notSignedIn, refusalResponse } from './refusals'

export const sheetBytes = 20_000_000
export const sheetTooLarge = refuse(
  'tooLarge',
  '文件超过 20 MB，没有核对。请只保留需要的行和列后重新选择。',
  'The file is larger than 20 MB and was not checked. Keep the rows and columns that are needed and choose it again.',
)
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

const choicesOf = (request: Request) => {
  try {
    return sheetChoicesSchema.safeParse(JSON.parse(new URL(request.url).searchParams.get('choices') ?? '{}'))
  } catch {
    return { success: false as const }
  }
}

const overtaken = refuse(
  'conflict',
  '您又选了别的文件或改了设置，这一次没有核对完。请看最新的结果。',
  'You have chosen another file or changed a setting since, and this check was given up. See the newest result.',
)

type Check = { readonly accountId: string; readonly leaving: AbortController; readonly done: Promise<unknown> }

/** One at a time, for each takes a processor of its own; a person's newer question takes the place of the older one. */
export const sheetRoutes = ({ database: { db } }: Pick<Server, 'database'>) => {
  let running: Check | null = null
  return {
    check: async ({ request, identify }: Exchange): Promise<Response> => {
      const signedIn = await identify()
      if (signedIn === null) return refusalResponse(notSignedIn)
      const { accountId } = signedIn.viewer
      const choices = choicesOf(request)
      if (!choices.success) return refusalResponse(malformed)
      const bytes = new Uint8Array(await request.arrayBuffer())
      if (bytes.length === 0) return refusalResponse(empty)
      while (running !== null) {
        if (running.accountId !== accountId) return refusalResponse(another)
        running.leaving.abort()
        await running.done
      }
      const leaving = new AbortController()
      const checking = checkSentSheet(db, bytes, choices.data, leaving.signal)
      const own: Check = { accountId, leaving, done: checking.catch(() => undefined) }
      running = own
      try {
        const answer = await checking
        return isRefusal(answer)
          ? refusalResponse(answer)
          : Response.json(answer, { headers: { 'cache-control': 'no-store' } })
      } catch (fault) {
        if (leaving.signal.aborted) return refusalResponse(overtaken)
        throw fault
      } finally {
        if (running === own) running = null
      }
    },
  }
}
