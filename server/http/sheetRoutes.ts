/** A sheet of points, checked and not kept: what it would change, and what could not be taken. */
import { sheetChoicesSchema } from '../../domain/importing/checkSheet'
import { isRefusal, refuse } from '../../domain/refusal'
import type { Server } from '../context'
import { checkSentSheet } from '../importing/checkSheet'
import type { Exchange } from './exchange'
import { malformed, refusalResponse } from './refusals'

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

export const sheetRoutes = ({ database: { db } }: Pick<Server, 'database'>) => {
  // Each takes a processor of its own.
  let isChecking = false
  return {
    check: async ({ request }: Exchange): Promise<Response> => {
      const choices = choicesOf(request)
      if (!choices.success) return refusalResponse(malformed)
      const bytes = new Uint8Array(await request.arrayBuffer())
      if (bytes.length === 0) return refusalResponse(empty)
      if (isChecking) return refusalResponse(another)
      isChecking = true
      try {
        const answer = await checkSentSheet(db, bytes, choices.data)
        return isRefusal(answer)
          ? refusalResponse(answer)
          : Response.json(answer, { headers: { 'cache-control': 'no-store' } })
      } finally {
        isChecking = false
      }
    },
  }
}
