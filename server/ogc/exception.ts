/** A refusal as OGC API names it: a code, and a description in the reader's language. */
import { httpStatusOf, type Refusal, type RefusalKind, refuse } from '../../domain/refusal'
import { languageOf } from '../http/exchange'

const codeOf: Record<RefusalKind, string> = {
  invalid: 'InvalidParameterValue',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  notFound: 'NotFound',
  conflict: 'Conflict',
  tooLarge: 'PayloadTooLarge',
  tooMany: 'TooManyRequests',
}

export const exceptionOf = ({ refused, kind }: Refusal, request: Request): Response => {
  const response = Response.json(
    { code: codeOf[kind], description: refused[languageOf(request.headers)] },
    { status: httpStatusOf[kind], headers: { 'cache-control': 'no-store', vary: 'accept-language' } },
  )
  // Programs that can ask for a password only ask for one when told that they may.
  if (kind === 'unauthenticated') {
    response.headers.append('www-authenticate', 'Bearer realm="Xuncheng"')
    response.headers.append('www-authenticate', 'Basic realm="Xuncheng", charset="UTF-8"')
  }
  if (kind === 'tooMany') response.headers.set('retry-after', '60')
  return response
}

export const noSuchResource = refuse(
  'notFound',
  '没有这个资源。请从首页 /ogc 的链接进入。',
  'There is no such resource. Follow the links of the landing page, /ogc.',
)
export const noSuchCollection = refuse(
  'notFound',
  '没有这个数据集。请从 /ogc/collections 中选择。',
  'There is no such collection. Choose one of /ogc/collections.',
)
/** One answer for what is not there and what is not this reader's to see. */
export const noSuchFeature = refuse(
  'notFound',
  '没有这个要素，或您无权查看。请从列表中选择。',
  'There is no such feature, or it is not yours to see. Choose one from the items.',
)
