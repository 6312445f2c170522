/** Refusals of plain routes: the sentence in both languages as JSON, with the right status. */
import { httpStatusOf, type Refusal, refuse } from '../../domain/refusal'
import { text } from '../../domain/text'

export const refusalResponse = (
  refusal: Refusal,
  { status = httpStatusOf[refusal.kind], headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response =>
  Response.json(
    { refused: refusal.refused, kind: refusal.kind },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  )

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

/** Not a refusal but a fault of ours; what happened is in the log alone. */
export const failureResponse = (status: 500 | 503 = 500): Response =>
  Response.json(
    {
      refused: text(
        '系统出错，没有保存。请稍后重试；仍不行请联系指挥部办公室。',
        'Something went wrong; nothing was saved. Try again later, and tell the headquarters office if it happens again.',
      ),
      kind: 'failed',
    },
    { status, headers: { 'cache-control': 'no-store' } },
  )
