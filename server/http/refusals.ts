/**
 * Refusals outside the procedures: the sentence in both languages as JSON, with the right status. A caller of /trpc reads
 * tRPC's own form of an error, so what is refused before a procedure is reached takes that form there.
 */
import type { TRPCError } from '@trpc/server'
import { httpStatusOf, type Refusal, refuse } from '../../domain/refusal'
import { type Text, text } from '../../domain/text'
import { codeOf } from '../trpc'

export type RefusalOptions = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly toProcedureCaller?: boolean
}

/** JSON-RPC's number for a request that is not valid; the client goes by `data`. */
const invalidRequest = -32600

const respond = (
  refused: Text,
  kind: string,
  code: TRPCError['code'],
  status: number,
  { headers = {}, toProcedureCaller = false }: RefusalOptions,
): Response =>
  Response.json(
    toProcedureCaller
      ? { error: { message: refused.zh, code: invalidRequest, data: { code, httpStatus: status, refusal: refused } } }
      : { refused, kind },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  )

export const refusalResponse = ({ refused, kind }: Refusal, options: RefusalOptions = {}): Response =>
  respond(refused, kind, codeOf[kind], options.status ?? httpStatusOf[kind], options)

export const notSignedIn = refuse('unauthenticated', '请先登录。', 'Sign in first.')
export const notPermitted = refuse(
  'forbidden',
  '您现在的岗位无权查看或办理。如有需要，请联系指挥部办公室。',
  'Your present posts do not allow this. Ask the headquarters office if you need it.',
)
export const tooOften = refuse('tooMany', '操作太频繁，请一分钟后再试。', 'Too many requests; try again in a minute.')
export const tooLarge = refuse(
  'tooLarge',
  '提交的内容太大，没有保存。请删减后重试。',
  'The request is too large; nothing was saved. Shorten it and try again.',
)
export const malformed = refuse(
  'invalid',
  '请求的格式不对，没有保存。请刷新页面后重试。',
  'The request is malformed; nothing was saved. Reload the page and try again.',
)
export const foreignOrigin = refuse(
  'forbidden',
  '请求来自别的网址，没有办理。请从本系统的网址打开页面后重试。',
  'The request comes from another site; nothing was done. Open the page at its own address and try again.',
)
export const nothingHere = refuse(
  'notFound',
  '没有这个地址。请回到首页。',
  'There is nothing at this address. Go back to the first page.',
)

export const wrongMethod = (allowed: readonly string[]): Response =>
  refusalResponse(
    refuse(
      'invalid',
      '这个地址不接受这种请求，没有办理。请刷新页面后重试。',
      'This address does not take such a request; nothing was done. Reload the page and try again.',
    ),
    { status: 405, headers: { allow: allowed.join(', ') } },
  )

const systemFailed = text(
  '系统出错，没有保存。请稍后重试；仍不行请联系指挥部办公室。',
  'Something went wrong; nothing was saved. Try again later, and tell the headquarters office if it happens again.',
)

/** Not a refusal but a fault of ours; what happened is in the log alone. */
export const failureResponse = (options: RefusalOptions = {}): Response =>
  respond(systemFailed, 'failed', 'INTERNAL_SERVER_ERROR', options.status ?? 500, options)
