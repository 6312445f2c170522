/**
 * The one place that makes procedures. None can be made without a permission and a rate, so what is not stated here is
 * not allowed. A refusal of the domain becomes an error with its own status and its sentence in both languages.
 */
import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { may, type Permission } from '../domain/permissions'
import { isRefusal, type Refusal, type RefusalKind, refuse } from '../domain/refusal'
import type { Text } from '../domain/text'
import type { Context } from './context'
import type { Rate } from './rateLimiter'

export type Meta = { readonly permission: Permission; readonly rate: Rate }

export const codeOf: Record<RefusalKind, TRPCError['code']> = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  tooLarge: 'PAYLOAD_TOO_LARGE',
  tooMany: 'TOO_MANY_REQUESTS',
}

/** Carries a refusal through tRPC, which knows errors only. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused.zh)
  }
}

const rejection = (refusal: Refusal): TRPCError =>
  new TRPCError({ code: codeOf[refusal.kind], message: refusal.refused.zh, cause: new Refused(refusal) })

/** The answer, or the refusal as an error with the right status; so no answer's type holds a refusal. */
export const accepted = <T>(answer: T): Exclude<T, Refusal> => {
  if (isRefusal(answer)) throw rejection(answer)
  return answer as Exclude<T, Refusal>
}

const inputIsWrong = (error: ZodError): Refusal => {
  const [issue] = error.issues
  const path = issue?.path.join('.') ?? ''
  const where = { zh: path === '' ? '' : `${path}：`, en: path === '' ? '' : `${path}: ` }
  const [zh, en] =
    issue?.code === 'too_big'
      ? [`不能超过${issue.maximum}`, `no more than ${issue.maximum}`]
      : issue?.code === 'too_small'
        ? ['不能为空或过小', 'not empty or too small']
        : ['格式不对或缺少', 'missing or of the wrong form']
  return refuse(
    'invalid',
    `填写的内容有误（${where.zh}${zh}），没有保存。请改正后重新提交。`,
    `Something is wrong with the input (${where.en}${en}); nothing was saved. Correct it and send it again.`,
  )
}

const malformed = refuse(
  'invalid',
  '请求的格式不对，没有保存。请刷新页面后重试。',
  'The request is malformed; nothing was saved. Reload the page and try again.',
)
const tooLarge = refuse(
  'tooLarge',
  '提交的内容太大，没有保存。请删减后重试。',
  'The request is too large; nothing was saved. Shorten it and try again.',
)
const unknownProcedure = refuse('notFound', '没有这个接口。', 'There is no such procedure.')
const failed = refuse(
  'conflict',
  '系统出错，没有保存。请稍后重试；仍不行请联系指挥部办公室。',
  'Something went wrong; nothing was saved. Try again later, and tell the headquarters office if it happens again.',
)

const refusalOf = (error: TRPCError): Text => {
  if (error.cause instanceof Refused) return error.cause.refusal.refused
  if (error.cause instanceof ZodError) return inputIsWrong(error.cause).refused
  if (error.code === 'PARSE_ERROR' || error.code === 'BAD_REQUEST') return malformed.refused
  if (error.code === 'PAYLOAD_TOO_LARGE') return tooLarge.refused
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') return unknownProcedure.refused
  return failed.refused
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    // Neither stack nor inner message leaves the server.
    errorFormatter: ({ shape, error, ctx }) => {
      const refusal = refusalOf(error)
      return {
        code: shape.code,
        message: refusal[ctx?.language ?? 'zh'],
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, refusal },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

const tooOften = refuse('tooMany', '操作太频繁，请一分钟后再试。', 'Too many requests; try again in a minute.')
const notSignedIn = refuse('unauthenticated', '请先登录。', 'Sign in first.')
const notPermitted = refuse(
  'forbidden',
  '您现在的岗位无权办理这件事。如有需要，请联系指挥部办公室。',
  'Your present posts do not allow this. Ask the headquarters office if you need it.',
)

/** A procedure for those who hold the permission, at most so often; `ctx.viewer` is who calls. */
export const procedure = (permission: Permission, rate: Rate) =>
  t.procedure.meta({ permission, rate }).use(({ ctx, next }) => {
    const { viewer } = ctx
    if (!ctx.rateLimiter.allow(rate, viewer?.accountId ?? ctx.address, Date.now())) throw rejection(tooOften)
    if (viewer === null) throw rejection(notSignedIn)
    if (!may(viewer, permission)) throw rejection(notPermitted)
    return next({ ctx: { ...ctx, viewer } })
  })
